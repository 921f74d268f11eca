/*
 * page_tables.js: tables that can be sorted, copied, and that go along with the map.
 */

/* ------------------------------------------------ tables */

const tables = [...document.querySelectorAll('table.sortable')].filter(
    (table) => table.tHead && table.tBodies.length,
);
const original = new Map(tables.map((table) => [table, [...table.tBodies[0].rows]]));
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const NUMBER = /^[-+−]?\d+(\.\d+)?(e[-+]?\d+)?\s*%?$/i;
let follow = true; /* the relations listed are those that the map shows */

const heads = (table) => [...table.tHead.rows[table.tHead.rows.length - 1].cells];
const keyOf = (cell) => (cell ? (cell.dataset.sort ?? cell.textContent.trim()) : '');
const isEmpty = (key) => key === '' || key === '–' || key === '-';

function buildTables() {
    tables.forEach((table) => {
        if (table.id === 'ranking' && entities.some((entity) => entity.ranks)) addRankOnDate(table);
        heads(table).forEach((head, column) => addSortButton(table, head, column));
        for (const row of original.get(table)) addRowButton(row);
        addTools(table);
        table.addEventListener('click', onRowClick);
    });
}

function addSortButton(table, head, column) {
    const sorter = button('', { class: 'sort' }, () => sortBy(table, column));
    sorter.append(...head.childNodes);
    head.append(sorter);
}

/* What a row is about, as a change of the state; null: nothing that the map knows. */
function rowChoice(row) {
    const { entity, relation } = row.dataset;
    if (relations[relation]) return { relation: Number(relation) };
    return entities[entity] ? { focus: Number(entity), relation: null } : null;
}

function addRowButton(row) {
    const cell = row.querySelector('th') || row.cells[0];
    if (!rowChoice(row) || !cell || cell.querySelector('a, button')) return;
    const opens = button('', { class: 'link' }, (event) => {
        event.stopPropagation();
        openRow(row, event.currentTarget);
    });
    opens.append(...cell.childNodes);
    cell.append(opens);
}

function openRow(row, from) {
    choose(rowChoice(row), from);
    if (state.relation === null) visit(state.focus, false);
}

/* Anywhere on the row will do, unless it is a link, or text that is being marked. */
function onRowClick(event) {
    const row = event.target.closest('tbody tr');
    if (!row || !rowChoice(row) || event.target.closest('a, button') || String(getSelection()))
        return;
    openRow(row, row.querySelector('button.link') || row);
}

/* Up, down, and as it was. */
function sortBy(table, column) {
    const now = state.sort.get(table.id);
    const sort = new Map(state.sort);
    if (!now || now.column !== column) sort.set(table.id, { column, descending: false });
    else if (!now.descending) sort.set(table.id, { column, descending: true });
    else sort.delete(table.id);
    change({ sort });
    const head = heads(table)[column];
    const order = { ascending: 'rising', descending: 'falling' }[head.getAttribute('aria-sort')];
    const words = order ? `sorted by ${head.textContent.trim()}, ${order}` : 'in its first order';
    tell(`${captionOf(table)}: ${words}.`);
}

/* A table's rows in an order: numbers as numbers, what is empty last, equal ones as they were. */
function sorted(table, { column, descending }) {
    const rows = original.get(table).map((row, i) => ({ row, i, key: keyOf(row.cells[column]) }));
    const numeric =
        heads(table)[column].classList.contains('number') ||
        rows.every(({ key }) => isEmpty(key) || NUMBER.test(key));
    const value = (key) => parseFloat(key.replace('−', '-'));
    const sign = descending ? -1 : 1;
    return rows
        .sort(
            (a, b) =>
                isEmpty(a.key) - isEmpty(b.key) ||
                sign *
                    (isEmpty(a.key)
                        ? 0
                        : numeric
                          ? value(a.key) - value(b.key)
                          : collator.compare(a.key, b.key)) ||
                a.i - b.i,
        )
        .map(({ row }) => row);
}

function showTables() {
    showRankOnDate();
    for (const table of tables) {
        const order = state.sort.get(table.id) || defaultOrder(table);
        heads(table).forEach((head, column) => {
            if (order && order.column === column)
                head.setAttribute('aria-sort', order.descending ? 'descending' : 'ascending');
            else head.removeAttribute('aria-sort');
        });
        arrange(table, order ? sorted(table, order) : original.get(table));
    }
    showRows();
}

