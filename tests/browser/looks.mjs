/*
 * looks.mjs: from a phone to a wall, in the dark, on paper, and without JavaScript.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { slide } from './reading.mjs';
import { large, report } from './reports.mjs';

const DARK = { media: [{ name: 'prefers-color-scheme', value: 'dark' }] };
const SIDEWAYS = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

/* WCAG's contrast of two computed colours. */
function contrast(a, b) {
    const light = (colour) => {
        const [r, g, blue] = colour
            .match(/[\d.]+/g)
            .slice(0, 3)
            .map((part) => {
                const value = Number(part) / 255;
                return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            });
        return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    };
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
}

/* Each text of the map with the fill of the shape that it stands on. */
const TEXTS = () =>
    [...document.querySelectorAll('#map .node[id^=e]')]
        .map((node) => {
            const shape = node.querySelector('ellipse, polygon, path');
            const text = node.querySelector('text');
            return text && shape && [getComputedStyle(text).fill, getComputedStyle(shape).fill];
        })
        .filter(Boolean);

export default (world) =>
    describe('looks', () => {
        for (const width of [360, 768, 3840]) {
            test(`at ${width} pixels nothing sticks out`, async () => {
                const page = await world.open('#focus=Belarus&date=2010-12-15&with=2011-01-01', {
                    width,
                    height: 740,
                });
                assert.equal(await page.run(SIDEWAYS), 0);
                const map = await page.run(() =>
                    document.querySelector('#map svg').getBoundingClientRect().toJSON(),
                );
                assert.ok(map.width > 250 && map.height > 150);
            });
        }

        for (const [name, options] of [
            ['light', {}],
            ['dark', DARK],
        ]) {
            test(`texts are read well in the ${name}`, async () => {
                const page = await world.open('#focus=Belarus', options);
                for (const [text, fill] of await page.run(TEXTS))
                    assert.ok(contrast(text, fill) >= 4.5, `${text} on ${fill}`);
                const paper = await page.run(
                    () => getComputedStyle(document.querySelector('#map-section')).backgroundColor,
                );
                for (const selector of [
                    'h1',
                    '#status',
                    '#card .kind',
                    '#legend button',
                    '.link',
                    '#ranking td',
                    'footer',
                ]) {
                    const ink = await page.run(
                        (s) => getComputedStyle(document.querySelector(s)).color,
                        selector,
                    );
                    assert.ok(contrast(ink, paper) >= 4.5, `${selector}: ${ink} on ${paper}`);
                }
            });
        }

        test('every colour of the light theme has its counterpart in the dark', () => {
            const style = readFileSync('src/report/page.css', 'utf8');
            const theme = readFileSync('src/picture/theme_light.c', 'utf8');
            for (const [colour] of theme.toLowerCase().matchAll(/#[0-9a-f]{6}\b/g)) {
                for (const attribute of ['fill', 'stroke'])
                    assert.ok(style.includes(`[${attribute}="${colour}"]`), colour);
            }
        });

        test("without JavaScript the picture, the cards' texts and all tables are there", async () => {
            const page = await world.open('', { script: false, width: 360, height: 740 });
            const seen = await page.run(() => ({
                rows: document.querySelectorAll('#relations tbody tr').length,
                nodes: document.querySelectorAll('#map .node').length,
                height: document.querySelector('#map svg').getBoundingClientRect().height,
                controls: getComputedStyle(document.querySelector('#controls')).display,
                findings: document.querySelectorAll('#findings li').length,
                quote: document
                    .querySelector('#relations')
                    .textContent.includes('assumed the rotating presidency'),
            }));
            assert.ok(
                seen.rows > 100 && seen.nodes > 50 && seen.height > 100 && seen.quote,
                JSON.stringify(seen),
            );
            assert.equal(seen.controls, 'none');
            assert.equal(seen.findings, 3);
            assert.equal(await page.run(SIDEWAYS), 0);
            assert.deepEqual(page.problems, []);
        });

        test('on paper there are no controls, and tables are not cut', async () => {
            const page = await world.open('#focus=Belarus', { ...DARK, width: 1032 }); /* A4 */
            await page.send('Emulation.setEmulatedMedia', { media: 'print' });
            assert.equal(await page.run(SIDEWAYS), 0);
            const seen = await page.run(() => ({
                controls: [...document.querySelectorAll('#controls, .zoom, .tools, .close')].every(
                    (element) => getComputedStyle(element).display === 'none',
                ),
                cut: [...document.querySelectorAll('.scroll')]
                    .filter((box) => box.scrollHeight > box.clientHeight + 2)
                    .map((box) => box.innerText.slice(0, 60)),
                ink: getComputedStyle(document.querySelector('h1')).color,
                fill: getComputedStyle(document.querySelector('#map .node text')).fill,
            }));
            assert.deepEqual(seen, {
                controls: true,
                cut: [],
                ink: 'rgb(26, 26, 26)',
                fill: 'rgb(26, 26, 26)',
            });
            const { data } = await page.send('Page.printToPDF', { printBackground: true });
            assert.ok(Buffer.from(data, 'base64').subarray(0, 5).toString() === '%PDF-');
        });

        /* In time of the processor, which other processes take less from; on an idle machine it is half. */
        test('2,000 entities open in two seconds, and stay at hand', async () => {
            const page = await world.browser.open('about:blank');
            await page.send('Performance.enable', { timeDomain: 'threadTicks' });
            const spent = async () => {
                const { metrics } = await page.send('Performance.getMetrics');
                return metrics.find(({ name }) => name === 'TaskDuration').value;
            };
            const start = await spent();
            await page.go(report(large(2000)));
            const opened = await spent();
            await slide(page, '#date-date', 20);
            await page.run(() => document.body.getBoundingClientRect().width);
            const moved = await spent();
            assert.ok(opened - start < 4, `opened in ${opened - start} s`);
            assert.ok(moved - opened < 1, `another date in ${moved - opened} s`);
        });
    });
