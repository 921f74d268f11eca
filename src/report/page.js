/*
 * page.js: what the report's page does beyond being read; the page is complete without it. Data
 * come from #data and are texts: they reach the page by textContent and setAttribute alone. The
 * parts, page_*.js, are functions; here they are put to work.
 */

/* ------------------------------------------------ all of it */

function show() {
    seen = state.with === undefined ? [look(state.date)] : [look(state.date), look(state.with)];
    if (stages.length) showStages();
    if (clocks.length) showClocks();
    showLegend();
    showTables();
    showCard();
    light();
}

function start() {
    document.documentElement.classList.add('js');
    if (byId('map')) addStage(byId('map'), '');
    if (stages.length) startCamera();
    buildControls();
    buildLegend();
    buildTables();
    listenToPointers();
    listenToKeys();
    card.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') closeCard();
    });
    window.addEventListener('hashchange', followFragment);
    followFragment();
}

start();
