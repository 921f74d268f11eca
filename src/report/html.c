/*
 * html.c: a dossier's text on its way into a page.
 */
#include "report/html.h"

#include "picture/label.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { JSON_DIGITS = 6 };

void html_text(const char *string, struct text *out)
{
    struct text clean = {0};
    if (!string)
        return;
    label_clean(string, SIZE_MAX, &clean);
    label_xml(text_string(&clean), out);
    text_release(&clean);
}

bool html_link_allowed(const char *url)
{
    if (!url || !label_link_allowed(url))
        return false;
    const char *host = strchr(url, ':') + strlen("://");
    size_t length = strcspn(host, "/?#");
    return (isalnum((unsigned char)*host) || *host == '[') && !memchr(host, '@', length);
}

void html_link(const char *url, const char *words, struct text *out)
{
    bool allowed = html_link_allowed(url);
    if (allowed) {
        text_add(out, "<a href=\"");
        html_text(url, out);
        text_add(out, "\" rel=\"noopener noreferrer\">");
    }
    html_text(words, out);
    text_add(out, allowed ? "</a>" : "");
}

json_t *html_json_string(const char *string)
{
    struct text clean = {0};
    label_clean(string, SIZE_MAX, &clean);
    json_t *json = json_stringn(text_string(&clean), clean.length);
    text_release(&clean);
    return json;
}

/* The signs to escape: they are only in strings, for JSON has no use of its own for them. */
static const struct {
    const char *sign, *escape;
} escapes[] = {{"<", "\\u003c"},
               {">", "\\u003e"},
               {"&", "\\u0026"},
               {"\xE2\x80\xA8", "\\u2028"},
               {"\xE2\x80\xA9", "\\u2029"}};

static size_t escape_at(const char *at, struct text *out)
{
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        size_t length = strlen(escapes[i].sign);
        if (strncmp(at, escapes[i].sign, length) == 0) {
            text_add(out, escapes[i].escape);
            return length;
        }
    }
    text_add_char(out, *at);
    return 1;
}

void html_json(const json_t *json, struct text *out)
{
    char *dump = json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(JSON_DIGITS));
    for (const char *at = dump; *at;)
        at += escape_at(at, out);
    free(dump);
}
