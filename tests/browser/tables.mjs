/*
 * tables.mjs: sorting, CSV, and rows that go along with the map.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dataOf, hash, idsOf, status } from './reading.mjs';

const column = (page, table, i) =>
    page.run(
        (id, index) =>
            [...document.querySelectorAll(`#${id} tbody tr`)].map(
                (row) => row.cells[index].dataset.sort ?? row.cells[index].textContent.trim(),
            ),
        table,
        i,
    );

const sorter = (table, i) => `#${table} thead th:nth-child(${i + 1}) button`;

/* The fields of RFC 4180, read by a reader of our own. */
function parse(text) {
    const rows = [[]];
    for (const [, quoted, plain, end] of text.matchAll(
        /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
    )) {
        rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
        if (end === '\r\n') rows.push([]);
        if (end === '') break;
    }
    assert.deepEqual(rows.pop(), [''], 'ends in CR LF');
    return rows;
}

export default (world) =>
    describe('tables', () => {
        test('columns sort up, down and back, numbers as numbers, what is empty last, and stably', async () => {
            const page = await world.open();
            const first = await column(page, 'ranking', 1);
            const headers = await page.run(() =>
                [...document.querySelectorAll('#ranking thead th')].map((th) => th.className),
            );
            const i = headers.findIndex((name, at) => at > 0 && name === 'number');
            await page.run((at) => {
                document.querySelectorAll('#ranking tbody tr')[2].cells[at].textContent = '–';
            }, i);
            await page.click(sorter('ranking', i));
            const isNumber = (text) => text !== '' && text !== '–';
            const rising = await column(page, 'ranking', i);
            const numbers = rising.filter(isNumber).map(Number);
            assert.deepEqual(
                numbers,
                [...numbers].sort((a, b) => a - b),
            );
            assert.ok(rising.slice(numbers.length).every((text) => !isNumber(text)));
            assert.equal(
                await page.run(
                    (n) =>
                        document.querySelectorAll('#ranking thead th')[n].getAttribute('aria-sort'),
                    i,
                ),
                'ascending',
            );
            await page.click(sorter('ranking', i));
            const falling = (await column(page, 'ranking', i)).filter(isNumber).map(Number);
            assert.deepEqual(falling, [...numbers].reverse());
            assert.match(await hash(page), new RegExp(`sort=ranking:${i}:desc`));
            assert.match(await status(page), /falling/);
            await page.click(sorter('ranking', i));
            assert.deepEqual(await column(page, 'ranking', 1), first);
            assert.equal(await hash(page), '');
        });

        test('equal rows keep their order', async () => {
            const page = await world.open();
            const order = () =>
                page.run(() =>
                    [...document.querySelectorAll('#relations tbody tr')].map((row) =>
                        Number(row.dataset.relation),
                    ),
                );
            const first = await order();
            await page.click(sorter('relations', 1));
            const keys = await column(page, 'relations', 1);
            const now = await order();
            now.forEach((r, i) => {
                if (i && keys[i] === keys[i - 1])
                    assert.ok(first.indexOf(now[i - 1]) < first.indexOf(r));
            });
            assert.notDeepEqual(now, first);
        });

        test('a table as CSV is what it shows; without a clipboard it is there to be copied', async () => {
            const page = await world.open('#hide=dissent');
            await page.run(() => {
                const written = [];
                Object.defineProperty(navigator, 'clipboard', {
                    value: {
                        writeText: async (text) => {
                            written.push(text);
                        },
                    },
                });
                window.written = written;
            });
            await page.run(() => {
                document.querySelector('#relations tbody td').textContent = 'says "so",\nor not';
            });
            await page.click('#relations-section .tools button');
            const rows = parse(await page.until(() => window.written[0]));
            const shown = await page.run(() =>
                [...document.querySelectorAll('#relations tbody tr:not([hidden])')].map((row) =>
                    [...row.cells].map((cell) => cell.textContent.trim()),
                ),
            );
            assert.deepEqual(rows.slice(1), shown);
            assert.ok(rows.some((row) => row.some((field) => field.includes(','))));
            assert.match(await status(page), /copied/);
            await page.run(() => {
                navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
            });
            await page.click('#ranking-section .tools button');
            const area = await page.until(() => {
                const { activeElement: element } = document;
                return (
                    element.tagName === 'TEXTAREA' && {
                        text: element.value,
                        marked: getSelection().toString().length > 0 || element.selectionEnd > 0,
                    }
                );
            });
            const entities = await page.run(
                () => document.querySelectorAll('#ranking tbody tr').length,
            );
            assert.equal(area.text.replace(/\r?\n$/, '').split(/\r?\n/).length, entities + 1);
            assert.ok(area.marked);
        });

        test('a row selects on the map, and the map marks the row', async () => {
            const page = await world.open();
            const e = (await idsOf(page)).Belarus;
            await page.click(`#ranking tr[data-entity="${e}"] td:nth-child(3)`);
            assert.equal(await page.text('#card h3'), 'Belarus');
            assert.equal(
                await page.run(
                    (i) => document.querySelector(`#e${i}`).classList.contains('chosen'),
                    e,
                ),
                true,
            );
            assert.equal(await page.run(() => document.activeElement.id), 'card');
            await page.press('Escape');
            assert.equal(await page.run(() => document.activeElement.textContent), 'Belarus');
            await page.click(
                '#relations tr[data-relation="3"] th button, #relations tr[data-relation="3"] td:last-child',
            );
            assert.match(await hash(page), /relation=3\b/);
            const { relations } = await dataOf(page);
            await page.click(`#e${relations[3].from}`);
            assert.deepEqual(
                await page.run(() =>
                    [...document.querySelectorAll('#ranking [aria-current]')].map((row) =>
                        Number(row.dataset.entity),
                    ),
                ),
                [relations[3].from],
            );
            assert.equal(
                await page.run(() => document.querySelectorAll('#relations [aria-current]').length),
                0,
            );
        });

        test('relations that the map does not show are listed when asked for', async () => {
            const page = await world.open(
                '#hide=membership,presidency,office,structure,cooperation',
            );
            const count = () =>
                page.run(
                    () => document.querySelectorAll('#relations tbody tr:not([hidden])').length,
                );
            const { relations, types, families } = await dataOf(page);
            const dissent = families.findIndex(({ name }) => name === 'dissent');
            const expected = relations.filter(({ type }) => types[type].family === dissent).length;
            assert.equal(await count(), expected);
            assert.equal(await page.text('#listed'), `${expected} of ${relations.length}`);
            await page.click('#relations-section .tools input');
            assert.equal(await count(), relations.length);
        });
    });
