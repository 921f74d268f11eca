/*
 * dot_format.c: a DOT text laid out anew: one statement a line, what is in braces indented, quotes
 * where they must be, attributes in one order. Comments, order and paragraphs stay. It does not
 * recurse, and leaves a text as it is that it has laid out before.
 */
#include "format/dot_parse.h"
#include "format/dot_printer.h"

#include <entente/dot_format.h>

#include <stdlib.h>
#include <string.h>

/* ---- Lines ---- */

/* `newlines` is how many the text has before what comes. An empty line stays, and only one. */
static void start_line(struct dot_printer *printer, uint32_t newlines)
{
    dot_end_line(printer);
    if (printer->out->length)
        text_add_char(printer->out, '\n');
    if (newlines > 1 && !printer->first_line)
        text_add_char(printer->out, '\n');
    text_add_repeated(printer->out, ' ', printer->depth * DOT_INDENT);
    printer->first_line = false;
}

static bool ends_block(const struct dot_item *item)
{
    return item->kind == DOT_END || dot_item_is_mark(item, '}');
}

/* Writes the comments before the next statement, and starts its line, if there is another one. */
static void begin_statement(struct dot_printer *printer)
{
    const struct dot_item *items = printer->tokens->items;
    bool same_line = false;
    for (; items[printer->at].kind == DOT_COMMENT; printer->at++) {
        const struct dot_item *comment = &items[printer->at];
        if (same_line)
            text_add_char(printer->out, ' ');
        else
            start_line(printer, comment->newlines);
        dot_add_comment(printer, comment, printer->depth * DOT_INDENT, printer->out);
        same_line =
            !items[printer->at + 1].newlines && printer->tokens->text[comment->offset + 1] == '*';
    }
    if (!same_line && !ends_block(&items[printer->at]))
        start_line(printer, items[printer->at].newlines);
}

/* The ; is written whether or not it is there, and comments before it go behind it. */
static void end_statement(struct dot_printer *printer, bool semicolon)
{
    if (dot_item_is_mark(dot_peek(printer), ';')) {
        dot_put_all_behind(printer);
        printer->at++;
    }
    if (semicolon)
        text_add_char(printer->out, ';');
    dot_put_rest_behind(printer);
}

/* ---- Statements ---- */

static bool is_operator(const struct dot_item *item)
{
    return item->kind == DOT_ARROW || item->kind == DOT_LINE;
}

/* The list of attributes behind the operands. A subgraph alone needs no ; behind it. */
static void finish_statement(struct dot_printer *printer, bool alone)
{
    dot_put_list(printer, false);
    end_statement(printer, !alone || printer->list.count);
}

/* Operands and what joins them; `chained`: some came before, and the operator. */
static void put_operands(struct dot_printer *printer, bool chained)
{
    for (;;) {
        enum dot_kind kind = dot_peek(printer)->kind;
        bool subgraph = kind == DOT_SUBGRAPH || dot_item_is_mark(dot_peek(printer), '{');
        if (!subgraph)
            dot_put_nodes(printer);
        else if (!dot_put_subgraph(printer, chained))
            return;
        if (!is_operator(dot_peek(printer))) {
            finish_statement(printer, subgraph && !chained);
            return;
        }
        text_add(printer->out, dot_next(printer)->kind == DOT_ARROW ? " ->" : " --");
        chained = true;
    }
}

/* The } of a block, and what its statement goes on with. */
static void close_block(struct dot_printer *printer)
{
    dot_end_line(printer);
    bool chained = printer->blocks[--printer->depth];
    printer->first_line = false;
    printer->at++;
    dot_new_line(printer->out, printer->depth * DOT_INDENT);
    text_add_char(printer->out, '}');
    if (!printer->depth) {
        dot_put_rest_behind(printer);
    } else if (is_operator(dot_peek(printer))) {
        text_add(printer->out, dot_next(printer)->kind == DOT_ARROW ? " ->" : " --");
        put_operands(printer, true);
    } else
        finish_statement(printer, !chained);
}

static const char *keyword(enum dot_kind kind)
{
    switch (kind) {
    case DOT_STRICT:
        return "strict";
    case DOT_GRAPH:
        return "graph";
    case DOT_DIGRAPH:
        return "digraph";
    case DOT_NODE:
        return "node";
    default:
        return "edge";
    }
}

