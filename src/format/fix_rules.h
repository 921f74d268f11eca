/*
 * fix_rules.h: what the fixes share. A fix looks at the statements of a file and replaces bytes of
 * it with fixer_replace(). Private to fix*.c.
 */
#ifndef FORMAT_FIX_RULES_H
#define FORMAT_FIX_RULES_H

#include "format/dot_fields.h"
#include "format/dot_written.h"

#include <entente/fix.h>

struct fixer;

struct fix_rule {
    const char *code;    /* of the rule of lint */
    const char *summary; /* what is done */
    void (*fix)(struct fixer *fixer, const struct dot_statement *statement);
};

struct fixer {
    const struct dossier *dossier;
    uint32_t file;
    const char *path;
    struct dot_input *input;
    const struct dot_written *written;
    const struct diagnostics *found;
    const struct fix_rule *rule;
    const struct error *finding; /* what the statement is found guilty of; NULL: it shares a default
                                    with one that is */
    uint32_t *relations;         /* of the file, by place */
    size_t relation_count;
    uint32_t *edges; /* the statements of a single edge, in the order of their places */
    size_t edge_count;
    struct text *joined; /* by statement: what its relation has to cite from now on */
    struct fixes *fixes;
};

/* Replaces the bytes of the span, for the rule in hand; takes `bytes` and `what`. */
void fixer_replace(struct fixer *fixer, struct dot_span span, struct text *bytes,
                   struct text *what);

/* The same for the value of an attribute, which is quoted as it was. */
void fixer_set_value(struct fixer *fixer, const struct dot_written_attribute *attribute,
                     const char *value, struct text *what);

/* The statement's own attribute of that name, if its value can be replaced; else NULL. */
const struct dot_written_attribute *fixer_attribute(const struct fixer *fixer,
                                                    const struct dot_statement *statement,
                                                    const char *name);

/* What the records of a statement are: their attributes. NULL: that is not clear. */
const struct dot_fields *fixer_fields(const struct fixer *fixer,
                                      const struct dot_statement *statement);

/* fix_values.c */
void fix_repeated_citations(struct fixer *fixer, const struct dot_statement *statement);
void fix_repeated_aliases(struct fixer *fixer, const struct dot_statement *statement);
void fix_misplaced_quotes(struct fixer *fixer, const struct dot_statement *statement);

/* Appends the citation to the list, unless it is there. */
void fix_add_citation(struct text *list, const struct citation *citation);

/* fix_words.c */
void fix_attribute_names(struct fixer *fixer, const struct dot_statement *statement);
void fix_kinds(struct fixer *fixer, const struct dot_statement *statement);
void fix_types(struct fixer *fixer, const struct dot_statement *statement);
void fix_families(struct fixer *fixer, const struct dot_statement *statement);

/* fix_relations.c */
void fix_duplicates(struct fixer *fixer, const struct dot_statement *statement);

/* Lets the relations that are left cite what those did which went. */
void fix_joined(struct fixer *fixer);

#endif
