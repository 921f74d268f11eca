/*
 * reading.mjs: what tests read off a page.
 */

/* The numbers of entities by their ids. */
export const idsOf = (page) => page.run(() => Object.fromEntries(
  JSON.parse(document.querySelector('#data').textContent).entities.map(({ id }, e) => [id, e])));

export const dataOf = (page) => page.run(() => JSON.parse(document.querySelector('#data').textContent));

/* The fragment, which follows what is done once that has come to rest. */
export const hash = (page) => page.run(() => new Promise((done) => { setTimeout(() => done(location.hash), 300); }));

export const card = (page) => page.run(() => document.querySelector('#card').innerText);

export const status = (page) => page.text('#status');

export const viewBox = (page, selector = '#map svg') =>
  page.run((s) => document.querySelector(s).getAttribute('viewBox').split(' ').map(Number), selector);

export const relationNumber = (page, from, type, to) => page.run((a, t, b) => {
  const { entities, relations, types } = JSON.parse(document.querySelector('#data').textContent);
  return relations.findIndex((relation) => entities[relation.from].id === a && entities[relation.to].id === b &&
    types[relation.type].name === t);
}, from, type, to);

/* A place on the screen where nothing lies over a relation's line. */
export const pointOnLine = (page, r) => page.run((number) => {
  const { line } = JSON.parse(document.querySelector('#data').textContent).relations[number];
  const edge = document.querySelector(`#l${line}`);
  edge.scrollIntoView({ block: 'center' });
  const path = edge.querySelector('path');
  for (let part = 0.02; part < 1; part += 0.02) {
    const { x, y } = path.getPointAtLength(path.getTotalLength() * part).matrixTransform(path.getScreenCTM());
    if (document.elementFromPoint(x, y)?.closest('.edge') === edge) return { x, y };
  }
  return null;
}, r);

/* The relations that a stage shows by its lines: "off", "possible" or "certain", by line. */
export const linesOf = (page, prefix = '') => page.run((letter) =>
  JSON.parse(document.querySelector('#data').textContent).lines.map((_, l) => {
    const edge = document.querySelector(`#${letter}l${l}`);
    if (getComputedStyle(edge).visibility === 'hidden') return 'off';
    return edge.classList.contains('possible') ? 'possible' : 'certain';
  }), prefix);

/* Sets a slider as a hand would: to a position, with the event that follows. */
export const slide = (page, selector, position) => page.run((s, value) => {
  const slider = document.querySelector(s);
  slider.value = value;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}, selector, position);
