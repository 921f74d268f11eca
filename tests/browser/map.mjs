/*
 * map.mjs: pan, zoom, neighbourhoods, cards, by mouse and touch.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sleep } from './chromium.mjs';
import { card, dataOf, hash, idsOf, pointOnLine, relationNumber, viewBox } from './reading.mjs';

export default (world) =>
    describe('map', () => {
        test('the wheel zooms about the pointer; zoomed out, the page scrolls on', async () => {
            const page = await world.open();
            const whole = await viewBox(page);
            const place = await page.place('#map svg');
            await page.wheel(place, -240);
            const near = await page.until((w) => {
                const box = document
                    .querySelector('#map svg')
                    .getAttribute('viewBox')
                    .split(' ')
                    .map(Number);
                return box[2] < w && box;
            }, whole[2]);
            assert.ok(near[2] < whole[2] * 0.7, `${near}`);
            const before = await page.run(() => scrollY);
            await page.wheel(place, 240);
            await page.until(
                (w) => document.querySelector('#map svg').getAttribute('viewBox') === w,
                whole.join(' '),
            );
            await page.wheel(place, 240);
            await page.until((y) => scrollY > y, before);
        });

        test('buttons zoom, a drag pans, and a drag is no click', async () => {
            const page = await world.open('#focus=Belarus');
            const whole = await viewBox(page);
            await page.click('.zoom button:nth-child(1)');
            await page.click('.zoom button:nth-child(1)');
            const near = await viewBox(page);
            assert.ok(Math.abs(near[2] - whole[2] / 2.25) < 0.01);
            const place = await page.place('#map svg');
            await page.drag(place, { x: place.x + 90, y: place.y + 60 });
            const moved = await viewBox(page);
            assert.ok(moved[0] < near[0] && moved[1] < near[1] && moved[2] === near[2]);
            assert.equal(await page.text('#card h3'), 'Belarus');
            await page.click('.zoom button:nth-child(2)');
            assert.ok((await viewBox(page))[2] > moved[2]);
            await page.click('.zoom button:nth-child(3)');
            assert.deepEqual(await viewBox(page), whole);
        });

        test('two fingers pinch, one finger pans and taps', async () => {
            const page = await world.open('', { touch: true });
            const whole = await viewBox(page);
            const { x, y } = await page.place('#map svg');
            await page.touch('touchStart', [
                { x: x - 20, y },
                { x: x + 20, y },
            ]);
            for (const d of [40, 70, 100])
                await page.touch('touchMove', [
                    { x: x - d, y },
                    { x: x + d, y },
                ]);
            await page.touch('touchEnd', []);
            const near = await viewBox(page);
            assert.ok(near[2] < whole[2] / 2, `${near}`);
            await page.touch('touchStart', [{ x, y }]);
            for (const d of [20, 40]) await page.touch('touchMove', [{ x: x + d, y }]);
            await page.touch('touchEnd', []);
            assert.ok((await viewBox(page))[0] < near[0]);
            await page.click('.zoom button:nth-child(3)');
            for (const start = Date.now(); (await viewBox(page))[2] < whole[2]; )
                assert.ok(Date.now() - start < 10000, 'the whole map comes back');
            const russia = await page.place(`#e${(await idsOf(page)).Russia}`);
            /* A busy machine makes a long press of a tap, and needs another. */
            const opened = () => page.text('#card h3');
            for (let taps = 0; taps < 5 && (await opened()) !== 'Russia'; taps++) {
                await Promise.all([page.touch('touchStart', [russia]), page.touch('touchEnd', [])]);
                await sleep(500);
            }
            assert.equal(await opened(), 'Russia');
        });

        test('who is pointed at is lit with the neighbours, and nobody else', async () => {
            const page = await world.open();
            const e = (await idsOf(page)).Belarus;
            await page.hover(`#e${e}`);
            const tied = new Set([e]);
            for (const { from, to } of (await dataOf(page)).relations)
                if (from === e || to === e) tied.add(from).add(to);
            const near = await page.run(() =>
                [...document.querySelectorAll('#map .node.near')].map((node) =>
                    Number(node.id.slice(1)),
                ),
            );
            assert.deepEqual(new Set(near), tied);
            assert.ok(
                await page.run(
                    () =>
                        Number(
                            getComputedStyle(document.querySelector('#map .node:not(.near)'))
                                .opacity,
                        ) < 0.5,
                ),
            );
            await page.run(() => {
                location.hash = '#date=2010-06-15';
            });
            await page.until(() => document.querySelector('.node.off'));
            await page.hover(`#e${e}`);
            assert.equal(
                await page.run(() => document.querySelectorAll('.node.near.off').length),
                0,
            );
            await page.hover('h1');
            assert.equal(await page.run(() => document.querySelectorAll('.near').length), 0);
        });

        test('a click on an entity opens its card; a click beside it closes that', async () => {
            const page = await world.open();
            await page.click(`#e${(await idsOf(page)).Belarus}`);
            const text = await card(page);
            for (const words of [
                'Belarus',
                'Minsk',
                'Presides from December 2010',
                'presidency (rotating)',
            ]) {
                assert.ok(text.includes(words), `${words} in ${text}`);
            }
            const { left, top } = await page.run(() =>
                document.querySelector('#map svg').getBoundingClientRect().toJSON(),
            );
            await page.clickAt({ x: left + 4, y: top + 200 });
            assert.equal(await page.run(() => document.querySelector('#card').hidden), true);
        });

        test('a click on a line opens the evidence: date, quote, source, confidence', async () => {
            const page = await world.open();
            const r = await relationNumber(page, 'Belarus', 'presidency', 'CSTO');
            await page.clickAt(await pointOnLine(page, r));
            await page.until(() => !document.querySelector('#card').hidden);
            assert.match(await hash(page), new RegExp(`relation=${r}\\b`));
            const text = await card(page);
            for (const words of [
                'presidency (rotating)',
                'Belarus assumed the rotating presidency of the CSTO',
                'December 2010',
                'The CSTO Seeks Stronger Security Arrangements',
                'at 9',
                'reliability B',
                'Confidence',
                'csto.dot:',
            ]) {
                assert.ok(text.includes(words), `${words} in ${text}`);
            }
        });

        test('a card leads on: from entity to relation to the other entity, and back', async () => {
            const page = await world.open('#focus=Belarus');
            await page.run(() =>
                [...document.querySelectorAll('#card .link')]
                    .find((link) => link.textContent.startsWith('presidency'))
                    .click(),
            );
            assert.match(await page.text('#card h3'), /Belarus → /);
            await page.run(() => document.querySelector('#card .close').click());
            assert.equal(await page.text('#card h3'), 'Belarus');
            await page.run(() => document.querySelector('#card .close').click());
            assert.equal(await page.run(() => document.querySelector('#card').hidden), true);
        });
    });
