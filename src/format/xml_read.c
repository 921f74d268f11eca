/*
 * xml_read.c: libxml2's SAX2 parser over a text in memory. What it finds wrong becomes an error
 * with its place; what could harm (entities of a file's own, deep nesting, endless strings) is
 * refused where it begins.
 */
#include "format/xml_read.h"

#include "base/system.h"
#include "base/xalloc.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

struct xml_reader {
    struct graph_builder *builder;
    const struct xml_handler *handler;
    const char *root;
    xmlParserCtxtPtr parser;
    const xmlChar *root_space; /* a string of the parser's dictionary, so that == compares */
    size_t depth;
    struct text text, values; /* since the last tag; of the element's attributes */
    uint32_t text_offset;
    struct xml_attribute *attributes;
    size_t attribute_capacity;
};

const struct xml_attribute *xml_find(const struct xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (element->attributes[i].space != XML_OF_XML &&
            strcmp(element->attributes[i].name, name) == 0)
            return &element->attributes[i];
    return NULL;
}

void xml_lose_unknown(struct graph_builder *builder, const struct xml_element *element,
                      const char *const *plain)
{
    for (; *plain && element->space == XML_OF_FORMAT; plain++)
        if (strcmp(*plain, element->name) == 0)
            return;
    graph_builder_lose(builder,
                       element->space == XML_OF_FORMAT ? "elements that have no meaning here"
                                                       : "elements of other namespaces",
                       element->offset);
}

/* Whether the word is one of those, which are parted by blanks. */
static bool is_among(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (; *words; words += strcspn(words, " "), words += strspn(words, " "))
        if (strcspn(words, " ") == length && memcmp(words, word, length) == 0)
            return true;
    return false;
}

void xml_lose_attributes(struct graph_builder *builder, const struct xml_element *element,
                         const struct xml_form *forms)
{
    while (forms->element && strcmp(forms->element, element->name) != 0)
        forms++;
    for (size_t i = 0; forms->element && i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (attribute->space != XML_OF_XML && !is_among(forms->attributes, attribute->name))
            graph_builder_lose(builder,
                               attribute->space == XML_OF_FORMAT
                                   ? "attributes that have no meaning here"
                                   : "attributes of other namespaces",
                               attribute->offset);
    }
}

/* How far the parser is in the text. */
static uint32_t here(const struct xml_reader *reader)
{
    long at = xmlByteConsumed(reader->parser);
    size_t length = reader->builder->input.length;
    return at < 0 || (size_t)at > length ? (uint32_t)length : (uint32_t)at;
}

/* What cannot be read to its end says nothing about what is missing in it. */
static void stop(struct xml_reader *reader)
{
    reader->builder->stopped = true;
    xmlStopParser(reader->parser);
}

/* Stops where nobody wants to hear more. */
static void stop_if_done(struct xml_reader *reader)
{
    if (graph_builder_done(reader->builder))
        stop(reader);
}

static enum xml_space space_of(const struct xml_reader *reader, const xmlChar *space)
{
    if (space == reader->root_space)
        return XML_OF_FORMAT;
    return space && xmlStrEqual(space, (const xmlChar *)XML_ENTENTE) ? XML_OF_ENTENTE
                                                                     : XML_OF_OTHERS;
}

static enum xml_space space_of_attribute(const xmlChar *prefix, const xmlChar *space)
{
    static const char schemas[] = "http://www.w3.org/2001/XMLSchema-instance";
    if (!prefix)
        return XML_OF_FORMAT;
    return xmlStrEqual(space, XML_XML_NAMESPACE) || xmlStrEqual(space, (const xmlChar *)schemas)
               ? XML_OF_XML
               : XML_OF_OTHERS;
}

/* Where the value of the attribute stands: after its name, in the tag between the offsets. */
static uint32_t find_value(const struct xml_reader *reader, const char *name, uint32_t from,
                           uint32_t to)
{
    const char *text = reader->builder->input.text;
    size_t length = strlen(name);
    for (const char *at = text + from; (at = memmem(at, (size_t)(text + to - at), name, length));) {
        at += length;
        const char *end = at + strspn(at, " \t\r\n");
        if (*end == '=') {
            end += 1 + strspn(end + 1, " \t\r\n");
            return (uint32_t)(end - text) < to ? (uint32_t)(end - text) : from;
        }
    }
    return from;
}