function arrange(table, rows) {
    const body = table.tBodies[0];
    if (rows.every((row, i) => body.rows[i] === row)) return;
    body.append(...rows);
}

/* Relations that the map does not show are not listed, either; what is chosen is marked. */
function showRows() {
    for (const table of tables) {
        for (const row of original.get(table)) {
            const { entity, relation } = row.dataset;
            if (table.id === 'relations' && relations[relation])
                row.hidden = follow && seen.every((view) => view.relations[relation] === OFF);
            const chosen =
                relation === undefined
                    ? state.relation === null && entity === String(state.focus)
                    : relation === String(state.relation);
            if (chosen) row.setAttribute('aria-current', 'true');
            else row.removeAttribute('aria-current');
        }
    }
    const count = byId('listed');
    if (!count) return;
    const rows = original.get(byId('relations'));
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
}

/* The ranks of the date that is shown: one column more, and the order unless one is asked for. */
function addRankOnDate(table) {
    heads(table)[0].parentNode.append(
        make('th', { scope: 'col', class: 'number on-date' }, 'Rank on the date'),
    );
    for (const row of original.get(table)) row.append(make('td', { class: 'number on-date' }, '–'));
}

function showRankOnDate() {
    const table = byId('ranking');
    const head = table && table.querySelector('th.on-date');
    if (!head) return;
    const i = state.date === null ? -1 : dateIndex(state.date);
    head.firstElementChild.textContent =
        state.date === null ? 'Rank on the date' : `Rank, ${dayInWords(state.date)}`;
    table.classList.toggle('dated', i >= 0);
    for (const row of original.get(table)) {
        const { ranks } = entities[row.dataset.entity] || {};
        row.lastElementChild.textContent = (i >= 0 && ranks && rankAt(ranks, i)) || '–';
    }
}

/* Ranks are pairs: a date from which on it is that rank; 0 is none. */
function rankAt(ranks, i) {
    let rank = 0;
    for (let at = 0; at < ranks.length && ranks[at] <= i; at += 2) rank = ranks[at + 1];
    return rank;
}

function defaultOrder(table) {
    return table.id === 'ranking' && table.classList.contains('dated')
        ? { column: heads(table).length - 1, descending: false }
        : null;
}

/* ------------------------------------------------ tables as CSV */

const captionOf = (table) => (table.caption ? table.caption.textContent.trim() : table.id);

/* RFC 4180: what has commas, quotes or line breaks is quoted; lines end in CR LF. */
function csvOf(table) {
    const shown = (cell) => getComputedStyle(cell).display !== 'none';
    const columns = heads(table)
        .map((head, column) => (shown(head) ? column : -1))
        .filter((column) => column >= 0);
    const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
    const line = (cells) =>
        `${columns.map((column) => quote(cells[column].textContent.trim())).join(',')}\r\n`;
    return [
        heads(table),
        ...[...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells),
    ]
        .map(line)
        .join('');
}

function addTools(table) {
    const tools = make('div', { class: 'tools' });
    tools.append(
        button('Copy as CSV', { 'aria-label': `Copy as CSV: ${captionOf(table)}` }, () =>
            copy(table, tools),
        ),
    );
    if (table.id === 'relations') {
        const box = make('input', {
            type: 'checkbox',
            checked: true,
            change: () => {
                follow = box.checked;
                showRows();
            },
        });
        tools.append(
            make('label', null, box, ' only what the map shows: ', make('span', { id: 'listed' })),
        );
    }
    (table.closest('.scroll') || table).before(tools);
}

/* Pages from a file may be refused the clipboard: then the text is there, marked, to be copied. */
async function copy(table, tools) {
    const text = csvOf(table);
    const old = tools.querySelector('textarea');
    if (old) old.remove();
    try {
        await navigator.clipboard.writeText(text);
        tell(`${captionOf(table)}: copied as CSV.`);
    } catch {
        const area = make('textarea', {
            readonly: true,
            rows: '6',
            'aria-label': `${captionOf(table)} as CSV`,
        });
        area.value = text;
        tools.append(area);
        area.focus();
        area.select();
        tell('The browser keeps the clipboard to itself: press Ctrl+C to copy what is marked.');
    }
}
