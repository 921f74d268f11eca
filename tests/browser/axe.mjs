/*
 * axe.mjs: what axe-core, a checker of accessibility, finds: nothing. Skips itself where
 * `make deps-browser` could not fetch it.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const PATH = 'build/browser/node_modules/axe-core/axe.min.js';
const DARK = { media: [{ name: 'prefers-color-scheme', value: 'dark' }] };
const VIEWS = [
    ['as it opens', '', {}],
    ['in the dark', '#date=2011-01-15', DARK],
    ['on a phone', '#focus=Belarus', { width: 360, height: 740 }],
    ['with two dates and filters', '#date=2010-06-15&with=2011-01-15&hide=dissent,person', {}],
];

/* Of each rule that is broken the first element that breaks it. */
const BROKEN = async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => `${impact}: ${id}: ${nodes[0].target}`);
};

export default (world) =>
    describe('axe-core', { skip: existsSync(PATH) ? false : `no ${PATH}` }, () => {
        for (const [name, fragment, options] of VIEWS) {
            test(`finds nothing ${name}`, async () => {
                const page = await world.open(fragment, options);
                await page.send('Runtime.evaluate', { expression: readFileSync(PATH, 'utf8') });
                assert.deepEqual(await page.run(BROKEN), []);
            });
        }
    });
