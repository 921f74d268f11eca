/*
 * page_view.js: the one state of the page, what of the data it lets be seen, and the URL's
 * fragment, which keeps it.
 */

/* ------------------------------------------------ what is chosen */

const state = {
    date: dayOrNull(data.date) /* null: everything on record */,
    with: undefined /* the date beside it; undefined: none */,
    focus: null /* an entity */,
    relation: null,
    hidden: { kinds: new Set(), families: new Set() },
    sort: new Map() /* a table's id -> { column, descending } */,
};

function dayOrNull(day) {
    return typeof day === 'number' ? day : null;
}

/* The one way to change the state: the whole page follows, then the fragment. */
function change(parts) {
    const before = seen[0];
    const moved = 'date' in parts && parts.date !== state.date;
    Object.assign(state, parts);
    show();
    if (moved) tellChanges(before, seen[0]);
    else if ('date' in parts || 'with' in parts || 'hidden' in parts) tellView();
    keepFragment();
}

/* ------------------------------------------------ what is seen on a day */

const OFF = 0;
const POSSIBLE = 1;
const CERTAIN = 2;

/* Whether a day is within one of the ranges [from, to, from, to, …], where null is open. */
function within(day, ranges) {
    for (let i = 0; ranges && i < ranges.length; i += 2) {
        if ((ranges[i] ?? day) <= day && day <= (ranges[i + 1] ?? day)) return true;
    }
    return false;
}

function holds(relation, day) {
    if (day === null) return CERTAIN;
    if (!within(day, relation.possible)) return OFF;
    return within(day, relation.certain) ? CERTAIN : POSSIBLE;
}

/* What of entities, relations and lines is seen on a day through the filters. */
function look(day) {
    const { hidden } = state;
    const view = {
        day,
        relations: new Uint8Array(relations.length),
        entities: new Uint8Array(entities.length),
        lines: new Uint8Array(lines.length),
    };
    const shown = entities.map((entity) => !hidden.kinds.has(entity.kind));
    relations.forEach((relation, r) => {
        const { from, to, line } = relation;
        if (!shown[from] || !shown[to] || hidden.families.has(familyOf(relation))) return;
        const held = holds(relation, day);
        view.relations[r] = held;
        view.entities[from] = Math.max(view.entities[from], held);
        view.entities[to] = Math.max(view.entities[to], held);
        if (typeof line === 'number') view.lines[line] = Math.max(view.lines[line], held);
    });
    /* Who has no relation at all is seen where no date is chosen. */
    entities.forEach((entity, e) => {
        if (day === null && shown[e] && !relationsOf[e].length) view.entities[e] = CERTAIN;
    });
    return view;
}

const countOf = (marks) => marks.reduce((sum, mark) => sum + (mark !== OFF), 0);

let seen = [look(state.date)]; /* of each stage */

/* ------------------------------------------------ the fragment */

/* A family's or kind's name, which says which of the two it is where both have it. */
function filterNames() {
    const taken = new Set(families.map((family) => family.name));
    const out = [...state.hidden.families].map((f) => families[f].name);
    for (const k of state.hidden.kinds)
        out.push((taken.has(kinds[k].name) ? 'kind:' : '') + kinds[k].name);
    return out;
}

const dateText = (day) => (day === null ? 'all' : isoOfDay(day));

function fragment() {
    const parts = [];
    const add = (name, value) => value !== '' && parts.push(`${name}=${value}`);
    const list = (texts) => texts.map(encodeURIComponent).join(',');
    if (state.date !== dayOrNull(data.date)) add('date', dateText(state.date));
    if (state.with !== undefined) add('with', dateText(state.with));
    if (state.focus !== null) add('focus', encodeURIComponent(entities[state.focus].id));
    add('hide', list(filterNames()));
    if (state.relation !== null) add('relation', state.relation);
    add(
        'sort',
        [...state.sort]
            .map(
                ([id, { column, descending }]) =>
                    `${encodeURIComponent(id)}:${column}:${descending ? 'desc' : 'asc'}`,
            )
            .join(','),
    );
    return parts.join('&');
}

const REST = 250; /* milliseconds; browsers refuse a page that writes its address too often */
let pending = 0;

/* Once it has come to rest, and as one entry of the history however often it changes. */
function keepFragment() {
    clearTimeout(pending);
    pending = setTimeout(writeFragment, REST);
}

function writeFragment() {
    const text = fragment();
    if (text === location.hash.slice(1)) return;
    history.replaceState(null, '', text ? `#${text}` : location.pathname + location.search);
}

function decode(text) {
    try {
        return decodeURIComponent(text);
    } catch {
        return '';
    }
}

/* How each part is read; what is unknown or wrong is passed over. */
const READERS = {
    date: (text, to) => {
        to.date = dayOfPart(text, to.date);
    },
    with: (text, to) => {
        to.with = dayOfPart(text, to.with);
    },
    focus: (text, to) => {
        to.focus = entityOfId.get(decode(text)) ?? null;
    },
    relation: (text, to) => {
        if (/^\d+$/.test(text) && relations[text]) to.relation = Number(text);
    },
    hide: (text, to) =>
        text
            .split(',')
            .map(decode)
            .forEach((name) => hideNamed(name, to.hidden)),
    sort: (text, to) => text.split(',').forEach((part) => readSort(part, to.sort)),
};

const dayOfPart = (text, otherwise) =>
    text === 'all' ? null : (dayOfIso(decode(text)) ?? otherwise);

function hideNamed(name, hidden) {
    const family = families.findIndex((row) => row.name === name);
    const kind = kinds.findIndex((row) => row.name === name.replace(/^kind:/, ''));
    if (family >= 0) hidden.families.add(family);
    else if (kind >= 0) hidden.kinds.add(kind);
}

function readSort(text, sort) {
    const [id, column, way] = text.split(':').map(decode);
    const table = tables.find((each) => each.id === id);
    if (!table || !/^\d+$/.test(column) || !heads(table)[column]) return;
    sort.set(id, { column: Number(column), descending: way === 'desc' });
}

function readFragment() {
    const to = { ...first(), sort: new Map() };
    for (const part of location.hash.slice(1).split('&')) {
        const [name, ...value] = part.split('=');
        if (Object.hasOwn(READERS, name)) READERS[name](value.join('='), to);
    }
    return to;
}

function followFragment() {
    clearTimeout(pending);
    Object.assign(state, readFragment());
    show();
    tellView();
}
