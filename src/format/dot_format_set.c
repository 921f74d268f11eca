/*
 * dot_format_set.c: the operands of statements on their way through the DOT formatter: nodes, sets
 * of them, and subgraphs.
 */
#include "format/dot_printer.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <string.h>

void dot_add_next(struct dot_printer *printer, struct text *word)
{
    dot_add_atom(printer, dot_next(printer), word);
}

/* A node with its port. */
static void add_node(struct dot_printer *printer, struct text *word)
{
    dot_add_next(printer, word);
    while (dot_item_is_mark(dot_peek(printer), ':')) {
        dot_next(printer);
        text_add_char(word, ':');
        dot_add_next(printer, word);
    }
}

void dot_put_nodes(struct dot_printer *printer)
{
    for (bool more = true; more;) {
        text_clear(&printer->word);
        add_node(printer, &printer->word);
        more = dot_item_is_mark(dot_peek(printer), ',');
        if (more) {
            dot_next(printer);
            text_add_char(&printer->word, ',');
        }
        dot_put_word(printer, text_string(&printer->word), printer->word.length);
    }
}

/* What is in a pair of braces. */
struct set {
    bool plain;    /* only names, and name=value */
    bool assigns;  /* has the latter */
    bool one_line; /* in the text */
    bool operand;  /* of an edge */
};

/* [], which says nothing and is left out. */
static bool is_empty_list(const struct dot_item *item)
{
    return dot_item_is_mark(item, '[') && dot_item_is_mark(item + 1, ']');
}

/* Looks at the set whose { was read. */
static struct set look_at_set(const struct dot_printer *printer, bool behind_operator)
{
    const struct dot_item *item = dot_peek(printer);
    struct set set = {.plain = true, .one_line = true};
    for (; set.plain && !dot_item_is_mark(item, '}'); item++) {
        if (is_empty_list(item))
            item++;
        else
            set.plain =
                dot_item_is_atom(item) || (item->kind == DOT_MARK && strchr(";,:=", item->mark));
        set.assigns = set.assigns || dot_item_is_mark(item, '=');
        set.one_line = set.one_line && !item->newlines;
    }
    set.one_line = set.one_line && !item->newlines;
    while (set.plain && (++item)->kind == DOT_COMMENT)
        ;
    set.operand = behind_operator || item->kind == DOT_ARROW || item->kind == DOT_LINE;
    return set;
}

/* The next name or name=value of a set, and the mark that parts it from the next. */
static void add_member(struct dot_printer *printer, const struct set *set, struct text *word)
{
    add_node(printer, word);
    if (dot_item_is_mark(dot_peek(printer), '=')) {
        dot_next(printer);
        text_add_char(word, '=');
        dot_add_next(printer, word);
    }
    while (is_empty_list(dot_peek(printer))) {
        dot_next(printer);
        dot_next(printer);
    }
    if (dot_item_is_mark(dot_peek(printer), ';') || dot_item_is_mark(dot_peek(printer), ','))
        dot_next(printer);
    if (dot_item_is_mark(dot_peek(printer), '}'))
        text_add_char(word, '}');
    else
        text_add(word, set->assigns ? ";" : "");
}

/* Appends the members of the plain set that is open, and its }, which is not read. */
static void add_members(struct dot_printer *printer, const struct set *set, struct text *word)
{
    if (dot_item_is_mark(dot_peek(printer), '}'))
        text_add_char(word, '}');
    while (!dot_item_is_mark(dot_peek(printer), '}')) {
        add_member(printer, set, word);
        if (!dot_item_is_mark(dot_peek(printer), '}'))
            text_add_char(word, ' ');
    }
}

/* The same where they are wider than a line: as many on a line as it holds. */
static void put_members(struct dot_printer *printer, const struct set *set, struct text *word)
{
    while (!dot_item_is_mark(dot_peek(printer), '}')) {
        add_member(printer, set, word);
        dot_put_word(printer, text_string(word), word->length);
        text_clear(word);
    }
}

void dot_open_block(struct dot_printer *printer, bool chained)
{
    printer->blocks =
        xgrow(printer->blocks, printer->depth, &printer->block_capacity, sizeof *printer->blocks);
    printer->blocks[printer->depth++] = chained;
    printer->first_line = true;
    dot_put_rest_behind(printer);
}

/* [subgraph [name]] { of a word */
static void add_opening(struct dot_printer *printer, struct text *word)
{
    text_clear(word);
    if (dot_peek(printer)->kind == DOT_SUBGRAPH) {
        dot_next(printer);
        text_add(word, "subgraph ");
    }
    if (dot_item_is_atom(dot_peek(printer))) {
        dot_add_next(printer, word);
        text_add_char(word, ' ');
    }
    dot_next(printer);
    text_add_char(word, '{');
}

bool dot_put_subgraph(struct dot_printer *printer, bool chained)
{
    struct text *word = &printer->word;
    add_opening(printer, word);
    struct set set = look_at_set(printer, chained);
    size_t opening = word->length, first = printer->at;
    if (set.plain && (set.operand || set.one_line)) {
        add_members(printer, &set, word);
        size_t indent = printer->depth * DOT_INDENT + (set.operand ? DOT_INDENT : 0);
        if (indent + utf8_count(word->data, word->length) <= DOT_WIDTH) {
            dot_put_word(printer, text_string(word), word->length);
            dot_next(printer);
            return true;
        }
        printer->at = first;
    }
    word->length = opening;
    if (set.plain && set.operand) {
        put_members(printer, &set, word);
        dot_next(printer);
        return true;
    }
    dot_put_word(printer, text_string(word), word->length);
    dot_open_block(printer, chained);
    return false;
}
