/*
 * page_controls.js: search, dates, filters, and the line that says what happened.
 */

/* ------------------------------------------------ search */

const MOST = 12; /* suggestions */
const names = entities.flatMap((entity, e) =>
    [labelOf(e), entity.id, ...(entity.aliases || [])].map((text) => ({
        e,
        text,
        folded: fold(text),
    })),
);

/* How well a name answers; 0: not. */
function fit(folded, query) {
    const at = folded.indexOf(query);
    if (at < 0) return 0;
    if (folded === query) return 4;
    if (at === 0) return 3;
    return folded.includes(` ${query}`) ? 2 : 1;
}

/* The entities that a text may mean, best first, each with the name that it was found by. */
function suggest(text) {
    const query = fold(text.trim());
    const best = new Map();
    if (!query) return [];
    for (const name of names) {
        const points = fit(name.folded, query);
        if (points > (best.get(name.e)?.points || 0)) best.set(name.e, { ...name, points });
    }
    return [...best.values()]
        .sort(
            (a, b) =>
                b.points - a.points ||
                (entities[a.e].rank || Infinity) - (entities[b.e].rank || Infinity) ||
                a.e - b.e,
        )
        .slice(0, MOST);
}

/* The combobox of the ARIA practices: the focus stays in the field, arrows move through the list. */
function buildSearch() {
    const input = make('input', {
        type: 'search',
        id: 'search',
        role: 'combobox',
        autocomplete: 'off',
        spellcheck: 'false',
        'aria-autocomplete': 'list',
        'aria-expanded': 'false',
        'aria-controls': 'suggestions',
        placeholder: 'Name or alias',
    });
    const list = make('ul', {
        id: 'suggestions',
        role: 'listbox',
        'aria-label': 'Suggestions',
        hidden: true,
    });
    let found = [];
    let at = -1;
    const close = () => {
        list.hidden = true;
        at = -1;
        input.setAttribute('aria-expanded', 'false');
        input.removeAttribute('aria-activedescendant');
    };
    const take = (e) => {
        close();
        input.value = labelOf(e);
        choose({ focus: e, relation: null });
        visit(e, true);
    };
    const move = (to) => {
        at = found.length ? (to + found.length) % found.length : -1;
        [...list.children].forEach((option, i) =>
            option.setAttribute('aria-selected', String(i === at)),
        );
        if (at < 0) return;
        input.setAttribute('aria-activedescendant', `suggestion-${at}`);
        list.children[at].scrollIntoView({ block: 'nearest' });
    };
    const open = () => {
        close();
        found = suggest(input.value);
        list.replaceChildren(...found.map((name, i) => suggestion(name, i, take)));
        list.hidden = !found.length;
        input.setAttribute('aria-expanded', String(!list.hidden));
        if (input.value.trim())
            tell(
                found.length
                    ? plural(found.length, 'suggestion', 'suggestions')
                    : 'Nobody has such a name',
            );
    };
    input.addEventListener('input', open);
    input.addEventListener('blur', close);
    input.addEventListener('keydown', (event) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            if (list.hidden) open();
            move(event.key === 'ArrowDown' ? at + 1 : at < 0 ? -1 : at - 1);
        } else if (event.key === 'Enter' && found.length && !list.hidden)
            take(found[Math.max(at, 0)].e);
        else if (event.key === 'Escape' && !list.hidden) close();
        else return;
        event.preventDefault();
    });
    return make(
        'div',
        { class: 'search', role: 'search' },
        make('label', { for: 'search' }, 'Find'),
        input,
        list,
    );
}

/* Pressing the mouse would take the focus from the field, which closes the list. */
function suggestion({ e, text }, i, take) {
    const alias = text === labelOf(e) ? '' : ` (${text})`;
    return make(
        'li',
        {
            id: `suggestion-${i}`,
            role: 'option',
            'aria-selected': 'false',
            mousedown: (event) => event.preventDefault(),
            click: () => take(e),
        },
        labelOf(e) + alias,
        make('span', { class: 'kind' }, ` ${nameOf(kindOf(e))}`),
    );
}

/* ------------------------------------------------ the date, and another beside it */

const clocks = []; /* of the map and of its double: { member, slider, field, all } */
const PACE = 1300; /* milliseconds a date, where it plays */
let timer = 0;

/* A slider over the dates at which something changes, and a field for these and any other day. */
function buildClock(member, title) {
    const set = (day) => {
        pause();
        change({ [member]: day });
    };
    const id = `date-${member}`;
    const slider = make('input', {
        type: 'range',
        id,
        min: '0',
        max: String(data.dates.length - 1),
        step: '1',
        input: () => set(data.dates[Number(slider.value)]),
    });
    const field = make('input', {
        type: 'text',
        class: 'day',
        autocomplete: 'off',
        spellcheck: 'false',
        'aria-label': `${title}: any day`,
        change: () => readDay(field, set),
    });
    const all = button('All dates', null, () => set(null));
    clocks.push({ member, slider, field, all });
    return make(
        'div',
        { class: 'clock', role: 'group', 'aria-label': title },
        make('label', { for: id }, title),
        slider,
        field,
        all,
    );
}

function readDay(field, set) {
    const day = dayOfText(field.value.trim());
    if (day === null) field.setAttribute('aria-invalid', 'true');
    if (day !== null) set(day);
    else tell(`“${field.value}” is no day: write 15 December 2010, or 2010-12-15.`);
}

