/*
 * page_camera.js: how to move about on the map: pan and zoom by mouse, touch and keys.
 */

/* ------------------------------------------------ the camera: pan and zoom */

const home = { x: 0, y: 0, w: 1, h: 1 };
const camera = { ...home };
const CLOSEST = 40; /* times as near as the whole */
let flight = 0;

function startCamera() {
    const [x, y, w, h] = (stages[0].svg.getAttribute('viewBox') || '0 0 1 1')
        .split(/[ ,]+/)
        .map(Number);
    Object.assign(home, { x, y, w, h });
    Object.assign(camera, home);
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/* All stages look at the same part of the layout; the middle stays on paper. */
function aim({ x, y, w }) {
    const size = clamp(w, home.w / CLOSEST, home.w);
    camera.w = size;
    camera.h = (size * home.h) / home.w;
    camera.x = clamp(x, home.x - camera.w / 2, home.x + home.w - camera.w / 2);
    camera.y = clamp(y, home.y - camera.h / 2, home.y + home.h - camera.h / 2);
    if (size >= home.w) Object.assign(camera, home);
    for (const { svg } of stages) {
        svg.setAttribute('viewBox', `${camera.x} ${camera.y} ${camera.w} ${camera.h}`);
    }
    stageBox.classList.toggle('zoomed', size < home.w);
}

/* There at once where motion is not wanted, else in a third of a second. */
function fly(target) {
    cancelAnimationFrame(flight);
    if (calm.matches || lines.length > MANY) {
        aim(target);
        return;
    }
    const from = { ...camera };
    const begin = performance.now();
    const step = (now) => {
        const t = clamp((now - begin) / 300, 0, 1);
        const part = t * (2 - t);
        aim({
            x: from.x + (target.x - from.x) * part,
            y: from.y + (target.y - from.y) * part,
            w: from.w + (target.w - from.w) * part,
        });
        if (t < 1) flight = requestAnimationFrame(step);
    };
    flight = requestAnimationFrame(step);
}

/* The camera that sees `factor` times as near, with one point staying where it is. */
function nearer(factor, point) {
    const w = clamp(camera.w / factor, home.w / CLOSEST, home.w);
    const part = w / camera.w;
    return {
        w,
        x: point.x - (point.x - camera.x) * part,
        y: point.y - (point.y - camera.y) * part,
    };
}

const middle = () => ({ x: camera.x + camera.w / 2, y: camera.y + camera.h / 2 });
const centred = (point, w) => ({ w, x: point.x - w / 2, y: point.y - (w * home.h) / home.w / 2 });

/* Where on the layout a pixel of the screen is. */
function placeAt(svg, x, y) {
    return new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
}

/* The middle of an entity on the layout. */
function placeOf(e) {
    const { svg, nodes } = stages[0];
    const box = nodes[e].getBoundingClientRect();
    return placeAt(svg, box.left + box.width / 2, box.top + box.height / 2);
}

/* Brings an entity into view; from afar, near enough to read. */
function visit(e, near) {
    if (!stages.length || !stages[0].nodes[e]) return;
    const point = placeOf(e);
    const inside =
        Math.abs(point.x - middle().x) < camera.w * 0.45 &&
        Math.abs(point.y - middle().y) < camera.h * 0.45;
    if (near) fly(centred(point, Math.min(camera.w, home.w / 2.5)));
    else if (!inside) fly(centred(point, camera.w));
}

/* ------------------------------------------------ mouse and touch on the map */

const pointers = new Map();
let dragged = false; /* the press that ends was no click */
const SLACK = 4; /* pixels that a click may slip */

function onWheel(event) {
    const svg = event.target.closest('svg');
    if (!svg || (event.deltaY > 0 && camera.w >= home.w)) return; /* so the page scrolls on */
    event.preventDefault();
    cancelAnimationFrame(flight);
    const pixels = event.deltaY * (event.deltaMode === 1 ? 20 : 1);
    aim(
        nearer(
            Math.exp(clamp(-pixels, -240, 240) / 400),
            placeAt(svg, event.clientX, event.clientY),
        ),
    );
}

function onPointerDown(event) {
    const svg = event.target.closest('#stage svg');
    if (!svg || (event.pointerType === 'mouse' && event.button !== 0)) return;
    cancelAnimationFrame(flight);
    if (!pointers.size) dragged = false;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, svg });
}

function onPointerMove(event) {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const { clientX: x, clientY: y } = event;
    if (!dragged && Math.hypot(x - last.x, y - last.y) < SLACK) return;
    if (!dragged) last.svg.setPointerCapture(event.pointerId);
    dragged = true;
    if (pointers.size === 2) pinch(event.pointerId, last, x, y);
    else if (pointers.size === 1) {
        const from = placeAt(last.svg, last.x, last.y);
        const to = placeAt(last.svg, x, y);
        aim({ x: camera.x + from.x - to.x, y: camera.y + from.y - to.y, w: camera.w });
    }
    Object.assign(last, { x, y });
}

/* One of two fingers moves: the other holds its place. */
function pinch(id, last, x, y) {
    const [, other] = [...pointers].find(([key]) => key !== id);
    const before = Math.hypot(last.x - other.x, last.y - other.y);
    const after = Math.hypot(x - other.x, y - other.y);
    if (before > 0) aim(nearer(after / before, placeAt(last.svg, other.x, other.y)));
}

