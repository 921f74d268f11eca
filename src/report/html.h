/*
 * html.h: a dossier's text on its way into a page: cleaned and escaped; links that are safe; JSON
 * that can stand in a script element.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include <entente/text.h>

#include <jansson.h>

/*
 * Appends the string as the content of an element, or of an attribute in double quotes: valid
 * UTF-8, on one line, without control characters and without marks that would turn the text after
 * them around, and escaped. NULL: nothing.
 */
void html_text(const char *string, struct text *out);

/*
 * Whether a page may link there: http or https, with a host and no user name before it, of
 * printable ASCII without quotes, angle brackets and backslashes, up to 2000 bytes.
 */
bool html_link_allowed(const char *url);

/* Appends the words as a link to there, where that is allowed; else the words alone. */
void html_link(const char *url, const char *words, struct text *out);

/* A string as JSON: cleaned as html_text() does. */
json_t *html_json_string(const char *string);

/*
 * Appends the JSON without blanks, and so that no HTML parser finds anything in it: `<`, `>`, `&`,
 * U+2028 and U+2029 are written \uXXXX.
 */
void html_json(const json_t *json, struct text *out);

#endif
