/*
 * values.h: what the value of an option can be, as far as that is known beforehand: what a shell
 * completes. What an option takes, it says itself (see its row's `set`).
 */
#ifndef CLI_VALUES_H
#define CLI_VALUES_H

#include <entente/text.h>

#include <stdbool.h>

struct values {
    bool files;                     /* the name of a file */
    const char *words;              /* parted by blanks; NULL: none */
    void (*list)(struct text *out); /* appends more words, with a blank behind each; NULL: none */
};

extern const struct values values_files, values_steps, values_ties, values_parallel, values_colors;
extern const struct values values_relations, values_kinds, values_measures, values_rules;
extern const struct values values_tables, values_findings, values_styles;
extern const struct values values_readers, values_writers;
extern const struct values values_methods, values_groups, values_players;
extern const struct values values_layouts, values_coloring, values_labels, values_themes;

/* Appends all words, parted by blanks. */
void values_add(const struct values *values, struct text *out);

#endif