static void put_keyword(struct dot_printer *printer)
{
    const char *word = keyword(dot_next(printer)->kind);
    dot_put_word(printer, word, strlen(word));
}

/* graph [...], node [...] or edge [...] */
static void put_defaults(struct dot_printer *printer)
{
    put_keyword(printer);
    dot_put_list(printer, true);
    end_statement(printer, true);
}

static void put_assignment(struct dot_printer *printer)
{
    struct text *word = &printer->word;
    text_clear(word);
    dot_add_next(printer, word);
    dot_next(printer);
    text_add_char(word, '=');
    dot_add_next(printer, word);
    dot_put_word(printer, text_string(word), word->length);
    end_statement(printer, true);
}

/* [strict] (graph | digraph) [name] { */
static void put_header(struct dot_printer *printer)
{
    while (!dot_item_is_mark(dot_peek(printer), '{')) {
        if (!dot_item_is_atom(dot_peek(printer))) {
            put_keyword(printer);
            continue;
        }
        text_clear(&printer->word);
        dot_add_next(printer, &printer->word);
        dot_put_word(printer, text_string(&printer->word), printer->word.length);
    }
    dot_next(printer);
    dot_put_word(printer, "{", 1);
    dot_open_block(printer, false);
}

/* The next statement, or the next graph. */
static void put_statement(struct dot_printer *printer)
{
    const struct dot_item *item = dot_peek(printer);
    printer->first_word = true;
    if (!printer->depth)
        put_header(printer);
    else if (dot_item_is_mark(item, '}'))
        close_block(printer);
    else if (item->kind == DOT_GRAPH || item->kind == DOT_NODE || item->kind == DOT_EDGE)
        put_defaults(printer);
    else if (dot_item_is_atom(item) && dot_item_is_mark(dot_peek_second(printer), '='))
        put_assignment(printer);
    else
        put_operands(printer, false);
}

/* The tokens are those of a text that the parser takes. */
static void put_text(const struct dot_tokens *tokens, struct text *out)
{
    struct dot_printer printer = {.tokens = tokens, .out = out, .first_line = true};
    for (;;) {
        begin_statement(&printer);
        if (dot_peek(&printer)->kind == DOT_END)
            break;
        put_statement(&printer);
    }
    dot_end_line(&printer);
    text_add_char(out, '\n');
    dot_printer_release(&printer);
}

/* ---- Files ---- */

/* UTF-8 that was made of Latin-1, back into that. */
static void to_latin1(struct text *text)
{
    size_t length = 0;
    for (size_t i = 0; i < text->length; i++) {
        unsigned char byte = (unsigned char)text->data[i];
        if (byte >= 0x80)
            byte = (unsigned char)(byte << 6 | (text->data[++i] & 0x3f));
        text->data[length++] = (char)byte;
    }
    text->data[text->length = length] = '\0';
}

/* Lays out what the parser has taken. */
static void format_input(struct dot_input *input, const struct read_options *limits, bool latin1,
                         struct text *out)
{
    struct dot_tokens tokens = {0};
    struct diagnostics again = {0}, *found = input->diagnostics;
    input->diagnostics = &again; /* the warnings that the parser gave already */
    if (dot_tokens_read(&tokens, input, limits))
        put_text(&tokens, out);
    if (latin1)
        to_latin1(out);
    input->diagnostics = found;
    diagnostics_release(&again);
    dot_tokens_release(&tokens);
}

bool dot_format(const char *path, const struct text *bytes, const struct read_options *options,
                struct text *out, struct diagnostics *diagnostics, struct error *error)
{
    struct read_options defaults = read_options_default();
    struct names strings = {0};
    struct dot_input input;
    struct dot_graphs graphs = {0};
    struct diagnostics found = {0};
    bool latin1;
    options = options ? options : &defaults;
    bool done = dot_parse_bytes(&graphs, &input, path, bytes, &strings, options, &found, &latin1);
    dot_graphs_release(&graphs);
    names_release(&strings);
    if (done)
        format_input(&input, options, latin1, out);
    else
        error_set(error, input.kind, "%s: %zu error%s", path, input.errors,
                  input.errors == 1 ? "" : "s");
    for (size_t i = 0; i < found.count; i++)
        diagnostics_take(diagnostics, &found.items[i]);
    free(found.items);
    dot_input_release(&input);
    return done;
}
