/*
 * svg.c: makes Graphviz's SVG accessible. Text in it is escaped, so that a tag or an attribute in
 * the raw bytes is always Graphviz's own.
 */
#include "picture/svg.h"

#include "base/xalloc.h"
#include "picture/label.h"
#include "picture/style.h"

#include <stdlib.h>
#include <string.h>

#define BOLD_FAMILY "font-family=\"" STYLE_FONT_BOLD "\""
#define PLAIN_FAMILY "font-family=\"" STYLE_FONT "\""

/* What is being rewritten. */
struct rewriting {
    const struct svg_words *words;
    const char *at, *end;
    struct text *out;
};

static bool starts(const struct rewriting *rewriting, const char *with)
{
    size_t length = strlen(with);
    return (size_t)(rewriting->end - rewriting->at) >= length &&
           memcmp(rewriting->at, with, length) == 0;
}

/* Adds a title of what has that id, if that stands for anything. */
static void add_title(struct rewriting *rewriting, const char *id, size_t length)
{
    const struct svg_words *words = rewriting->words;
    struct text title = {0};
    words->describe(words->context, id, length, &title);
    if (title.length) {
        text_add(rewriting->out, "<title>");
        label_xml(title.data, rewriting->out);
        text_add(rewriting->out, "</title>\n");
    }
    text_release(&title);
}

/* Copies a character, or a hyphen, which Graphviz writes as a reference so that it may comment. */
static void copy_character(struct rewriting *rewriting)
{
    bool hyphen = starts(rewriting, "&#45;");
    text_add_char(rewriting->out, hyphen ? '-' : *rewriting->at);
    rewriting->at += hyphen ? strlen("&#45;") : 1;
}

/* Where the string ends that comes next; all that is left where it does not come. */
static const char *after(const struct rewriting *rewriting, const char *string)
{
    size_t left = (size_t)(rewriting->end - rewriting->at);
    const char *found = memmem(rewriting->at, left, string, strlen(string));
    return found ? found + strlen(string) : rewriting->end;
}

/* At `<g id="...": copies the tag and puts a title of ours in the place of Graphviz's. */
static void rewrite_group(struct rewriting *rewriting)
{
    const char *tag_end = after(rewriting, ">\n");
    size_t start = rewriting->out->length + strlen("<g id=\"");
    while (rewriting->at < tag_end)
        copy_character(rewriting);
    if (!starts(rewriting, "<title>"))
        return;
    char *id = xstrndup(rewriting->out->data + start, strcspn(rewriting->out->data + start, "\""));
    add_title(rewriting, id, strlen(id));
    rewriting->at = after(rewriting, "</title>\n");
    free(id);
}

/* At `<svg`: copies the tag, made a picture with a name, and adds its title and description. */
static void rewrite_root(struct rewriting *rewriting)
{
    const char *tag_end = after(rewriting, ">");
    text_add(rewriting->out, "<svg role=\"img\" aria-labelledby=\"picture-title picture-desc\"");
    rewriting->at += strlen("<svg");
    if (rewriting->words->width > 0) {
        text_addf(rewriting->out, " width=\"%.2fpt\" height=\"%.2fpt\"\n", rewriting->words->width,
                  rewriting->words->height);
        rewriting->at = after(rewriting, "pt\"\n");
    }
    text_add_bytes(rewriting->out, rewriting->at, (size_t)(tag_end - rewriting->at));
    text_add(rewriting->out, "\n<title id=\"picture-title\">");
    label_xml(rewriting->words->title, rewriting->out);
    text_add(rewriting->out, "</title>\n<desc id=\"picture-desc\">");
    label_xml(rewriting->words->description, rewriting->out);
    text_add(rewriting->out, "</desc>");
    rewriting->at = tag_end;
}

/* Copies up to the next tag or attribute that is rewritten, and rewrites it. */
static void step(struct rewriting *rewriting)
{
    if (starts(rewriting, "<svg ")) {
        rewrite_root(rewriting);
    } else if (starts(rewriting, "<g id=\"")) {
        rewrite_group(rewriting);
    } else if (starts(rewriting, BOLD_FAMILY)) {
        text_add(rewriting->out, PLAIN_FAMILY " font-weight=\"bold\"");
        rewriting->at += strlen(BOLD_FAMILY);
    } else if (starts(rewriting, "<!--")) {
        rewriting->at = after(rewriting, "-->\n");
    } else {
        copy_character(rewriting);
    }
}

void svg_rewrite(const char *svg, size_t length, const struct svg_words *words, struct text *out)
{
    struct rewriting rewriting = {.words = words, .at = svg, .end = svg + length, .out = out};
    while (rewriting.at < rewriting.end)
        step(&rewriting);
}
