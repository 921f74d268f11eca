/*
 * label.h: a dossier's text on its way into a picture: cleaned, shortened, wrapped, escaped.
 *
 * "Clean" text is valid UTF-8 without control characters, apart from newlines, and without marks
 * that would turn the text after them around.
 */
#ifndef PICTURE_LABEL_H
#define PICTURE_LABEL_H

#include <entente/text.h>

/*
 * Appends the string as clean text on one line; where it has more than `limit` characters, the
 * first of them and an ellipsis.
 */
void label_clean(const char *string, size_t limit, struct text *out);

/*
 * Appends clean text broken into lines, at most `columns` wide, where Unicode allows a line to end;
 * short lines are made about equal. A word that is much longer is broken anywhere.
 */
void label_wrap(const char *clean, size_t columns, struct text *out);

/*
 * Appends clean text so that Graphviz shows it as it is, with `line_end` ("\\n" centred, "\\l"
 * flush left) for each newline and, where `closed`, after the last line.
 */
void label_escape(const char *clean, const char *line_end, bool closed, struct text *out);

/* Appends clean text as the content of an XML element or attribute. */
void label_xml(const char *clean, struct text *out);

/*
 * Appends what identifies an entity in an SVG, made of letters, digits and "-_" only; different ids
 * give different texts. Very long ones end in a hash.
 */
void label_identifier(const char *id, struct text *out);

/* Whether a picture may link there: http or https, of printable ASCII. */
bool label_link_allowed(const char *url);

#endif
