/*
 * keys.mjs: all of it without a mouse, and what a screen reader is told.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dataOf, idsOf, viewBox } from './reading.mjs';

const focused = (page) =>
    page.run(() => {
        const { activeElement: element } = document;
        return {
            id: element.id,
            name: element.getAttribute('aria-label') || element.textContent.trim(),
            role: element.getAttribute('role'),
            tag: element.tagName,
            table: element.closest('table')?.id,
        };
    });

export default (world) =>
    describe('keys', () => {
        test('Tab comes by every control, once into the map, and out of it', async () => {
            const page = await world.open();
            const stops = [];
            for (let i = 0; i < 60; i++) {
                await page.press('Tab');
                const stop = await focused(page);
                stops.push(stop);
                assert.notEqual(stop.tag, 'BODY');
                if (stop.table === 'ranking') break;
            }
            const at = (id) => stops.findIndex((stop) => stop.id === id);
            const order = ['search', 'play', 'date-date', 'compare', 'reset'].map(at);
            assert.deepEqual(
                order,
                [...order].sort((a, b) => a - b),
            );
            assert.ok(order[0] > 0);
            assert.equal(
                stops.filter(({ role, id }) => role === 'button' && /^e\d/.test(id)).length,
                1,
            );
            assert.equal(stops.at(-1).table, 'ranking');
        });

        test('arrows go to neighbours, Enter opens the card, Escape comes back', async () => {
            const page = await world.open();
            const ids = await idsOf(page);
            const { relations } = await dataOf(page);
            await page.run((e) => document.querySelector(`#e${e}`).focus(), ids.CSTO);
            await page.press('Home');
            const before = await focused(page);
            const reached = new Set();
            for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
                await page.press('Home');
                await page.press(key);
                const { id } = await focused(page);
                reached.add(id);
                const [a, b] = [Number(before.id.slice(1)), Number(id.slice(1))];
                assert.ok(
                    relations.some(
                        ({ from, to }) => (from === a && to === b) || (from === b && to === a),
                    ),
                    `${key}: ${id}`,
                );
                assert.equal(
                    await page.run(
                        () => document.querySelectorAll('#map .node[tabindex="0"]').length,
                    ),
                    1,
                );
            }
            assert.equal(reached.size, 4);
            await page.press('Enter');
            assert.equal((await focused(page)).id, 'card');
            await page.press('Escape');
            assert.equal(`e${Number((await focused(page)).id.slice(1))}`, [...reached].at(-1));
            assert.equal(await page.run(() => document.querySelector('#card').hidden), true);
        });

        test('an arrow passes by strangers where a neighbour stands that way', async () => {
            const page = await world.open();
            const { relations, entities } = await dataOf(page);
            const ways = {
                ArrowLeft: [-1, 0],
                ArrowRight: [1, 0],
                ArrowUp: [0, -1],
                ArrowDown: [0, 1],
            };
            /* Who of the tied stands within 60 degrees of the way, from the middle of one to that of another. */
            const thatWay = (e, tied, way) =>
                page.run(
                    (from, others, [dx, dy]) => {
                        const middle = (i) => {
                            const { left, top, width, height } = document
                                .querySelector(`#e${i}`)
                                .getBoundingClientRect();
                            return [left + width / 2, top + height / 2];
                        };
                        const [x, y] = middle(from);
                        return others.filter((i) => {
                            const [a, b] = middle(i);
                            return (a - x) * dx + (b - y) * dy > 0.501 * Math.hypot(a - x, b - y);
                        });
                    },
                    e,
                    tied,
                    way,
                );
            for (const id of ['Belarus', 'Karimov', 'Turkmenistan', 'Serbia']) {
                const e = entities.findIndex((entity) => entity.id === id);
                const tied = relations
                    .filter(({ from, to }) => from === e || to === e)
                    .map(({ from, to }) => (from === e ? to : from));
                for (const [key, way] of Object.entries(ways)) {
                    const expected = await thatWay(e, tied, way);
                    await page.run((i) => document.querySelector(`#e${i}`).focus(), e);
                    await page.press(key);
                    const reached = Number((await focused(page)).id.slice(1));
                    if (expected.length)
                        assert.ok(
                            expected.includes(reached),
                            `${id} ${key}: ${entities[reached].id}`,
                        );
                }
            }
        });

        test('an arrow goes the way it points', async () => {
            const page = await world.open();
            const at = () =>
                page.run(() => document.activeElement.getBoundingClientRect().toJSON());
            await page.run(
                (e) => document.querySelector(`#e${e}`).focus(),
                (await idsOf(page)).CSTO,
            );
            for (const [key, side, sign] of [
                ['ArrowLeft', 'x', -1],
                ['ArrowDown', 'y', 1],
            ]) {
                const before = await at();
                await page.press(key);
                const after = await at();
                assert.ok(sign * (after[side] - before[side]) > 0, key);
            }
        });

        test('keys zoom and move the map', async () => {
            const page = await world.open();
            const whole = await viewBox(page);
            await page.run(
                (e) => document.querySelector(`#e${e}`).focus(),
                (await idsOf(page)).CSTO,
            );
            await page.press('+');
            const near = await viewBox(page);
            assert.ok(near[2] < whole[2]);
            await page.press('ArrowRight', 'Shift');
            assert.ok((await viewBox(page))[0] > near[0]);
            await page.press('-');
            assert.ok((await viewBox(page))[2] > near[2]);
            await page.press('0');
            assert.deepEqual(await viewBox(page), whole);
        });

        test('the focus is seen, and lights the neighbours', async () => {
            const page = await world.open();
            await page.run(
                (e) => document.querySelector(`#e${e}`).focus(),
                (await idsOf(page)).Belarus,
            );
            await page.press('ArrowUp');
            const { outline, near, self } = await page.run(() => ({
                outline: getComputedStyle(document.activeElement).outlineStyle,
                near: document.querySelectorAll('#map .node.near').length,
                self: document.activeElement.classList.contains('chosen'),
            }));
            assert.equal(outline, 'solid');
            assert.ok(near > 1 && self);
        });

        test('a reader of the screen has names for everything, and hears changes', async () => {
            const page = await world.open('#focus=Belarus');
            const { nameless, live, roles } = await page.run(() => ({
                nameless: [
                    ...document.querySelectorAll('button, input, textarea, a, [role=button]'),
                ]
                    .filter(
                        (element) =>
                            !(
                                element.getAttribute('aria-label') ||
                                element.textContent.trim() ||
                                element.labels?.length
                            ),
                    )
                    .map((element) => element.outerHTML.slice(0, 100)),
                live: document.querySelector('#status').getAttribute('aria-live'),
                roles: [...document.querySelectorAll('#map .node[id^=e]')].every(
                    (node) => node.getAttribute('role') === 'button',
                ),
            }));
            assert.deepEqual(nameless, []);
            assert.equal(live, 'polite');
            assert.ok(roles);
        });
    });
