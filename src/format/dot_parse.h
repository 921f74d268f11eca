/*
 * dot_parse.h: the grammar of DOT, as Graphviz's cgraph 2.42 reads it, into plain graphs.
 */
#ifndef FORMAT_DOT_PARSE_H
#define FORMAT_DOT_PARSE_H

#include "format/dot_graph.h"
#include "format/dot_input.h"

#include <entente/format.h>

struct dot_graphs {
    struct dot_graph *items; /* of one file, in its order */
    size_t count, capacity;
};

/*
 * Reads all graphs of the text. Values are interned in `strings`. Errors and warnings go to the
 * input; after an error the parser goes on to find more. False where there was an error: the graphs
 * then lack what could not be read. Start with `{0}`; release the graphs in either case.
 */
bool dot_parse(struct dot_graphs *graphs, struct dot_input *input, struct names *strings,
               const struct read_options *limits);
/*
 * The same for the bytes of a file, which become the input: again, in Latin-1, where they are not
 * all UTF-8 and a graph declares that (`*latin1`). Release the input, too, in either case.
 */
bool dot_parse_bytes(struct dot_graphs *graphs, struct dot_input *input, const char *path,
                     const struct text *bytes, struct names *strings,
                     const struct read_options *limits, struct diagnostics *found, bool *latin1);

/* Whether a graph declares, with charset=latin1, that the file is not UTF-8. */
bool dot_graphs_latin1(struct dot_graphs *graphs);

void dot_graphs_release(struct dot_graphs *graphs);

#endif
