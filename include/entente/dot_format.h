/*
 * dot_format.h: a dossier in DOT laid out anew, so that two versions of it differ only in what they
 * say. Comments, the order of statements, subgraphs and paragraphs stay as their author has them.
 */
#ifndef ENTENTE_DOT_FORMAT_H
#define ENTENTE_DOT_FORMAT_H

#include <entente/format.h>

/*
 * Fills the empty `out` with the text of `bytes` laid out, which reads as the same dossier; laid
 * out again it stays as it is. `path` is what messages call it; `options` may be NULL, for the
 * defaults. What is wrong with the syntax goes into `diagnostics`, never NULL, along with warnings;
 * false, with ERROR_INPUT or ERROR_LIMIT, where that is an error.
 */
ENTENTE_API bool dot_format(const char *path, const struct text *bytes,
                            const struct read_options *options, struct text *out,
                            struct diagnostics *diagnostics, struct error *error);

#endif
