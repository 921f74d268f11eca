/*
 * page_cards.js: what is known of an entity, and the evidence behind a relation.
 */

/* ------------------------------------------------ cards */

const card = byId('card');
let opener = null; /* where the focus returns to when the card closes */

/* Shows a card. Who came by key or table is brought to it; a mouse on the map stays there. */
function choose(parts, from) {
    change(parts);
    if (!from) return;
    if (!card.contains(from)) opener = from;
    card.focus();
}

function closeCard() {
    change({
        relation: null,
        focus: state.relation !== null && state.focus !== null ? state.focus : null,
    });
    if (!card.hidden) card.focus();
    else if (opener && opener.isConnected) opener.focus();
    else if (stages.length && tabStop !== null) stages[0].nodes[tabStop].focus();
}

function showCard() {
    card.hidden = state.relation === null && state.focus === null;
    card.removeAttribute('aria-label');
    card.setAttribute('aria-labelledby', 'card-title');
    if (card.hidden) card.replaceChildren();
    else if (state.relation !== null) card.replaceChildren(...relationCard(state.relation));
    else card.replaceChildren(...entityCard(state.focus));
    if (!card.hidden) card.scrollTop = 0;
}

function cardHead(title) {
    return make(
        'div',
        { class: 'card-head' },
        make('h3', { id: 'card-title' }, title),
        button('×', { class: 'close', 'aria-label': 'Close the card' }, closeCard),
    );
}

/* Names and values; what has none is left out. */
function facts(rows) {
    const list = make('dl');
    for (const [name, value] of rows) {
        if (value === null || value === undefined || value === '') continue;
        list.append(make('dt', null, name), make('dd', null, value));
    }
    return list;
}

function rankInWords({ rank, low, high }) {
    if (!rank) return null;
    const doubt =
        low && high
            ? low === high
                ? `, in evidence worlds as well`
                : `, in evidence worlds ${low} to ${high}`
            : '';
    return `${rank} of ${entities.filter((entity) => entity.rank).length} by ${data.measure}${doubt}`;
}

function entityCard(e) {
    const entity = entities[e];
    const [now, then] = [[], []];
    for (const r of relationsOf[e]) (seen[0].relations[r] === OFF ? then : now).push(r);
    return [
        cardHead(labelOf(e)),
        make('p', { class: 'kind' }, nameOf(kindOf(e))),
        entity.note ? make('p', null, entity.note) : null,
        facts([
            ['Also', (entity.aliases || []).join(', ')],
            ['Rank', rankInWords(entity)],
            [
                'Score',
                typeof entity.score === 'number'
                    ? String(Number(entity.score.toPrecision(4)))
                    : null,
            ],
            ['Link', entity.url ? link(entity.url) : null],
        ]),
        relationList(
            e,
            now,
            plural(now.length, 'relation', 'relations') +
                (state.date === null ? '' : `, ${dayInWords(state.date)}`),
        ),
        then.length
            ? relationList(e, then, `${then.length} not shown: of other dates, or filtered`)
            : null,
    ].filter(Boolean);
}

function relationList(e, list, title) {
    const items = list.map((r) => {
        const relation = relations[r];
        const out = relation.from === e;
        const text =
            `${typeInWords(relation)} ${relation.directed === false ? '–' : out ? '→' : '←'} ` +
            labelOf(out ? relation.to : relation.from);
        return make(
            'li',
            null,
            relationButton(r, text),
            relation.words ? make('span', { class: 'when' }, ` ${relation.words}`) : null,
        );
    });
    return make('section', null, make('h4', null, title), make('ul', null, ...items));
}

const relationButton = (r, text) =>
    button(text, { class: 'link' }, (event) => choose({ relation: r }, event.currentTarget));

const entityButton = (e) =>
    button(labelOf(e), { class: 'link' }, (event) =>
        choose({ focus: e, relation: null }, event.currentTarget),
    );

function certaintyInWords(relation) {
    if (state.date === null) return null;
    const words = ['does not hold', 'possible, not certain', 'holds'][holds(relation, state.date)];
    return `${dayInWords(state.date)}: ${words}`;
}

function relationCard(r) {
    const relation = relations[r];
    const others = (relationsOnLine[relation.line] || []).filter((other) => other !== r);
    return [
        cardHead(pairInWords(relation)),
        make(
            'p',
            { class: 'kind' },
            `${typeInWords(relation)}, ${nameOf(families[familyOf(relation)])}`,
        ),
        relation.quote ? make('blockquote', null, `“${relation.quote}”`) : null,
        relation.note ? make('p', null, relation.note) : null,
        facts([
            ['When', relation.words || relation.when || 'no date given'],
            ['On the map', certaintyInWords(relation)],
            ['Sources', citationList(relation)],
            [
                'Confidence',
                typeof relation.confidence === 'number' ? String(relation.confidence) : null,
            ],
            ['Link', relation.url ? link(relation.url) : null],
            ['Written at', relation.place],
            [
                'Between',
                make('span', null, entityButton(relation.from), ' and ', entityButton(relation.to)),
            ],
        ]),
        others.length
            ? make(
                  'section',
                  null,
                  make('h4', null, 'On the same line'),
                  make(
                      'ul',
                      null,
                      ...others.map((other) =>
                          make('li', null, relationButton(other, relationInWords(other))),
                      ),
                  ),
              )
            : null,
    ].filter(Boolean);
}

function citationList(relation) {
    const items = (relation.citations || []).map(([source, locator]) => {
        const { id, title, author, publisher, date, url, reliability } = sources[source];
        const words = [author, title || id, publisher, date].filter(Boolean).join(', ');
        return make(
            'li',
            null,
            words,
            locator ? `, at ${locator}` : null,
            reliability ? `, reliability ${reliability}` : null,
            url ? ' ' : null,
            url ? link(url) : null,
        );
    });
    return items.length ? make('ul', null, ...items) : 'none given';
}
