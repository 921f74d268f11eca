/*
 * safety.mjs: the page asks nobody, runs nothing but its own script, and takes texts for texts.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dataOf } from './reading.mjs';
import { altered, hostile, report } from './reports.mjs';

const WATCH = () => {
    window.broken = [];
    addEventListener('securitypolicyviolation', (event) =>
        window.broken.push(`${event.violatedDirective} ${event.sample}`),
    );
};

/* Opens everything that the page can open. */
async function visitAll(page) {
    await page.run(WATCH);
    await page.run(() => {
        const all = (selector, act) => document.querySelectorAll(selector).forEach(act);
        const set = (element, value) => {
            element.value = value;
            element.dispatchEvent(new Event('input'));
        };
        all('#compare', (button) => button.click());
        all('tbody .link', (button) => button.click());
        for (let i = 0; i <= Number(document.querySelector('#date-date').max); i++)
            set(document.querySelector('#date-date'), i);
        all('.sort, .tools button, .zoom button, #legend button', (button) => button.click());
        for (const text of ['<', 'img', 'a']) set(document.querySelector('#search'), text);
    });
}

export default (world) =>
    describe('safety', () => {
        test('whatever is done on the page: no error, no refusal, no request', async () => {
            const page = await world.open();
            await visitAll(page);
            assert.deepEqual(page.problems, []);
            assert.deepEqual(await page.run(() => window.broken), []);
            assert.deepEqual(page.requests, [world.csto]);
        });

        test('a dossier of markup stays text', async () => {
            const url = report(hostile());
            const page = await world.browser.open(url);
            await visitAll(page);
            assert.deepEqual(page.problems, []);
            assert.deepEqual(await page.run(() => window.broken), []);
            assert.deepEqual(page.requests, [url]);
            const seen = await page.run(() => ({
                images: document.images.length,
                scripts: document.scripts.length,
                styles: document.querySelectorAll(
                    'style, [style], [onload], [onerror], iframe, object, embed, form',
                ).length,
                links: [...document.links]
                    .map((link) => link.getAttribute('href'))
                    .filter((href) => !/^(https?:|#)/.test(href)),
                title: document.title,
                shown: getComputedStyle(document.body).display,
            }));
            assert.deepEqual(
                { ...seen, title: seen.title.includes('<img') },
                { images: 0, scripts: 2, styles: 1, links: [], title: true, shown: 'block' },
            );
        });

        test('a link in data that was changed by hand is no link', async () => {
            const page = await world.browser.open(
                altered(world.csto, (data) => {
                    data.sources[0].url = 'javascript:alert(1)';
                    data.sources[1].url = 'https://example.org/1';
                }),
            );
            const links = () =>
                page.run(() => [...document.querySelectorAll('#card a')].map(({ href }) => href));
            const { relations } = await dataOf(page);
            const citing = (source) =>
                relations.findIndex(({ citations }) => citations?.some(([s]) => s === source));
            const seen = [];
            for (const source of [0, 1]) {
                await page.run((r) => {
                    document.querySelector(`#relations [data-relation="${r}"] .link`).click();
                }, citing(source));
                seen.push(...(await links()));
            }
            assert.ok(seen.includes('https://example.org/1'));
            assert.ok(seen.every((href) => href === 'https://example.org/1'));
        });

        test('the policy comes first, and allows the one script and style', () => {
            const html = readFileSync(fileURLToPath(world.csto), 'utf8');
            const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/i.exec(
                html,
            );
            assert.match(
                policy,
                /^default-src 'none'; img-src data:; style-src 'sha256-[^ ]+'; script-src 'sha256-[^ ]+'; base-uri 'none'; form-action 'none'$/,
            );
            assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<style'));
            assert.ok(!/\sstyle="|\son\w+="/.test(html.replace(/<script[^]*?<\/script>/g, '')));
        });

        test('the page of the example is small', () => {
            assert.ok(readFileSync(fileURLToPath(world.csto)).length < 300000);
        });
    });
