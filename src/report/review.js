/*
 * review.js: what only helps where scripts run: a card lights the phrase that it comes from, a
 * phrase its card, a name all places where the same is meant; each relation can be kept or struck
 * out, and what is left be saved.
 */

const byId = (id) => document.getElementById(id);
const { parts, order } = JSON.parse(byId('data').textContent);
const KEPT = 'kept';
const STRUCK = 'struck';

/* ------------------------------------------------ what belongs together */

/* Other marks and cards of a mark or a card, other places of a name. */
function relatives(element) {
    const target = element.closest('[data-r], [data-e]');
    if (!target) return [];
    if (target.dataset.e !== undefined && !target.closest('mark, .card'))
        return [...document.querySelectorAll(`[data-e="${target.dataset.e}"]`)];
    return target
        .closest('[data-r]')
        .dataset.r.split(' ')
        .flatMap((number) => [
            ...document.querySelectorAll(
                `mark[data-r~="${number}"], .card[data-r="${number}"]`,
            ),
        ]);
}

let lit = [];
function show(event) {
    for (const element of lit) element.classList.remove('lit');
    lit = relatives(event.target);
    for (const element of lit) element.classList.add('lit');
}
document.addEventListener('pointerover', show);
document.addEventListener('focusin', show);

/* ------------------------------------------------ what is kept */

const decisions = new Map(); /* by relation: KEPT or STRUCK */
const memory = `entente review of ${document.title} ${parts.join('').length}`;
const lines = [...document.querySelectorAll('[data-relation]')];

/* Pages from a file may have no storage: then a review is lost with its page. */
function remember() {
    try {
        localStorage.setItem(memory, JSON.stringify([...decisions]));
    } catch {
        /* nothing to be done */
    }
}

function recall() {
    try {
        for (const [relation, decision] of JSON.parse(localStorage.getItem(memory)) || [])
            if (order.includes(relation) && (decision === KEPT || decision === STRUCK))
                decisions.set(relation, decision);
    } catch {
        /* nothing kept, or not by us */
    }
}

/* The dossier without what is struck out; what a person has kept is no mere suggestion. */
const left = () =>
    parts
        .map((part, i) => {
            const decision = decisions.get(order[i - 1]);
            if (decision === STRUCK) return '';
            return decision === KEPT ? part.replace(/,\s+note=suggested(?=[,\]])/, '') : part;
        })
        .join('');

function save() {
    const url = URL.createObjectURL(new Blob([left()], { type: 'text/vnd.graphviz' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'reviewed.dot';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function button(text, label, click) {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    if (label) element.setAttribute('aria-label', label);
    element.addEventListener('click', click);
    return element;
}

const status = document.createElement('p');
status.setAttribute('role', 'status');

function tell() {
    const struck = [...decisions.values()].filter((decision) => decision === STRUCK).length;
    status.textContent =
        `${decisions.size} of ${lines.length} relations gone through` +
        (struck ? `, ${struck} struck out` : '');
}

function paint(line) {
    const decision = decisions.get(Number(line.dataset.relation));
    line.classList.toggle(STRUCK, decision === STRUCK);
    line.classList.toggle(KEPT, decision === KEPT);
    const [keep, strike] = line.querySelectorAll('button');
    keep.setAttribute('aria-pressed', String(decision === KEPT));
    strike.setAttribute('aria-pressed', String(decision === STRUCK));
}

/* The same again takes it back. */
function decide(line, decision) {
    const relation = Number(line.dataset.relation);
    if (decisions.get(relation) === decision) decisions.delete(relation);
    else decisions.set(relation, decision);
    paint(line);
    tell();
    remember();
}

function build() {
    recall();
    for (const line of lines) {
        const said = line.textContent.trim().replace(/\s+/g, ' ');
        const box = document.createElement('span');
        box.className = 'decide';
        box.append(
            button('\u2713', `Keep: ${said}`, () => decide(line, KEPT)),
            button('\u2717', `Strike out: ${said}`, () => decide(line, STRUCK)),
        );
        line.prepend(box);
        paint(line);
    }
    const bar = document.createElement('div');
    bar.id = 'bar';
    bar.append(status, button('Save what is left', null, save));
    document.body.append(bar);
    tell();
}

if (parts.length) build();
