/*
 * review.js: what only helps where scripts run: a card lights the phrase that it comes from, and a
 * phrase its card; a name lights all places where the same is meant.
 */

const light = (elements, on) => {
    for (const element of elements) element.classList.toggle('lit', on);
};

/* All that belongs to a mark, a card or a name: other marks, cards and names. */
function relatives(element) {
    const target = element.closest('[data-r], [data-e]');
    if (!target) return [];
    if (target.dataset.e !== undefined && !target.closest('.card'))
        return document.querySelectorAll(`[data-e="${target.dataset.e}"]`);
    const numbers = (target.closest('[data-r]') || target).dataset.r.split(' ');
    return numbers.flatMap((number) => [
        ...document.querySelectorAll(`mark[data-r~="${number}"], .card[data-r="${number}"]`),
    ]);
}

let lit = [];
function show(event) {
    light(lit, false);
    lit = relatives(event.target);
    light(lit, true);
}
document.addEventListener('pointerover', show);
document.addEventListener('focusin', show);
