/*
 * dates.mjs: what is seen on a day, as entente itself says; the slider, play, and the map's double.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dataOf, hash, linesOf, relationNumber, slide, status } from './reading.mjs';
import { dossier, relationsOn, report } from './reports.mjs';

const inWords = (day) =>
    new Date(day * 86400000).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
    });
const iso = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

/* The relations of the table that are not hidden, as entente writes them. */
const listed = async (page, { relations, entities, types }) =>
    (
        await page.run(() =>
            [...document.querySelectorAll('#relations tbody tr:not([hidden])')].map((row) =>
                Number(row.dataset.relation),
            ),
        )
    )
        .map((r) => relations[r])
        .map(
            ({ from, type, to, when }) =>
                `${entities[from].id} ${types[type].name} ${entities[to].id} ${when ?? ''}`,
        )
        .sort();

export default (world) =>
    describe('dates', () => {
        test('at each date of the slider that is seen which entente sees', async () => {
            const page = await world.open();
            const data = await dataOf(page);
            for (let i = 0; i < data.dates.length; i += 5) {
                await slide(page, '#date-date', i);
                assert.deepEqual(
                    await listed(page, data),
                    relationsOn('graphs/csto.dot', iso(data.dates[i])),
                    iso(data.dates[i]),
                );
            }
        });

        test('the map shows a line where one of its relations holds, dashed where none is certain', async () => {
            const page = await world.open('#date=2010-12-15');
            const { relations, lines } = await dataOf(page);
            const day = Date.UTC(2010, 11, 15) / 86400000;
            const holds = (ranges = []) =>
                ranges.some(
                    (from, i) =>
                        i % 2 === 0 &&
                        (from === null || from <= day) &&
                        (ranges[i + 1] === null || day <= ranges[i + 1]),
                );
            const expected = lines.map((_, l) => {
                const mine = relations.filter(
                    ({ line, possible }) => line === l && holds(possible),
                );
                return mine.some(({ certain }) => holds(certain))
                    ? 'certain'
                    : mine.length
                      ? 'possible'
                      : 'off';
            });
            assert.deepEqual(await linesOf(page), expected);
            assert.ok(new Set(expected).size > 1);
            const dashes = await page.run(() =>
                [...document.querySelectorAll('#map .edge.possible > path:first-of-type')].map(
                    (path) => getComputedStyle(path).strokeDasharray,
                ),
            );
            assert.ok(dashes.every((dash) => dash !== 'none'));
        });

        test('Russia presides in June 2010, Belarus in January 2011', async () => {
            const page = await world.open();
            const { dates, relations } = await dataOf(page);
            const lineOf = async (who) =>
                relations[await relationNumber(page, who, 'presidency', 'CSTO')].line;
            const [russia, belarus] = [await lineOf('Russia'), await lineOf('Belarus')];
            const at = (year, month) =>
                dates.findLastIndex((day) => day <= Date.UTC(year, month, 1) / 86400000);
            await slide(page, '#date-date', at(2010, 5));
            let seen = await linesOf(page);
            assert.deepEqual([seen[russia] !== 'off', seen[belarus] !== 'off'], [true, false]);
            await slide(page, '#date-date', at(2011, 0));
            seen = await linesOf(page);
            assert.deepEqual([seen[russia] !== 'off', seen[belarus] !== 'off'], [false, true]);
        });

        test('a key on the slider goes one date on, and says in English what came and went', async () => {
            const page = await world.open('#date=2010-12-15');
            await page.run(() => document.querySelector('#date-date').focus());
            await page.press('ArrowRight');
            const { value, text, max } = await page.run(() => {
                const slider = document.querySelector('#date-date');
                return {
                    value: Number(slider.value),
                    text: slider.getAttribute('aria-valuetext'),
                    max: Number(slider.max),
                };
            });
            const { dates } = await dataOf(page);
            assert.equal(max, dates.length - 1);
            assert.equal(await hash(page), `#date=${iso(dates[value])}`);
            assert.match(text, /^\d{1,2} [A-Z][a-z]+ 20\d\d$/);
            assert.ok((await status(page)).startsWith(`${text}: `));
            assert.match(
                await status(page),
                /(New|Gone|Now certain|Now only possible): .+ [→–] .+/,
            );
        });

        test('any day can be typed', async () => {
            const page = await world.open();
            const type = async (text) => {
                await page.run((value) => {
                    const field = document.querySelector('.day');
                    field.value = value;
                    field.dispatchEvent(new Event('change'));
                }, text);
                return page.run(() => document.querySelector('.day').value);
            };
            for (const [text, day] of [
                ['2010-12-15', '15 December 2010'],
                ['16 December 2010', '16 December 2010'],
                ['3 jan 2011', '3 January 2011'],
                ['2011-02', '1 February 2011'],
                ['March 2011', '1 March 2011'],
                ['2009', '1 January 2009'],
            ]) {
                assert.equal(await type(text), day);
            }
            for (const wrong of ['31 February 2010', '12/15/2010', 'soon', '']) {
                assert.equal(await type(wrong), wrong);
                assert.match(await status(page), /is no day/);
            }
            assert.equal(await hash(page), '#date=2009-01-01');
        });

        test('play goes through the dates and stops where it is told to', async () => {
            const page = await world.open();
            const { dates } = await dataOf(page);
            await page.click('#play');
            assert.equal(
                await page.run(() => document.querySelector('.day').value),
                inWords(dates[0]),
            );
            assert.equal(await page.text('#play'), 'Pause');
            await page.until(
                (day) => document.querySelector('.day').value === day,
                inWords(dates[1]),
            );
            await page.click('#play');
            assert.equal(await page.text('#play'), 'Play');
        });

        test('play stops at the last date', async () => {
            const page = await world.open();
            const { dates } = await dataOf(page);
            await slide(page, '#date-date', dates.length - 2);
            await page.click('#play');
            assert.equal(
                await page.run(() => document.querySelector('.day').value),
                inWords(dates.at(-1)),
            );
            assert.equal(await page.text('#play'), 'Play');
        });

        test('who has no relation is seen where no date is chosen', async () => {
            const text = 'digraph d { date="2011"; a -> b [when="2010"]; lonely; }';
            const page = await world.browser.open(report(dossier('lonely.dot', text)));
            const isSeen = () =>
                page.run(() => !document.querySelector('#e2').classList.contains('off'));
            assert.equal(await isSeen(), true);
            await slide(page, '#date-date', 0);
            assert.equal(await isSeen(), false);
        });

        test('another date stands beside it on the same layout, with ids of its own', async () => {
            const page = await world.open('#date=2010-06-15');
            await page.click('#compare');
            const { dates } = await dataOf(page);
            await slide(page, '#date-with', dates.length - 1);
            assert.notDeepEqual(await linesOf(page, 'w-'), await linesOf(page));
            const { doubled, boxes } = await page.run(() => {
                const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
                return {
                    doubled: ids.filter((id, i) => ids.indexOf(id) !== i),
                    boxes: [...document.querySelectorAll('#stage svg')].map((svg) =>
                        svg.getAttribute('viewBox'),
                    ),
                };
            });
            assert.deepEqual(doubled, []);
            assert.equal(boxes[0], boxes[1]);
            await page.click('.zoom button');
            assert.deepEqual(
                ...(await page.run(() =>
                    [...document.querySelectorAll('#stage svg')].map((svg) => [
                        svg.getAttribute('viewBox'),
                    ]),
                )),
            );
            assert.match(await hash(page), /with=/);
            await page.click('#compare');
            assert.equal(await page.run(() => document.querySelectorAll('#stage svg').length), 1);
        });

        test('the ranking follows the date', async () => {
            const page = await world.open();
            const { dates, entities } = await dataOf(page);
            const rankOn = ({ ranks = [] }, i) => {
                const at = ranks.findLastIndex((date, index) => index % 2 === 0 && date <= i);
                return at >= 0 && ranks[at + 1] ? String(ranks[at + 1]) : '–';
            };
            for (let i = 0; i < dates.length; i += 4) {
                await slide(page, '#date-date', i);
                const ranks = await page.run(() =>
                    [...document.querySelectorAll('#ranking tbody tr')].map((row) => [
                        Number(row.dataset.entity),
                        row.lastElementChild.textContent,
                    ]),
                );
                for (const [e, text] of ranks) assert.equal(text, rankOn(entities[e], i));
                const numbers = ranks.map(([, text]) => Number(text)).filter((rank) => rank > 0);
                assert.deepEqual(
                    numbers,
                    [...numbers].sort((a, b) => a - b),
                );
            }
        });
    });
