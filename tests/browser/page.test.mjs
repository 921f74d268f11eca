/*
 * page.test.mjs: the report's page as a reader meets it: opened from a file in a real browser, by
 * mouse, touch and keys. To add a test: to the file of its subject; to add a file: its line below.
 */
import { after, before, describe } from 'node:test';
import { Browser, findChromium } from './chromium.mjs';
import { report, review as reviewed } from './reports.mjs';
import axe from './axe.mjs';
import controls from './controls.mjs';
import dates from './dates.mjs';
import keys from './keys.mjs';
import looks from './looks.mjs';
import map from './map.mjs';
import review from './review.mjs';
import safety from './safety.mjs';
import tables from './tables.mjs';

const path = findChromium();

describe(
    'the page of a report',
    { skip: path ? false : 'no Chromium: apt-get install chromium' },
    () => {
        const world = {};
        before(() => {
            world.browser = new Browser(path);
            world.csto = report('graphs/csto.dot');
            world.review = reviewed('examples/article.txt', '2024-03-20');
            world.open = (fragment = '', options = {}) =>
                world.browser.open(world.csto + fragment, options);
        });
        after(() => world.browser.close());
        for (const suite of [map, controls, dates, tables, keys, looks, safety, review, axe])
            suite(world);
    },
);
