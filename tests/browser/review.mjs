/*
 * review.mjs: the page of a draft: what belongs together lights up, relations are kept or struck
 * out, and what is left is the dossier without these.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { review } from './reports.mjs';

const DARK = { media: [{ name: 'prefers-color-scheme', value: 'dark' }] };

/* What "Save what is left" would write. */
const SAVED = async () => {
    let saved = null;
    URL.createObjectURL = (blob) => {
        saved = blob;
        return 'about:blank#';
    };
    HTMLAnchorElement.prototype.click = () => {};
    document.querySelector('#bar > button').click();
    return saved.text();
};

const PRESS = (relation, which) =>
    document
        .querySelectorAll(`[data-relation="${relation}"] button`)
        .item(which)
        .click();

export default (world) =>
    describe('review', () => {
        const open = (options = {}) => world.browser.open(world.review, options);

        test('nothing is asked for, and nothing goes wrong', async () => {
            const page = await open();
            await page.run(() => document.querySelectorAll('button').forEach((b) => b.click()));
            assert.deepEqual(page.problems, []);
            assert.deepEqual(page.requests, [world.review]);
        });

        test('what is struck out is not saved, and can be taken back', async () => {
            const page = await open();
            await page.run(() => localStorage.clear());
            const fresh = await open();
            const whole = await fresh.run(SAVED);
            const edges = (text) => text.split(' -> ').length - 1;
            await fresh.run(PRESS, 0, 1);
            const less = await fresh.run(SAVED);
            assert.equal(edges(less), edges(whole) - 1);
            assert.match(await fresh.text('#bar p'), /^1 of \d+ relations gone through, 1 struck out$/);
            await fresh.run(PRESS, 0, 1);
            assert.equal(await fresh.run(SAVED), whole);
        });

        test('what was decided is still so when the page is opened again', async () => {
            const page = await open();
            await page.run(() => localStorage.clear());
            await page.go(world.review);
            await page.run(PRESS, 1, 0);
            await page.go(world.review);
            assert.match(await page.text('#bar p'), /^1 of \d+ relations gone through$/);
            await page.run(() => localStorage.clear());
        });

        test('a card lights its phrase', async () => {
            const page = await open();
            const lit = await page.run(() => {
                const card = document.querySelector('.card');
                card.dispatchEvent(new Event('pointerover', { bubbles: true }));
                return [...document.querySelectorAll('mark.lit')].map((mark) =>
                    mark.dataset.r.split(' ').includes(card.dataset.r),
                );
            });
            assert.ok(lit.length > 0 && lit.every(Boolean));
        });

        for (const [name, options] of [
            ['on a phone', { width: 360, height: 740 }],
            ['in the dark', DARK],
            ['without JavaScript', { script: false }],
        ])
            test(`nothing sticks out ${name}`, async () => {
                const page = await open(options);
                const { cssContentSize, cssLayoutViewport } =
                    await page.send('Page.getLayoutMetrics');
                assert.ok(cssContentSize.width <= cssLayoutViewport.clientWidth);
                assert.deepEqual(page.problems, []);
            });
    });
