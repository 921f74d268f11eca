/*
 * page_map.js: the drawing as a stage: what is seen on it, its double beside it, and whose
 * neighbourhood is lit.
 */

/* ------------------------------------------------ the stages: the map, and its double */

const stageBox = byId('stage');
const stages = []; /* { svg, nodes, edges, caption, shown } */
const marks = new WeakMap(); /* an element of a map -> { entity } or { line } */
const MANY = 3000; /* lines; so many get no wider ones to point at */

/* Takes the drawing of a figure as a stage; the double's ids have a prefix. */
function addStage(figure, prefix) {
    const svg = figure.querySelector('svg');
    if (!svg) return;
    const at = (letter, i) => svg.getElementById(`${prefix}${letter}${i}`);
    const stage = {
        svg,
        figure,
        shown: null,
        caption: make('p', { class: 'stage-date' }),
        nodes: entities.map((_, e) => at('e', e)),
        edges: lines.map((_, l) => at('l', l)),
        hits: [],
    };
    figure.prepend(stage.caption);
    stage.nodes.forEach((node, entity) => node && prepareNode(node, entity));
    stage.edges.forEach((edge, line) => edge && prepareEdge(edge, line));
    if (lines.length <= MANY) addHits(stage);
    svg.setAttribute('role', 'group');
    svg.removeAttribute('aria-labelledby');
    svg.setAttribute('aria-label', prefix ? 'Map of the other date' : 'Map');
    svg.setAttribute('aria-describedby', 'keys');
    svg.classList.toggle('large', lines.length > MANY);
    stages.push(stage);
}

function prepareNode(node, entity) {
    const { rank } = entities[entity];
    marks.set(node, { entity });
    /* A label's lines are elements of their own: words, not one long one. */
    for (const line of node.querySelectorAll('text')) line.after(' ');
    node.setAttribute('role', 'button');
    node.setAttribute('tabindex', '-1');
    node.setAttribute(
        'aria-label',
        `${labelOf(entity)}, ${nameOf(kindOf(entity))}` + (rank ? `, rank ${rank}` : ''),
    );
}

/* Lines are told by cards and tables; here they are for the eye and the pointer. */
function prepareEdge(edge, line) {
    marks.set(edge, { line });
    edge.setAttribute('aria-hidden', 'true');
}

/* Thin lines are hard to point at: below all that is drawn lies a wide and unseen copy of each. */
function addHits(stage) {
    stage.hits = stage.edges.map((edge, line) => {
        if (!edge || !edge.querySelector('path')) return null;
        const hit = document.createElementNS(edge.namespaceURI, 'path');
        hit.setAttribute(
            'd',
            [...edge.querySelectorAll('path')].map((path) => path.getAttribute('d')).join(' '),
        );
        hit.setAttribute('class', 'hit');
        marks.set(hit, { line });
        return hit;
    });
    const lowest = stage.svg.querySelector('.edge, .node');
    if (lowest) lowest.before(...stage.hits.filter(Boolean));
}

/* The same map again, for another date. */
function addDouble() {
    const figure = byId('map').cloneNode(true);
    for (const extra of figure.querySelectorAll('figcaption, .stage-date, .hit')) extra.remove();
    for (const element of [figure, ...figure.querySelectorAll('[id]')])
        element.id = `w-${element.id}`;
    for (const element of figure.querySelectorAll('*')) renameReferences(element);
    byId('map').after(figure);
    addStage(figure, 'w-');
    stages[1].svg.classList.remove('lit');
}

function renameReferences(element) {
    for (const { name, value } of [...element.attributes]) {
        if (/href$/.test(name) && value.startsWith('#'))
            element.setAttribute(name, `#w-${value.slice(1)}`);
        else if (value.includes('url(#'))
            element.setAttribute(name, value.replace(/url\(#/g, 'url(#w-'));
    }
}

/* Makes the stages show what is seen; only what changed is touched. */
function showStages() {
    if (state.with !== undefined && stages.length === 1) addDouble();
    if (state.with === undefined && stages.length === 2) stages.pop().figure.remove();
    stageBox.classList.toggle('double', stages.length === 2);
    stages.forEach((stage, s) => {
        const view = seen[s];
        const old = stage.shown;
        stage.nodes.forEach((node, e) =>
            markHeld(node, view.entities[e], old ? old.entities[e] : -1),
        );
        for (const list of [stage.edges, stage.hits]) {
            list.forEach((edge, l) => markHeld(edge, view.lines[l], old ? old.lines[l] : -1));
        }
        stage.shown = view;
        stage.caption.textContent = dateInWords(view.day);
    });
    showDifferences();
    keepTabStop();
}

function markHeld(element, now, before) {
    if (!element || now === before) return;
    element.classList.toggle('off', now === OFF);
    element.classList.toggle('possible', now === POSSIBLE);
}

/* What is seen on one of two dates alone stands out. */
function showDifferences() {
    stages.forEach((stage, s) => {
        const other = stages.length === 2 ? seen[1 - s] : null;
        const differs = (list, i) =>
            Boolean(other) && seen[s][list][i] !== OFF && other[list][i] === OFF;
        stage.edges.forEach(
            (edge, l) => edge && edge.classList.toggle('differs', differs('lines', l)),
        );
        stage.nodes.forEach(
            (node, e) => node && node.classList.toggle('differs', differs('entities', e)),
        );
    });
}

/* ------------------------------------------------ the neighbourhood, lit */

let pointed = null; /* { entity } or { line } under the mouse or with the focus */
let lit = []; /* elements with the class "near" */

function pointAt(found) {
    if (found === pointed) return;
    pointed = found;
    light();
}

function neighbours(e, view) {
    const near = new Set();
    for (const r of relationsOf[e]) {
        if (view.relations[r] !== OFF)
            near.add(relations[r].from === e ? relations[r].to : relations[r].from);
    }
    return near;
}

/* What is pointed at, else what is chosen. */
function subject() {
    if (pointed) return pointed;
    if (state.relation !== null && typeof relations[state.relation].line === 'number') {
        return { line: relations[state.relation].line };
    }
    return state.focus === null ? null : { entity: state.focus };
}

function light() {
    const about = subject();
    for (const element of lit) element.classList.remove('near', 'chosen');
    lit = [];
    stages.forEach((stage, s) => {
        stage.svg.classList.toggle('lit', Boolean(about));
        if (about) lightOn(stage, about, seen[s]);
    });
}

function lightOn(stage, about, view) {
    const add = (element, name) => {
        if (!element) return;
        element.classList.add('near', ...(name ? [name] : []));
        lit.push(element);
    };
    if ('line' in about) {
        add(stage.edges[about.line], 'chosen');
        add(stage.nodes[lines[about.line].from]);
        add(stage.nodes[lines[about.line].to]);
        return;
    }
    add(stage.nodes[about.entity], 'chosen');
    for (const e of neighbours(about.entity, view)) add(stage.nodes[e]);
    for (const r of relationsOf[about.entity]) add(stage.edges[relations[r].line]);
}
