/*
 * scdoc.c: text on its way into a manual page, as scdoc(5) writes one.
 */
#include "report/scdoc.h"

#include <stdbool.h>
#include <string.h>

static bool at_line_start(const struct text *out)
{
    return !out->length || strchr("\n\t", out->data[out->length - 1]);
}

/* One character; a line's end is a blank. */
static void add_escaped(char character, struct text *out)
{
    if (strchr("\\*_+", character))
        text_add_char(out, '\\');
    text_add_char(out, character == '\n' ? ' ' : character);
}

/*
 * What starts a heading, list, table, comment or block. scdoc takes a backslash off a dot and then
 * lets roff take the line for a command, but a bold dot starts no line.
 */
static void add_first(char character, struct text *out)
{
    if (character == '.') {
        text_add(out, "*.*");
        return;
    }
    if (strchr("#-|[];:` ", character))
        text_add_char(out, '\\');
    add_escaped(character, out);
}

void scdoc_text(const char *string, struct text *out)
{
    if (*string && at_line_start(out))
        add_first(*string++, out);
    for (; *string; string++)
        add_escaped(*string, out);
}

static void add_marked(char mark, const char *string, struct text *out)
{
    if (!*string)
        return;
    text_add_char(out, mark);
    scdoc_text(string, out);
    text_add_char(out, mark);
}

void scdoc_bold(const char *string, struct text *out)
{
    add_marked('*', string, out);
}

void scdoc_underlined(const char *string, struct text *out)
{
    add_marked('_', string, out);
}

void scdoc_item(const struct text *term, const char *meaning, struct text *out)
{
    text_addf(out, "%s\n\t", text_string(term));
    scdoc_text(meaning, out);
    text_add(out, "\n\n");
}

void scdoc_block(const char *lines, struct text *out)
{
    text_add(out, "```\n");
    for (; *lines; lines++) {
        if (strchr("\\`", *lines))
            text_add_char(out, '\\');
        text_add_char(out, *lines);
    }
    text_add(out, out->data[out->length - 1] == '\n' ? "```\n\n" : "\n```\n\n");
}
