/*
 * reading.mjs: what tests read off a page.
 */

/* The data of a page, unpacked: rows as objects, lines as well. */
export async function dataOf(page) {
    const data = JSON.parse(await page.text('#data'));
    const unpack = ({ columns, rows }) =>
        rows.map((row) => {
            const record = {};
            row.forEach((value, i) => {
                const packed = columns[i].startsWith('$');
                if (value !== null)
                    record[columns[i].replace('$', '')] = packed ? data.strings[value] : value;
            });
            return record;
        });
    return {
        ...data,
        entities: unpack(data.entities),
        relations: unpack(data.relations),
        lines: data.lines.map(([from, to, family]) => ({ from, to, family })),
    };
}

/* The numbers of entities by their ids. */
export const idsOf = async (page) =>
    Object.fromEntries((await dataOf(page)).entities.map(({ id }, e) => [id, e]));

/* The fragment, which follows what is done once that has come to rest. */
export const hash = (page) =>
    page.run(
        () =>
            new Promise((done) => {
                setTimeout(() => done(location.hash), 300);
            }),
    );

export const card = (page) => page.run(() => document.querySelector('#card').innerText);

export const status = (page) => page.text('#status');

export const viewBox = (page, selector = '#map svg') =>
    page.run(
        (s) => document.querySelector(s).getAttribute('viewBox').split(' ').map(Number),
        selector,
    );

export async function relationNumber(page, from, type, to) {
    const { entities, relations, types } = await dataOf(page);
    return relations.findIndex(
        (relation) =>
            entities[relation.from].id === from &&
            entities[relation.to].id === to &&
            types[relation.type].name === type,
    );
}

/* A place on the screen where nothing lies over a relation's line. */
export const pointOnLine = async (page, r) =>
    page.run(
        (line) => {
            const edge = document.querySelector(`#l${line}`);
            edge.scrollIntoView({ block: 'center' });
            const path = edge.querySelector('path');
            for (let part = 0.02; part < 1; part += 0.02) {
                const { x, y } = path
                    .getPointAtLength(path.getTotalLength() * part)
                    .matrixTransform(path.getScreenCTM());
                if (document.elementFromPoint(x, y)?.closest('.edge') === edge) return { x, y };
            }
            return null;
        },
        (await dataOf(page)).relations[r].line,
    );

/* What a stage shows of each line: "off", "possible" or "certain". */
export const linesOf = async (page, prefix = '') =>
    page.run(
        (letter, count) =>
            Array.from({ length: count }, (_, l) => {
                const edge = document.querySelector(`#${letter}l${l}`);
                if (getComputedStyle(edge).visibility === 'hidden') return 'off';
                return edge.classList.contains('possible') ? 'possible' : 'certain';
            }),
        prefix,
        (await dataOf(page)).lines.length,
    );

/* Sets a slider as a hand would: to a position, with the event that follows. */
export const slide = (page, selector, position) =>
    page.run(
        (s, value) => {
            const slider = document.querySelector(s);
            slider.value = value;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
        },
        selector,
        position,
    );
