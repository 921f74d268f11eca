/*
 * xml_write.c: escaped XML. What XML 1.0 has no way to say, such as a form feed, becomes U+FFFD and
 * is counted.
 */
#include "format/xml_write.h"

#include "base/utf8.h"
#include "format/lost.h"
#include "format/xml_read.h"

#include <string.h>

static const struct escape {
    char character;
    const char *text;
    bool always; /* else only within quotes */
} escapes[] = {
    {'&', "&amp;", true},   {'<', "&lt;", true},    {'>', "&gt;", true},   {'\r', "&#13;", true},
    {'"', "&quot;", false}, {'\n', "&#10;", false}, {'\t', "&#9;", false},
};

static const struct escape *find_escape(char character)
{
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (escapes[i].character == character)
            return &escapes[i];
    return NULL;
}

/* Whether XML 1.0 has the character of `length` bytes. */
static bool is_allowed(const char *bytes, size_t length)
{
    unsigned char first = (unsigned char)*bytes;
    if (length == 1)
        return (first >= 0x20 && first < 0x80) || strchr("\t\n\r", first);
    return length != 3 || memcmp(bytes, "\xef\xbf", 2) != 0 || (unsigned char)bytes[2] < 0xbe;
}

static void add_escaped(struct xml_writer *writer, const char *string, bool quoted)
{
    size_t length = strlen(string), step;
    for (size_t at = 0; at < length; at += step) {
        step = utf8_step(string + at, length - at);
        const struct escape *escape = find_escape(string[at]);
        if (escape && (escape->always || quoted)) {
            text_add(writer->out, escape->text);
        } else if (is_allowed(string + at, step)) {
            text_add_bytes(writer->out, string + at, step);
        } else {
            text_add(writer->out, "\xef\xbf\xbd");
            writer->characters++;
        }
    }
}

void xml_add_text(struct xml_writer *writer, const char *string)
{
    add_escaped(writer, string, false);
}

void xml_add_attribute(struct xml_writer *writer, const char *name, const char *value)
{
    text_addf(writer->out, " %s=\"", name);
    add_escaped(writer, value, true);
    text_add_char(writer->out, '"');
}

/* id NULL: of the dossier itself. */
static void add_record(struct xml_writer *writer, const char *id, const struct record *record)
{
    text_add(writer->out, "    <entente:record");
    if (id)
        xml_add_attribute(writer, "id", id);
    text_add(writer->out, ">\n");
    for (size_t i = 0; i < record->count; i++) {
        text_add(writer->out, "      <entente:value");
        xml_add_attribute(writer, "name", record->attributes[i].name);
        text_add_char(writer->out, '>');
        xml_add_text(writer, record->attributes[i].value);
        text_add(writer->out, "</entente:value>\n");
        writer->html += record->attributes[i].html;
    }
    text_add(writer->out, "    </entente:record>\n");
}

void xml_add_dossier(struct xml_writer *writer, const struct dossier *dossier, bool graph,
                     struct record *scratch)
{
    const struct vocabulary *words = &dossier->vocabulary;
    text_add(writer->out, "  <entente:dossier xmlns:entente=\"" XML_ENTENTE "\"");
    if (graph && dossier->name)
        xml_add_attribute(writer, "name", dossier->name);
    text_add(writer->out, ">\n");
    if (graph) {
        record_of_graph(scratch, dossier);
        if (scratch->count)
            add_record(writer, NULL, scratch);
    }
    for (size_t i = 0; i < dossier->source_count; i++) {
        record_of_source(scratch, dossier, i);
        add_record(writer, dossier->sources[i].id, scratch);
    }
    for (size_t i = 0; i < words->kind_count; i++)
        if (record_of_kind(scratch, dossier, i))
            add_record(writer, words->kinds[i].name, scratch);
    for (size_t i = 0; i < words->type_count; i++)
        if (record_of_type(scratch, dossier, i))
            add_record(writer, words->types[i].name, scratch);
    text_add(writer->out, "  </entente:dossier>\n");
}

void xml_writer_report(const struct xml_writer *writer, const char *format,
                       struct diagnostics *lost)
{
    lost_add(lost, format, "control characters", writer->characters);
    lost_add(lost, format, "HTML strings", writer->html);
}