/*
 * Appends the value and a NUL. Where entities are not replaced, libxml2 gives every & of a value as
 * a reference: it is for a tree, which would read it once more.
 */
static size_t add_value(struct text *out, const char *value, size_t length)
{
    static const char reference[] = "&#38;";
    enum { REFERENCE = sizeof reference - 1 };
    size_t before = out->length;
    const char *end = value + length, *at;
    while ((at = memmem(value, (size_t)(end - value), reference, REFERENCE))) {
        text_add_bytes(out, value, (size_t)(at - value) + 1);
        value = at + REFERENCE;
    }
    text_add_bytes(out, value, (size_t)(end - value));
    text_add_char(out, '\0');
    return out->length - before - 1;
}

/* libxml2 gives five pointers an attribute: name, prefix, namespace, value, and its end. */
static void copy_attributes(struct xml_reader *reader, int count, const xmlChar **from,
                            uint32_t start, uint32_t end)
{
    text_clear(&reader->values);
    while (reader->attribute_capacity < (size_t)count)
        reader->attributes = xgrow(reader->attributes, reader->attribute_capacity,
                                   &reader->attribute_capacity, sizeof *reader->attributes);
    for (int i = 0; i < count; i++, from += 5) {
        const char *name = (const char *)from[0];
        size_t length =
            add_value(&reader->values, (const char *)from[3], (size_t)(from[4] - from[3]));
        reader->attributes[i] =
            (struct xml_attribute){name, NULL, length, find_value(reader, name, start, end),
                                   space_of_attribute(from[1], from[2])};
    }
    const char *value = text_string(&reader->values); /* it stays where it is now */
    for (int i = 0; i < count; i++) {
        reader->attributes[i].value = value;
        value += reader->attributes[i].length + 1;
    }
}

static void check_root(struct xml_reader *reader, const char *name, const xmlChar *space,
                       uint32_t offset)
{
    reader->root_space = space;
    if (strcmp(name, reader->root) == 0)
        return;
    dot_input_error(&reader->builder->input, offset, NULL,
                    "expected <%s> as the outermost element, found <%s>", reader->root, name);
    stop(reader);
}

/* The < before the parser: within a tag there is no other. */
static uint32_t tag_start(const struct xml_reader *reader, uint32_t end)
{
    const char *text = reader->builder->input.text;
    const char *start = end ? last_byte(text, '<', end) : NULL;
    return start ? (uint32_t)(start - text) : end;
}

static void on_open(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                    int namespaces, const xmlChar **namespace_list, int count, int defaulted,
                    const xmlChar **attributes)
{
    struct xml_reader *reader = context;
    uint32_t end = here(reader), start = tag_start(reader, end);
    (void)prefix, (void)namespaces, (void)namespace_list, (void)defaulted;
    if (reader->depth++ == 0)
        check_root(reader, (const char *)name, space, start);
    if (reader->depth > reader->builder->limits->depth)
        graph_builder_limit(reader->builder, start, LIMIT_DEPTH, reader->builder->limits->depth);
    stop_if_done(reader);
    if (reader->parser->disableSAX)
        return;
    copy_attributes(reader, count, attributes, start, end);
    text_clear(&reader->text);
    reader->text_offset = end + 1 < reader->builder->input.length ? end + 1 : end;
    reader->handler->open(reader->handler->context,
                          &(struct xml_element){(const char *)name, space_of(reader, space), start,
                                                reader->attributes, (size_t)count});
    stop_if_done(reader);
}

static void on_close(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space)
{
    struct xml_reader *reader = context;
    (void)prefix;
    reader->depth--;
    reader->handler->close(reader->handler->context, (const char *)name, space_of(reader, space),
                           &reader->text, reader->text_offset);
    text_clear(&reader->text);
    stop_if_done(reader);
}

static void on_text(void *context, const xmlChar *bytes, int length)
{
    struct xml_reader *reader = context;
    text_add_bytes(&reader->text, (const char *)bytes, (size_t)length);
    if (reader->text.length > reader->builder->limits->string_length) {
        graph_builder_limit(reader->builder, reader->text_offset, LIMIT_STRING,
                            reader->builder->limits->string_length);
        stop(reader);
    }
}

