/*
 * dot_layout.h: how DOT is laid out, for what writes a dossier and what lays out a text anew: how
 * wide lines are, and a list of attributes in its order, on one line or filled up over several.
 */
#ifndef FORMAT_DOT_LAYOUT_H
#define FORMAT_DOT_LAYOUT_H

#include <entente/text.h>

#include <stdint.h>

enum {
    DOT_WIDTH = 100, /* characters of a line, where its words allow it */
    DOT_INDENT = 2,  /* of what is in braces, and of lines that go on */
    DOT_PIECE = 8000 /* bytes: Graphviz's scanner refuses 16 KiB; longer strings are joined by + */
};

/* name=value, as it is written, and the comments about it. Spans of the list's `bytes`. */
struct dot_entry {
    struct dot_part {
        size_t start, length;
    } above, said, behind; /* comments on lines of their own; name=value; comments behind it */
    size_t rank;
};

/* The attributes of a statement in the making. Starts as {0}. */
struct dot_list {
    struct text bytes;
    struct dot_entry *entries;
    size_t count, capacity;
    struct text below; /* comments behind the last one */
    bool tall;         /* comments end lines, so that each attribute has a line of its own */
};

void dot_list_release(struct dot_list *list);

/* Empties the list and keeps its memory. */
void dot_list_clear(struct dot_list *list);

/* Begins an attribute of that name. What it says is then added to `list->bytes`; then it ends. */
struct dot_entry *dot_list_begin(struct dot_list *list, const char *name, size_t length);
void dot_list_end(struct dot_list *list);

/*
 * Writes " [name=value, ...]" behind a statement on a line that is indented by `indent`, and leaves
 * room for a ";". Attributes that entente knows come first, in one order for all; the others keep
 * theirs. Nothing where the list is empty.
 */
void dot_list_write(struct dot_list *list, size_t indent, struct text *out);

/*
 * Writes a word of a statement, behind a blank, or on a line of its own where it does not fit with
 * the " ->" that may follow. The statement's line is indented by `indent`.
 */
void dot_add_word(struct text *out, const char *word, size_t length, size_t indent);

/* How many characters the last line of the text has. */
size_t dot_column(const struct text *out);

/* A new line that is indented. */
void dot_new_line(struct text *out, size_t indent);

#endif