function onPointerEnd(event) {
    pointers.delete(event.pointerId);
}

/* What of the map an event is about: { entity } or { line }, or null. */
function markAt(event) {
    const element =
        event.target instanceof Element ? event.target.closest('.node, .edge, .hit') : null;
    return (element && marks.get(element)) || null;
}

function onMapClick(event) {
    if (!event.target.closest('svg')) return;
    if (dragged) {
        dragged = false;
        return;
    }
    const found = markAt(event);
    if (!found) change({ focus: null, relation: null });
    else if ('entity' in found) choose({ focus: found.entity, relation: null });
    else choose({ relation: firstOnLine(found.line) });
}

/* Of the relations of a line, the first that is seen. */
function firstOnLine(line) {
    const all = relationsOnLine[line];
    const shown = all.filter((r) => seen.some((view) => view.relations[r] !== OFF));
    return [...shown, ...all][0] ?? null;
}

function listenToPointers() {
    stageBox.addEventListener('wheel', onWheel, { passive: false });
    stageBox.addEventListener('pointerdown', onPointerDown);
    stageBox.addEventListener('pointermove', onPointerMove);
    for (const name of ['pointerup', 'pointercancel']) window.addEventListener(name, onPointerEnd);
    stageBox.addEventListener('click', onMapClick);
    stageBox.addEventListener('pointerover', (event) => {
        if (event.pointerType === 'mouse' && !pointers.size) pointAt(markAt(event));
    });
    stageBox.addEventListener('pointerleave', () => pointAt(null));
}

/* ------------------------------------------------ keys on the map */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let tabStop = null; /* the entity that Tab comes to */

/* One entity of each stage can be tabbed to, and is one that is seen. */
function keepTabStop() {
    if (state.focus !== null) tabStop = state.focus;
    if (tabStop === null || seen[0].entities[tabStop] === OFF) tabStop = firstRanked();
    stages.forEach((stage, s) => {
        const stop =
            tabStop !== null && seen[s].entities[tabStop] !== OFF
                ? tabStop
                : seen[s].entities.findIndex((held) => held !== OFF);
        stage.nodes.forEach(
            (node, e) => node && node.setAttribute('tabindex', e === stop ? '0' : '-1'),
        );
    });
}

function firstRanked() {
    const rankOf = (e) => entities[e].rank || Infinity;
    let best = null;
    seen[0].entities.forEach((held, e) => {
        if (held !== OFF && (best === null || rankOf(e) < rankOf(best))) best = e;
    });
    return best;
}

/* The nearest that stands in a direction: who is tied to the entity, else anybody. */
function towards(e, [dx, dy], view) {
    const { nodes } = stages[0];
    const begin = placeOf(e);
    const tied = neighbours(e, view);
    let best = null;
    let least = Infinity;
    const consider = (other) => {
        if (other === e || view.entities[other] === OFF || !nodes[other]) return;
        const place = placeOf(other);
        const distance = Math.hypot(place.x - begin.x, place.y - begin.y) || 1;
        const cosine = ((place.x - begin.x) * dx + (place.y - begin.y) * dy) / distance;
        const cost = distance * (3 - 2 * cosine);
        if (cosine > 0.5 && cost < least) {
            best = other;
            least = cost;
        }
    };
    tied.forEach(consider);
    if (best === null) entities.forEach((_, other) => consider(other));
    return best;
}

function goTo(stage, e) {
    if (e === null || !stage.nodes[e]) return;
    tabStop = e;
    keepTabStop();
    stage.nodes[e].focus({ preventScroll: true });
    visit(e, false);
}

/* To add a key: a row, and a word in the line under the map. */
const KEYS = {
    Home: (stage) => goTo(stage, firstRanked()),
    '+': () => zoom(1.5),
    '=': () => zoom(1.5),
    '-': () => zoom(1 / 1.5),
    0: () => fly(home),
    Escape: () => change({ focus: null, relation: null }),
};

/* What a key does on a stage, where the focus may be on an entity. */
function actionOf(event, s, found) {
    const step = ARROWS[event.key];
    if (step && event.shiftKey) return () => pan(step);
    if (step && found) return (stage) => goTo(stage, towards(found.entity, step, seen[s]));
    if (found && (event.key === 'Enter' || event.key === ' ')) {
        return () => choose({ focus: found.entity, relation: null }, event.target);
    }
    return KEYS[event.key];
}

function onMapKey(event) {
    const s = stages.findIndex(({ svg }) => svg.contains(event.target));
    if (s < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(event, s, markAt(event));
    if (!act) return;
    act(stages[s]);
    event.preventDefault();
}

const zoom = (factor) => fly(nearer(factor, middle()));
const pan = ([dx, dy]) =>
    fly({ x: camera.x + (dx * camera.w) / 6, y: camera.y + (dy * camera.h) / 6, w: camera.w });

function listenToKeys() {
    stageBox.addEventListener('keydown', onMapKey);
    stageBox.addEventListener('focusin', (event) => {
        const found = markAt(event);
        if (found && event.target.matches(':focus-visible')) pointAt(found);
    });
    stageBox.addEventListener('focusout', () => pointAt(null));
}