/* An entity of the file's own: a few lines of them can stand for gigabytes, or for other files. */
static void on_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content)
{
    struct xml_reader *reader = context;
    (void)type, (void)public_id, (void)system_id, (void)content;
    dot_input_error(&reader->builder->input, here(reader),
                    "write out what it stands for, and take the declaration away",
                    "the file declares an entity '%s'; entities are not read", (const char *)name);
    stop(reader);
}

static void on_reference(void *context, const xmlChar *name)
{
    struct xml_reader *reader = context;
    dot_input_error(&reader->builder->input, here(reader), "write & itself as &amp;",
                    "there is no entity '&%s;'", (const char *)name);
    stop(reader);
}

/* What the parser finds wrong. After it nothing is to be relied on: XML has no second chance. */
static void on_error(void *context, xmlErrorPtr found)
{
    struct xml_reader *reader = context;
    struct error error = {0};
    if (found->code == XML_ERR_NO_MEMORY)
        xalloc_fail();
    if (found->level != XML_ERR_FATAL || reader->builder->input.errors)
        return;
    const char *message = found->message ? found->message : "no valid XML";
    size_t length = strcspn(message, "\n");
    error_set(&error, ERROR_INPUT, "%.*s", (int)length, message);
    dot_input_report(&reader->builder->input, &error, SEVERITY_ERROR, here(reader));
    stop(reader);
}

static void set_callbacks(xmlSAXHandler *handler)
{
    *handler = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                               .startElementNs = on_open,
                               .endElementNs = on_close,
                               .characters = on_text,
                               .cdataBlock = on_text,
                               .ignorableWhitespace = on_text,
                               .entityDecl = on_entity,
                               .reference = on_reference,
                               .serror = on_error};
}

/* Where what begins at `at` with `open` ends; NULL: it does not begin so, or has no end. */
static const char *behind(const char *at, const char *open, const char *close)
{
    const char *end =
        strncmp(at, open, strlen(open)) == 0 ? strstr(at + strlen(open), close) : NULL;
    return end ? end + strlen(close) : NULL;
}

/* Where the tag ends; `*values` is how many it has in quotes. */
static const char *tag_end(const char *at, size_t *values)
{
    for (*values = 0; *at && *at != '>'; at++)
        if (*at == '"' || *at == '\'') {
            const char *closing = strchr(at + 1, *at);
            if (!closing)
                return at + strlen(at);
            at = closing;
            ++*values;
        }
    return at;
}

/* libxml2 compares each attribute of an element with all before: tags are looked at beforehand. */
static bool check_tags(struct graph_builder *builder)
{
    size_t most = builder->limits->attributes, values;
    for (const char *at = builder->input.text; (at = strchr(at, '<'));) {
        const char *comment = behind(at, "<!--", "-->"), *data = behind(at, "<![CDATA[", "]]>");
        const char *start = at;
        if (comment || data) {
            at = comment ? comment : data;
            continue;
        }
        at = tag_end(at + 1, &values);
        if (start[1] != '!' && start[1] != '?' && values > most)
            return graph_builder_limit(builder, (uint32_t)(start - builder->input.text),
                                       LIMIT_ATTRIBUTES, most);
    }
    return true;
}

void xml_read(struct graph_builder *builder, const char *root, const struct xml_handler *handler)
{
    struct xml_reader reader = {.builder = builder, .handler = handler, .root = root};
    const struct dot_input *input = &builder->input;
    reader.parser =
        input->length ? xmlCreateMemoryParserCtxt(input->text, (int)input->length) : NULL;
    if (!reader.parser && input->length)
        xalloc_fail();
    if (!reader.parser) {
        builder->stopped = true;
        dot_input_error(&builder->input, 0, NULL, "the file is empty");
        return;
    }
    if (!check_tags(builder)) {
        xmlFreeParserCtxt(reader.parser);
        return;
    }
    set_callbacks(reader.parser->sax);
    reader.parser->userData = &reader;
    /* The text is UTF-8 by now, whatever the file says of itself. */
    xmlCtxtUseOptions(reader.parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(reader.parser);
    if (!reader.parser->wellFormed && !builder->stopped && !input->errors)
        dot_input_error(&builder->input, input->length, NULL, "the file is no valid XML");
    if (reader.parser->myDoc)
        xmlFreeDoc(reader.parser->myDoc);
    xmlFreeParserCtxt(reader.parser);
    text_release(&reader.text);
    text_release(&reader.values);
    free(reader.attributes);
}
