/*
 * xml_read.h: XML as calls for its elements, by libxml2: no network, no entities but the five
 * predefined ones, no recursion of ours. Every element knows the offset where it stands.
 *
 * libxml2's SAX2 interface and not its xmlTextReader: it knows the exact byte (a reader's nodes
 * only have line numbers, of 16 bits), and it builds no nodes that would only be thrown away.
 */
#ifndef FORMAT_XML_READ_H
#define FORMAT_XML_READ_H

#include "format/graph_builder.h"

/* The namespace of what entente adds to other people's formats. */
#define XML_ENTENTE "urn:entente:dossier"

/* XML_OF_XML: says something of the file as XML (xml:lang, xsi:schemaLocation), nothing that is
 * told. */
enum xml_space { XML_OF_FORMAT, XML_OF_ENTENTE, XML_OF_OTHERS, XML_OF_XML };

struct xml_attribute {
    const char *name, *value; /* without its prefix */
    size_t length;
    uint32_t offset;      /* of the value in the text */
    enum xml_space space; /* XML_OF_FORMAT: it has no prefix */
};

struct xml_element {
    const char *name; /* without its prefix */
    enum xml_space space;
    uint32_t offset; /* of its < */
    const struct xml_attribute *attributes;
    size_t attribute_count;
};

/* The attribute of that name (whatever its prefix, but none of XML itself), or NULL. */
const struct xml_attribute *xml_find(const struct xml_element *element, const char *name);

/* Who is told. */
struct xml_handler {
    void *context;
    void (*open)(void *context, const struct xml_element *element);
    /* `text` is what stands between the last tag and this one; it starts at `offset`. */
    void (*close)(void *context, const char *name, enum xml_space space, const struct text *text,
                  uint32_t offset);
};

/*
 * Reads the builder's text. The root must have that name (without regard to a prefix): `root` is
 * the word for messages, too. What is wrong is reported to the builder's input.
 */
void xml_read(struct graph_builder *builder, const char *root, const struct xml_handler *handler);

/*
 * Counts an element that a reader makes nothing of as not kept. `plain`: the names, up to a NULL,
 * of those of the format that only hold others.
 */
void xml_lose_unknown(struct graph_builder *builder, const struct xml_element *element,
                      const char *const *plain);

/* An element of a format, and the attributes that it may have there, parted by blanks. */
struct xml_form {
    const char *element, *attributes;
};

/*
 * Counts the element's attributes that its format does not have as not kept. `forms`: those of the
 * format, up to one without a name; nothing is said of an element that is none of them.
 */
void xml_lose_attributes(struct graph_builder *builder, const struct xml_element *element,
                         const struct xml_form *forms);

#endif
