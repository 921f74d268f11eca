/*
 * reports.mjs: the pages under test, made by the command that ENTENTE names, and what it says of the
 * same dossiers in other ways.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const entente = process.env.ENTENTE || 'build/entente';
const folder = mkdtempSync(join(tmpdir(), 'entente-reports-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const run = (...args) => execFileSync(entente, args, { stdio: ['ignore', 'pipe', 'ignore'] });

/* The address of a dossier's report. */
export function report(file, ...options) {
    const name = file.replace(/^.*\//, '').replace(/\..*$/, '');
    const path = join(folder, `${[name, ...options].join('-').replace(/[^-\w]/g, '_')}.html`);
    run('report', file, '-o', path, ...options);
    return pathToFileURL(path).href;
}

/* The address of the page that reviews the draft of an article. */
export function review(article, date) {
    const path = join(folder, 'review.html');
    run('draft', article, '--date', date, '--review', path);
    return pathToFileURL(path).href;
}

/* A dossier of our own as a file. */
export function dossier(name, text) {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
}

/* A copy of a page with other data. */
export function altered(url, change) {
    const html = readFileSync(fileURLToPath(url), 'utf8');
    const path = join(folder, 'altered.html');
    const part = /(<script type="application\/json" id="data">)([^]*?)(<\/script>)/;
    const replaced = html.replace(part, (_, before, json, after) => {
        const data = JSON.parse(json);
        change(data);
        return before + JSON.stringify(data).replaceAll('<', '\\u003c') + after;
    });
    writeFileSync(path, replaced);
    return pathToFileURL(path).href;
}

/* What entente itself sees on a day: its relations, as "from relation to when". */
export function relationsOn(file, day) {
    const path = join(folder, 'day.json');
    run('export', file, '--as-of', day, '-o', path, '--to', 'json');
    const { edges } = JSON.parse(readFileSync(path, 'utf8'));
    return edges
        .map(
            ({ source, relation, target, when }) => `${source} ${relation} ${target} ${when ?? ''}`,
        )
        .sort();
}

const HOSTILE =
    '<img src=x onerror=alert(1)></script><script>alert(2)</script><svg onload=alert(3)>';

/* Whatever a dossier can say, it says as markup. */
export const hostile = () =>
    dossier(
        'hostile.dot',
        `digraph hostile {
  title="${HOSTILE}"; date="2011-05-18"; note="${HOSTILE}";
  s [kind=source, title="${HOSTILE}", author="${HOSTILE}", publisher="${HOSTILE}", date="2011-05-18",
    url="javascript:alert(4)", reliability="B"];
  "<b>kind" [kind=kind, label="${HOSTILE}"];
  "<i>type" [kind=relation, family=dissent, label="${HOSTILE}"];
  node [kind=state];
  a [label="${HOSTILE}", aliases="${HOSTILE}|\\u2028", note="${HOSTILE}", url="javascript:alert(5)"];
  "${HOSTILE}" [label="]]>--><style>*{display:none}</style>", kind="<b>kind"];
  c [label="plain", url="data:text/html,<script>alert(6)</script>"];
  edge [source="s#<b>9"];
  a -> "${HOSTILE}" [relation="<i>type", when="2010/..", quote="${HOSTILE}", note="${HOSTILE}",
    role="${HOSTILE}", url="javascript:alert(7)"];
  "${HOSTILE}" -> c [relation=support, when="2010-06", quote="it's \\"quoted\\", & more"];
}
`,
    );

/* As many entities as asked for, each tied to a few others, over ten years. */
export function large(count) {
    const lines = [
        'digraph large { title="Large"; date="2020-01-01"; s [kind=source, title="S", date="2020-01-01"];',
        'node [kind=person]; edge [source="s", relation=support];',
    ];
    for (let i = 1; i < count; i++) {
        for (const j of new Set([Math.floor(i / 2), (i * 7919) % count])) {
            if (j !== i) lines.push(`p${i} -> p${j} [when="${2010 + (i % 10)}-0${1 + (i % 9)}"];`);
        }
    }
    return dossier('large.dot', `${lines.join('\n')}}\n`);
}
