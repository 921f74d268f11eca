/*
 * dot_format_list.c: lists of attributes on their way through the DOT formatter: read as one list,
 * each attribute with the comments about it.
 */
#include "format/dot_printer.h"

static const struct dot_item *item_at(const struct dot_printer *printer)
{
    return &printer->tokens->items[printer->at];
}

static struct dot_entry *last_entry(struct dot_list *list)
{
    return &list->entries[list->count - 1];
}

/* Takes a comment on a line of its own, or beside the one before it. */
static void take_line(struct dot_printer *printer, struct text *out, size_t start)
{
    const struct dot_item *comment = &printer->tokens->items[printer->at++];
    size_t indent = (printer->depth + 1) * DOT_INDENT;
    bool beside = !comment->newlines && comment[-1].kind == DOT_COMMENT;
    if (!beside || out->length == start)
        dot_new_line(out, indent);
    else
        text_add_char(out, ' ');
    dot_add_comment(printer, comment, indent, out);
}

static void add_inline(const struct dot_printer *printer, const struct dot_item *comment,
                       struct text *out)
{
    text_add_bytes(out, printer->tokens->text + comment->offset, comment->end - comment->offset);
}

/* The comments before the next attribute are above it, but for inline ones on its line. */
static struct dot_part take_above(struct dot_printer *printer)
{
    const struct dot_item *items = printer->tokens->items;
    struct dot_part above = {printer->list.bytes.length, 0};
    size_t first = printer->at;
    while (items[first].kind == DOT_COMMENT)
        first++;
    while (first > printer->at && !items[first].newlines &&
           dot_is_inline(printer, &items[first - 1]))
        first--;
    while (printer->at < first)
        take_line(printer, &printer->list.bytes, above.start);
    above.length = printer->list.bytes.length - above.start;
    printer->list.tall = printer->list.tall || above.length;
    return above;
}

/* Comments behind an attribute: a line comment ends its line. */
struct behind {
    struct text text;
    bool line_ended;
};

static void take_comment(struct dot_printer *printer, struct behind *behind)
{
    const struct dot_item *comment = item_at(printer);
    bool is_inline = dot_is_inline(printer, comment);
    if (behind->line_ended) {
        take_line(printer, &behind->text, 0);
    } else {
        text_add(&behind->text, behind->text.length ? " " : "");
        dot_add_comment(printer, comment, 0, &behind->text);
        printer->at++;
    }
    behind->line_ended = !is_inline;
    printer->list.tall = printer->list.tall || !is_inline;
}

static void take_comments(struct dot_printer *printer, struct behind *behind)
{
    while (item_at(printer)->kind == DOT_COMMENT)
        take_comment(printer, behind);
}

/*
 * Comments on the line of the attribute, and of the comma behind it, are about it, unless another
 * attribute follows on that line.
 */
static void take_rest(struct dot_printer *printer, struct behind *behind)
{
    const struct dot_item *items = printer->tokens->items;
    size_t at = printer->at;
    while (items[at].kind == DOT_COMMENT && !items[at].newlines)
        at++;
    bool followed = !items[at].newlines && dot_item_is_atom(&items[at]);
    while (followed && at > printer->at && dot_is_inline(printer, &items[at - 1]))
        at--;
    while (printer->at < at)
        take_comment(printer, behind);
}

/* name=value, behind the comments that stand on its line. */
static void add_attribute(struct dot_printer *printer, struct behind *behind)
{
    struct text *bytes = &printer->list.bytes;
    for (; item_at(printer)->kind == DOT_COMMENT; printer->at++) {
        add_inline(printer, item_at(printer), bytes);
        text_add_char(bytes, ' ');
    }
    const struct dot_item *name = item_at(printer), *value;
    printer->at++;
    take_comments(printer, behind); /* and stands at the = */
    value = dot_peek_second(printer);
    printer->at++;
    take_comments(printer, behind);
    printer->at++;
    dot_add_atom(printer, name, bytes);
    text_add_char(bytes, '=');
    dot_add_atom(printer, value, bytes);
}

/* An attribute, what separates it from the next one, and the comments about it. */
static void take_attribute(struct dot_printer *printer)
{
    struct dot_list *list = &printer->list;
    struct behind behind = {0};
    struct dot_part above = take_above(printer);
    const struct dot_item *name = dot_peek(printer);
    dot_list_begin(list, dot_tokens_value(printer->tokens, name), name->length)->above = above;
    add_attribute(printer, &behind);
    if (dot_item_is_mark(dot_peek(printer), ',') || dot_item_is_mark(dot_peek(printer), ';')) {
        take_comments(printer, &behind);
        printer->at++;
    }
    take_rest(printer, &behind);
    dot_list_end(list);
    last_entry(list)->behind = (struct dot_part){list->bytes.length, behind.text.length};
    text_add_bytes(&list->bytes, text_string(&behind.text), behind.text.length);
    text_release(&behind.text);
}

/* The comments before the ] that no attribute follows: below the list, or behind it if empty. */
static void take_below(struct dot_printer *printer)
{
    if (!printer->list.count)
        dot_put_all_behind(printer);
    while (item_at(printer)->kind == DOT_COMMENT)
        take_line(printer, &printer->list.below, 0);
    printer->list.tall = printer->list.tall || printer->list.below.length;
}

/* ] [: the list goes on in other brackets. */
static bool reopens(const struct dot_printer *printer)
{
    return dot_item_is_mark(dot_peek(printer), ']') &&
           dot_item_is_mark(dot_peek_second(printer), '[');
}

void dot_put_list(struct dot_printer *printer, bool even_empty)
{
    dot_list_clear(&printer->list);
    if (!dot_item_is_mark(dot_peek(printer), '['))
        return;
    dot_put_all_behind(printer);
    printer->at++;
    for (;;) {
        while (dot_item_is_atom(dot_peek(printer)))
            take_attribute(printer);
        if (!reopens(printer))
            break;
        dot_put_all_behind(printer);
        printer->at++;
        dot_put_all_behind(printer);
        printer->at++;
    }
    take_below(printer);
    printer->at++;
    dot_list_write(&printer->list, printer->depth * DOT_INDENT, printer->out);
    if (even_empty && !printer->list.count)
        text_add(printer->out, " []");
}
