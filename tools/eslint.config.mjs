/*
 * eslint.config.mjs: what eslint 9 looks for in the report's script and in its tests. It needs no
 * package but eslint itself.
 */
const named = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));

const browser = named(
    'DOMPoint Element Event HashChangeEvent URL addEventListener ' +
        'cancelAnimationFrame clearInterval clearTimeout dispatchEvent document getComputedStyle getSelection ' +
        'history innerHeight innerWidth location navigator performance requestAnimationFrame scrollY ' +
        'setInterval setTimeout window',
);

const rules = Object.fromEntries(
    [
        'array-callback-return',
        'consistent-return',
        'eqeqeq',
        'no-const-assign',
        'no-dupe-keys',
        'no-eval',
        'no-fallthrough',
        'no-implied-eval',
        'no-redeclare',
        'no-shadow',
        'no-undef',
        'no-unreachable',
        'no-unused-vars',
        'no-use-before-define',
        'no-var',
        'prefer-const',
    ].map((rule) => [rule, 'error']),
);

/* Functions may use what stands below them; what is run at once may not. */
rules['no-use-before-define'] = ['error', { functions: false, classes: false, variables: false }];

export default [
    { rules, languageOptions: { ecmaVersion: 2022, sourceType: 'script', globals: browser } },
    {
        files: ['**/*.mjs'],
        languageOptions: {
            sourceType: 'module',
            globals: { ...browser, ...named('Buffer process') },
        },
    },
];
