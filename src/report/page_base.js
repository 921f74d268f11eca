/*
 * page_base.js: what the other parts of the page's script stand on: elements, texts, days, and the
 * data, looked up. All parts are joined into one function (see the Makefile), in its order.
 */

/* ------------------------------------------------ small tools */

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId('data').textContent);
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

/* An element with attributes and children (elements or texts); what is null is left out. */
function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
        if (typeof value === 'function') element.addEventListener(name, value);
        else if (value !== null && value !== false)
            element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.filter((child) => child !== null && child !== ''));
    return element;
}

const button = (text, attributes, click) =>
    make('button', { type: 'button', ...attributes, click }, text);

const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/* Links are checked in C; a page that was edited by hand is checked here. */
function link(url) {
    try {
        if (!/^https?:$/.test(new URL(url).protocol)) return null;
    } catch {
        return null;
    }
    return make('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, url);
}

/* Letters that Unicode does not take apart into a letter and an accent. */
const LETTERS = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd' };

/* A text without case and accents, for the search. */
const fold = (text) =>
    text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[øłđıßæœþð]/g, (letter) => LETTERS[letter]);

/* ------------------------------------------------ days */

const MONTHS = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
];
const DAY = 86400000;

/* 15 December 2010. */
function dayInWords(day) {
    const date = new Date(day * DAY);
    const year = date.getUTCFullYear();
    const words = year > 0 ? String(year) : `${1 - year} BC`;
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${words}`;
}

/* 2010-12-15, with as many digits for the year as it takes. */
const isoOfDay = (day) => new Date(day * DAY).toISOString().slice(0, -14);

/* The day of an ISO date; null if there is no such day. */
function dayOfIso(text) {
    if (!/^([-+]\d\d)?\d{4}-\d\d-\d\d$/.test(text)) return null;
    const time = Date.parse(`${text}T00:00Z`);
    return Number.isNaN(time) || isoOfDay(time / DAY) !== text ? null : time / DAY;
}

/* A day as people write it: 2010-12-15 or 15 December 2010; a month or a year is its first day. */
function dayOfText(text) {
    const words = /^(?:(\d{1,2})\.? +)?([a-z]+)\.?,? +(\d{4})$/i.exec(text);
    if (!words)
        return dayOfIso(text.replace(/^(\d{4})$/, '$1-01').replace(/^(\d{4}-\d\d)$/, '$1-01'));
    const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(words[2].toLowerCase()));
    if (month < 0 || words[2].length < 3) return null;
    const digits = (number) => String(number).padStart(2, '0');
    return dayOfIso(`${words[3]}-${digits(month + 1)}-${digits(words[1] || 1)}`);
}

const dateInWords = (day) => (day === null ? 'Everything on record' : dayInWords(day));

/* The index of the last of the dates that is not past the day; -1 if there is none. */
function dateIndex(day) {
    let low = 0;
    let high = data.dates.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (data.dates[middle] <= day) low = middle + 1;
        else high = middle;
    }
    return low - 1;
}

/* ------------------------------------------------ the data, looked up */

/* Rows by the names of their columns, where null is no value; $name holds numbers of strings. */
const unpack = ({ columns, rows }) =>
    rows.map((row) =>
        Object.fromEntries(
            row
                .map((value, i) => [columns[i], value])
                .filter(([, value]) => value !== null)
                .map(([name, value]) =>
                    name[0] === '$' ? [name.slice(1), data.strings[value]] : [name, value],
                ),
        ),
    );

const { kinds, families, types, sources } = data;
const entities = unpack(data.entities);
const relations = unpack(data.relations);
const lines = data.lines.map(([from, to, family]) => ({ from, to, family }));
const relationsOf = entities.map(() => []);
const relationsOnLine = lines.map(() => []);
relations.forEach((relation, r) => {
    relationsOf[relation.from].push(r);
    if (relation.to !== relation.from) relationsOf[relation.to].push(r);
    if (typeof relation.line === 'number') relationsOnLine[relation.line].push(r);
});
const entityOfId = new Map(entities.map((entity, e) => [entity.id, e]));

const labelOf = (e) => entities[e].label || entities[e].id;
const kindOf = (e) => kinds[entities[e].kind];
const nameOf = (row) => row.label || row.name;
const familyOf = (relation) => types[relation.type].family;

const arrowOf = (relation) => (relation.directed === false ? '–' : '→');

/* presidency (rotating) */
const typeInWords = (relation) =>
    nameOf(types[relation.type]) + (relation.role ? ` (${relation.role})` : '');

const pairInWords = (relation) =>
    `${labelOf(relation.from)} ${arrowOf(relation)} ${labelOf(relation.to)}`;

const relationInWords = (r) => `${pairInWords(relations[r])}: ${typeInWords(relations[r])}`;
