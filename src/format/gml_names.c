/*
 * gml_names.c: names as GML's keys, and strings as GML's strings, which are ASCII.
 */
#include "base/utf8.h"
#include "format/gml.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

/* Keys that mean something: to GML, to what reads it, or to us. */
static const struct reserved {
    enum graph_part part;
    const char *name;
} reserved[] = {
    {PART_GRAPH, "node"},     {PART_GRAPH, "edge"},       {PART_GRAPH, "entente"},
    {PART_GRAPH, "directed"}, {PART_GRAPH, "multigraph"}, {PART_GRAPH, "label"},
    {PART_NODE, "id"},        {PART_NODE, "label"},       {PART_EDGE, "source"},
    {PART_EDGE, "target"},    {PART_EDGE, "key"},         {PART_RECORD, "name"},
};

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_key(enum graph_part part, const char *name)
{
    if (!*name || *name == 'X' || (*name >= '0' && *name <= '9'))
        return false;
    for (const char *c = name; *c; c++)
        if (!is_alphanumeric(*c))
            return false;
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (reserved[i].part == part && strcmp(reserved[i].name, name) == 0)
            return false;
    return true;
}

void gml_add_key(struct text *out, enum graph_part part, const char *name)
{
    if (is_key(part, name)) {
        text_add(out, name);
        return;
    }
    text_add_char(out, 'X');
    for (; *name; name++)
        if (is_alphanumeric(*name) && *name != 'X')
            text_add_char(out, *name);
        else
            text_addf(out, "X%02X", (unsigned char)*name);
}

void gml_add_name(struct text *out, const char *key)
{
    static const char digits[] = "0123456789ABCDEF";
    if (*key != 'X') {
        text_add(out, key);
        return;
    }
    for (key++; *key; key++) {
        const char *high = *key == 'X' && key[1] ? strchr(digits, key[1]) : NULL;
        const char *low = high && key[2] ? strchr(digits, key[2]) : NULL;
        int byte = low ? (int)((high - digits) * 16 + (low - digits)) : 0;
        text_add_char(out, byte ? (char)byte : *key);
        key += byte ? 2 : 0;
    }
}

void gml_add_string(struct text *out, const char *string)
{
    size_t length = strlen(string);
    text_add_char(out, '"');
    while (length) {
        ucs4_t character;
        int step = u8_mbtoucr(&character, (const uint8_t *)string, length);
        if (step < 1) {
            step = 1;
            character = 0xfffd;
        }
        if (character == '"')
            text_add(out, "&quot;");
        else if (character == '&')
            text_add(out, "&amp;");
        else if (character >= ' ' && character < 0x7f)
            text_add_char(out, (char)character);
        else
            text_addf(out, "&#%u;", (unsigned)character);
        string += step;
        length -= (size_t)step;
    }
    text_add_char(out, '"');
}

/* The character that &...; stands for, or 0. `end` is behind its semicolon. */
static ucs4_t find_entity(const char *at, const char *limit, const char **end)
{
    static const struct {
        const char *name;
        ucs4_t character;
    } entities[] = {{"quot", '"'}, {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"apos", '\''}};
    enum { LONGEST = 12 };
    char name[LONGEST] = "";
    size_t room = (size_t)(limit - at) < LONGEST ? (size_t)(limit - at) : LONGEST;
    const char *semicolon = memchr(at, ';', room);
    if (!semicolon || semicolon - at < 3)
        return 0;
    memcpy(name, at + 1, (size_t)(semicolon - at) - 1);
    *end = semicolon + 1;
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strcmp(entities[i].name, name) == 0)
            return entities[i].character;
    bool hex = name[1] == 'x' || name[1] == 'X';
    const char *digits = name + 1 + hex;
    if (*name != '#' || !*digits ||
        digits[strspn(digits, hex ? "0123456789abcdefABCDEF" : "0123456789")])
        return 0;
    unsigned long value = strtoul(digits, NULL, hex ? 16 : 10);
    return value > 0x10ffff || (value >= 0xd800 && value < 0xe000) ? 0 : (ucs4_t)value;
}

void gml_add_unescaped(struct text *out, const char *bytes, size_t length)
{
    const char *limit = bytes + length, *end = NULL;
    while (bytes < limit) {
        const char *ampersand = memchr(bytes, '&', (size_t)(limit - bytes));
        const char *plain = ampersand ? ampersand : limit;
        text_add_bytes(out, bytes, (size_t)(plain - bytes));
        bytes = plain;
        if (!ampersand)
            return;
        ucs4_t character = find_entity(bytes, limit, &end);
        uint8_t encoded[6];
        int size = character ? u8_uctomb(encoded, character, sizeof encoded) : 0;
        if (size > 0) {
            text_add_bytes(out, (const char *)encoded, (size_t)size);
            bytes = end;
        } else {
            text_add_char(out, *bytes++);
        }
    }
}