function showClocks() {
    for (const { member, slider, field, all } of clocks) {
        const day = state[member] ?? null;
        slider.value = String(day === null ? data.dates.length - 1 : Math.max(dateIndex(day), 0));
        slider.setAttribute('aria-valuetext', dateInWords(day));
        field.value = dateInWords(day);
        field.removeAttribute('aria-invalid');
        all.setAttribute('aria-pressed', String(day === null));
    }
    const double = state.with !== undefined;
    byId('compare').setAttribute('aria-pressed', String(double));
    byId('date-with').closest('.clock').hidden = !double;
}

function pause() {
    clearInterval(timer);
    timer = 0;
    byId('play').textContent = 'Play';
}

/* On from the date that is shown, or from the first one. */
function play() {
    if (timer) {
        pause();
        return;
    }
    const last = data.dates.length - 1;
    const step = (i) => {
        change({ date: data.dates[i] });
        if (i >= last) pause();
    };
    const at = state.date === null ? last : dateIndex(state.date);
    byId('play').textContent = 'Pause';
    timer = setInterval(() => step(dateIndex(state.date) + 1), PACE);
    step(at >= last ? 0 : at + 1);
}

/* The date beside it starts as the one that is shown. */
const compare = () =>
    change({ with: state.with === undefined ? (state.date ?? data.dates[0]) : undefined });

function buildDates() {
    const first = buildClock('date', 'Date');
    clocks[0].slider.before(button('Play', { id: 'play' }, play));
    first.append(button('Compare', { id: 'compare' }, compare));
    return [first, buildClock('with', 'Beside it')];
}

/* ------------------------------------------------ the legend as filters */

function buildLegend() {
    for (const item of document.querySelectorAll('#legend > li')) {
        const which = 'kind' in item.dataset ? 'kinds' : 'families';
        const index = Number(item.dataset.kind ?? item.dataset.family);
        if (!data[which][index]) continue;
        const toggle = button('', { 'aria-pressed': 'true' }, () => flip(which, index));
        toggle.append(...item.childNodes);
        item.append(toggle);
    }
}

function flip(which, index) {
    const set = new Set(state.hidden[which]);
    if (!set.delete(index)) set.add(index);
    change({ hidden: { ...state.hidden, [which]: set } });
}

function showLegend() {
    for (const item of document.querySelectorAll('#legend > li')) {
        const { kind, family } = item.dataset;
        const off =
            kind === undefined
                ? state.hidden.families.has(Number(family))
                : state.hidden.kinds.has(Number(kind));
        if (item.querySelector('button'))
            item.querySelector('button').setAttribute('aria-pressed', String(!off));
    }
}

/* ------------------------------------------------ controls and what is said */

function buildControls() {
    const controls = byId('controls');
    controls.append(buildSearch());
    if (data.dates.length) controls.append(...buildDates());
    controls.append(button('Start over', { id: 'reset' }, startOver));
    controls.hidden = false;
    stageBox.prepend(
        make(
            'div',
            { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
            button('+', { 'aria-label': 'Zoom in' }, () => zoom(1.5)),
            button('−', { 'aria-label': 'Zoom out' }, () => zoom(1 / 1.5)),
            button('Whole', { 'aria-label': 'Whole map' }, () => fly(home)),
        ),
    );
    stageBox.after(
        make(
            'p',
            { id: 'keys' },
            'Keys on the map: arrows go to a neighbour, Enter opens its card, ' +
                'Escape closes it; Shift and arrows move the map, + − 0 zoom.',
        ),
    );
}

function startOver() {
    if (timer) pause();
    change({ ...first(), sort: new Map() });
    fly(home);
}

/* What is chosen before anything was. */
const first = () => ({
    date: dayOrNull(data.date),
    with: undefined,
    focus: null,
    relation: null,
    hidden: { kinds: new Set(), families: new Set() },
});

function tell(text) {
    byId('status').textContent = text;
}

function viewInWords(view) {
    const possible = view.relations.reduce((sum, held) => sum + (held === POSSIBLE), 0);
    return (
        `${dateInWords(view.day)}: ${plural(countOf(view.entities), 'entity', 'entities')}, ` +
        plural(countOf(view.relations), 'relation', 'relations') +
        (possible ? `, ${possible} of them only possible (dashed)` : '')
    );
}

function tellView() {
    tell(`${seen.map(viewInWords).join('. Beside it, ')}.`);
}

/* What a change of a relation from one state to another is called; [before][after]. */
const CHANGES = [
    [null, 'New', 'New'],
    ['Gone', null, 'Now certain'],
    ['Gone', 'Now only possible', null],
];

/* Says of a new date what it brought. */
function tellChanges(before, after) {
    const found = { New: [], Gone: [], 'Now certain': [], 'Now only possible': [] };
    after.relations.forEach((held, r) => {
        const name = CHANGES[before.relations[r]][held];
        if (name) found[name].push(relationInWords(r));
    });
    const some = (list) =>
        list.slice(0, 3).join('; ') + (list.length > 3 ? `; and ${list.length - 3} more` : '');
    const news = Object.entries(found).filter(
        ([, list]) => list.length && before.day !== null && after.day !== null,
    );
    tell(
        `${viewInWords(after)}.${news.map(([name, list]) => ` ${name}: ${some(list)}.`).join('')}`,
    );
}
