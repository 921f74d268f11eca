/*
 * controls.mjs: search, filters, starting over, and the fragment that keeps all of it.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dataOf, hash, linesOf, slide, status, viewBox } from './reading.mjs';

const options = (page) =>
    page.run(() =>
        [...document.querySelectorAll('#suggestions:not([hidden]) [role=option]')].map(
            (option) => option.textContent,
        ),
    );

async function search(page, text) {
    await page.run(() => {
        document.querySelector('#search').value = '';
    });
    await page.click('#search');
    await page.type(text);
    return options(page);
}

export default (world) =>
    describe('controls', () => {
        test('the search suggests by label, alias and id, whatever the case and the accents', async () => {
            const page = await world.open();
            assert.match((await search(page, 'belarus'))[0], /^Belarus State$/i);
            assert.match((await search(page, 'MÍNSK'))[0], /^Belarus \(Minsk\)/);
            assert.match(
                (await search(page, 'одкб'))[0],
                /^Collective Security Treaty Organization \(ОДКБ\)/,
            );
            assert.match(
                (await search(page, 'cst'))[0],
                /^Collective Security Treaty Organization \(CSTO\)/,
            );
            const russians = (await search(page, 'russia')).filter((text) => /^Russia /.test(text));
            assert.equal(russians.length, 1, 'once, though label, id and alias fit');
            assert.deepEqual(await search(page, 'nobody at all'), []);
            assert.match(await status(page), /Nobody/);
        });

        test('the search is a combobox: arrows choose, Enter takes, Escape closes', async () => {
            const page = await world.open();
            const whole = await viewBox(page);
            const found = await search(page, 'stan');
            assert.ok(found.length > 3);
            const active = () =>
                page.run(() => {
                    const input = document.querySelector('#search');
                    return [
                        input.getAttribute('aria-expanded'),
                        document.getElementById(input.getAttribute('aria-activedescendant'))
                            ?.textContent,
                    ];
                });
            await page.press('ArrowDown');
            await page.press('ArrowDown');
            assert.deepEqual(await active(), ['true', found[1]]);
            await page.press('ArrowUp');
            await page.press('ArrowUp');
            assert.deepEqual(await active(), ['true', found.at(-1)]);
            await page.press('Escape');
            assert.deepEqual(await active(), ['false', null]);
            await page.press('ArrowDown');
            await page.press('Enter');
            assert.equal(await page.text('#card h3'), found[0].replace(/ State$/i, ''));
            assert.ok((await viewBox(page))[2] < whole[2], 'the map goes there');
            assert.equal(await page.run(() => document.activeElement.id), 'search');
        });

        test('a click on a suggestion takes it', async () => {
            const page = await world.open();
            await search(page, 'russia');
            await page.click('#suggestion-0');
            assert.equal(await page.text('#card h3'), 'Russia');
        });

        test('the legend filters families and kinds', async () => {
            const page = await world.open();
            const { lines, families, kinds, entities } = await dataOf(page);
            const f = families.findIndex(({ name }) => name === 'dissent');
            await page.click(`#legend [data-family="${f}"] button`);
            assert.deepEqual(
                (await linesOf(page)).map((held) => held === 'off'),
                lines.map(({ family }) => family === f),
            );
            assert.match(await hash(page), /hide=dissent$/);
            await page.click(`#legend [data-family="${f}"] button`);
            assert.ok((await linesOf(page)).every((held) => held === 'certain'));
            const k = kinds.findIndex(({ name }) => name === 'state');
            await page.click(`#legend [data-kind="${k}"] button`);
            assert.equal(
                await page.run(
                    (kind) =>
                        document
                            .querySelector(`#legend [data-kind="${kind}"] button`)
                            .getAttribute('aria-pressed'),
                    k,
                ),
                'false',
            );
            assert.deepEqual(
                (await linesOf(page)).map((held) => held === 'off'),
                lines.map(({ from, to }) => [from, to].some((e) => entities[e].kind === k)),
            );
            const hidden = await page.run(() =>
                [...document.querySelectorAll('#map .node.off')].map((node) =>
                    Number(node.id.slice(1)),
                ),
            );
            assert.ok(hidden.length >= entities.filter(({ kind }) => kind === k).length);
            assert.match(await status(page), /relations/);
        });

        test('the fragment keeps the view, and gives it back', async () => {
            const page = await world.open();
            const { dates, relations } = await dataOf(page);
            await page.run(() => {
                location.hash =
                    '#focus=Belarus&hide=dissent,person&relation=12&sort=ranking:1:desc';
            });
            await page.until(() => !document.querySelector('#card').hidden);
            await slide(page, '#date-date', Math.floor(dates.length / 2));
            await page.click('#compare');
            await slide(page, '#date-with', dates.length - 1);
            const kept = await hash(page);
            assert.match(
                kept,
                /^#date=\d{4}-\d\d-\d\d&with=\d{4}-\d\d-\d\d&focus=Belarus&hide=dissent,person&relation=12&sort=ranking:1:desc$/,
            );
            const looks = () =>
                page.run(() =>
                    ['#map', '#w-map', '#card', '#legend', '#relations', '#ranking', '#controls']
                        .map((s) =>
                            document
                                .querySelector(s)
                                .outerHTML.replace(/ class="(?! )[^"]*"/g, (all) =>
                                    all.replace(' lit', ''),
                                ),
                        )
                        .join('\n'),
                );
            const before = await looks();
            await page.go('about:blank');
            await page.go(world.csto + kept);
            const after = await looks();
            assert.equal(await hash(page), kept);
            assert.equal(after.length, before.length);
            assert.ok(relations[12]);
        });

        test('what a fragment says that is unknown or wrong is passed over', async () => {
            const page = await world.open(
                '#date=2010-02-31&with=x&focus=Nobody&hide=x,,%zz&relation=99999&sort=ranking:99:desc,x:1:asc&toString=1&__proto__=2&&=',
            );
            assert.match(await status(page), /^Everything on record|^\d/);
            assert.equal(await page.run(() => document.querySelector('#card').hidden), true);
            assert.deepEqual(page.problems, []);
        });

        test('"Start over" is the page as it was', async () => {
            const page = await world.open(
                '#date=2010-12-15&with=2011-01-01&focus=Belarus&hide=dissent&sort=ranking:1:desc',
            );
            assert.equal(
                await page.run(() => document.querySelectorAll('#stage svg.lit').length),
                2,
            );
            await page.click('#reset');
            assert.equal(await hash(page), '');
            assert.equal(
                await page.run(() => document.querySelectorAll('#stage figure').length),
                1,
            );
            assert.equal(
                await page.run(
                    () => document.querySelectorAll('.off, .lit, .near, [aria-sort]').length,
                ),
                0,
            );
        });
    });
