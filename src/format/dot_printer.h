/*
 * dot_printer.h: what the files of the DOT formatter share: where it is in the list of tokens, the
 * text that it writes, and the comments on their way there. The statements are in dot_format.c.
 */
#ifndef FORMAT_DOT_PRINTER_H
#define FORMAT_DOT_PRINTER_H

#include "format/dot_layout.h"
#include "format/dot_tokens.h"

struct dot_printer {
    const struct dot_tokens *tokens;
    size_t at; /* the next item */
    struct text *out;
    bool first_line; /* of the text or of a block: no empty line above it */
    bool first_word; /* of a statement: on the line of the comments before it */

    /* Of each block that is open: whether its statement began before it. */
    bool *blocks;
    size_t depth, block_capacity;

    /* Comments behind the statement: they end its line. */
    size_t *behind, behind_count, behind_capacity;

    struct dot_list list;
    struct text word; /* a scratch */
};

void dot_printer_release(struct dot_printer *printer);

/* dot_printer.c: what comes next */

/* The next token that is no comment, and the one behind that; nothing is read. */
const struct dot_item *dot_peek(const struct dot_printer *printer);
const struct dot_item *dot_peek_second(const struct dot_printer *printer);

/* Reads the next token. Comments before it stay where they are in the line, or go to its end. */
const struct dot_item *dot_next(struct dot_printer *printer);

/* dot_printer.c: comments */

/* Whether it is of the kind that ends by itself, on the line where it starts. */
bool dot_is_inline(const struct dot_printer *printer, const struct dot_item *comment);

/* Writes the comment, whose first line starts at that column if it starts one. */
void dot_add_comment(const struct dot_printer *printer, const struct dot_item *comment,
                     size_t column, struct text *out);

/* The comment, an index, goes to the end of the line. */
void dot_put_behind(struct dot_printer *printer, size_t comment);

/* Those to the next token go to the end of the line: all, or those on this line. */
void dot_put_all_behind(struct dot_printer *printer);
void dot_put_rest_behind(struct dot_printer *printer);

/* Writes those that end the line. */
void dot_end_line(struct dot_printer *printer);

/* dot_printer.c: words */

/* Writes a word behind a blank, or on a line of its own where it does not fit. */
void dot_put_word(struct dot_printer *printer, const char *word, size_t length);

/* Appends a name, numeral or string, in quotes where it must be. */
void dot_add_atom(const struct dot_printer *printer, const struct dot_item *atom, struct text *out);

/* dot_format_set.c: appends the next token, a name, numeral or string. */
void dot_add_next(struct dot_printer *printer, struct text *word);

/* dot_format_set.c: a, b, c: nodes as an operand, or as a statement. */
void dot_put_nodes(struct dot_printer *printer);

/*
 * dot_format_set.c: a set of nodes that edges lead from or to (`chained`: an operator came before),
 * or that the text has on one line, is written as a word. Any other subgraph is a block: false, for
 * its statement goes on behind it.
 */
bool dot_put_subgraph(struct dot_printer *printer, bool chained);

/* dot_format_set.c: what comes next is in the braces that were opened. */
void dot_open_block(struct dot_printer *printer, bool chained);

/* dot_format_list.c: reads the lists of attributes that come next and writes them as one. */
void dot_put_list(struct dot_printer *printer, bool even_empty);

#endif
