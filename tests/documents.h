/*
 * documents.h: what we tell users, as tests read it: README.md and the Markdown files beneath doc/,
 * their fenced blocks, and the commands in these.
 */
#ifndef TESTS_DOCUMENTS_H
#define TESTS_DOCUMENTS_H

#include <entente/text.h>

/* The paths of README.md and all of doc/, in order of name. documents_free() releases them. */
char **documents_list(size_t *count);
void documents_free(char **documents, size_t count);

/* A block between two lines ```; `info` is what stands behind the first, up to the line's end. */
struct block {
    const char *info, *text, *end; /* `text` to `end`: its lines */
    unsigned line;                 /* of the document, on which `text` begins */
};

/* Steps to the first block at or behind *cursor, and moves *cursor and *line past it. */
bool block_next(const char **cursor, unsigned *line, struct block *block);

/* Whether the info's first word is that one. */
bool block_is(const struct block *block, const char *word);

/* What stands behind `key=` in the info; false where nothing does. Appends it to `value`. */
bool block_setting(const struct block *block, const char *key, struct text *value);

/*
 * Runs each "$ COMMAND" line of a ```console block, and compares what it prints with the lines
 * below it, of which "..." stands for any; the test fails where they differ. A picture that it
 * writes as build/NAME.svg must be NAME.svg of the document's folder, if there is one. Returns how
 * many commands there were.
 */
int document_run(const char *document);

#endif
