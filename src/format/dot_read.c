/*
 * dot_read.c: DOT as a dossier: parsed into plain graphs, in Latin-1 where it says so.
 */
#include "format/dot.h"
#include "format/dot_parse.h"
#include "format/graph_dossier.h"

#include <stdlib.h>

static bool parse(struct dot_graphs *graphs, struct dot_input *input, const struct text *bytes,
                  bool latin1, const char *path, struct names *strings,
                  const struct read_options *limits, struct diagnostics *found)
{
    return dot_input_init(input, path, bytes, latin1, found) &&
           dot_parse(graphs, input, strings, limits);
}

bool dot_parse_bytes(struct dot_graphs *graphs, struct dot_input *input, const char *path,
                     const struct text *bytes, struct names *strings,
                     const struct read_options *limits, struct diagnostics *found, bool *latin1)
{
    bool parsed = parse(graphs, input, bytes, false, path, strings, limits, found);
    *latin1 = input->converted.data && dot_graphs_latin1(graphs);
    if (!*latin1)
        return parsed;
    diagnostics_release(found);
    dot_graphs_release(graphs);
    dot_input_release(input);
    return parse(graphs, input, bytes, true, path, strings, limits, found);
}

bool dot_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
              const struct read_options *limits, struct diagnostics *diagnostics,
              struct error *error)
{
    struct dot_input input;
    struct dot_graphs graphs = {0};
    struct diagnostics found = {0};
    bool latin1, parsed = dot_parse_bytes(&graphs, &input, path, bytes, dossier->strings, limits,
                                          &found, &latin1);
    for (size_t i = 0; parsed && i < graphs.count; i++)
        dossier_add_graph(dossier, file, &graphs.items[i], &input);
    bool done = !input.errors;
    if (!done)
        error_set(error, input.kind, "%s: %zu error%s", path, input.errors,
                  input.errors == 1 ? "" : "s");
    for (size_t i = 0; i < found.count; i++)
        diagnostics_take(diagnostics, &found.items[i]);
    free(found.items);
    dot_graphs_release(&graphs);
    dot_input_release(&input);
    return done;
}
