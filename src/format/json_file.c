/*
 * json_file.c: what reading any JSON format begins and ends with.
 */
#include "format/json_file.h"

bool json_file_open(struct json_file *file, struct dossier *dossier, const char *path,
                    const struct text *bytes, const struct read_options *limits,
                    struct diagnostics *diagnostics, const struct json_names *own)
{
    bool text = dot_input_init(&file->input, path, bytes, false, diagnostics);
    file->path = path;
    json_scan_init(&file->scan, &file->input, limits);
    json_graph_init(&file->graph, &file->scan, dossier, own);
    return text;
}

bool json_file_close(struct json_file *file, uint32_t index, bool read, struct error *error)
{
    if (read && !file->graph.full && !dot_input_full(&file->input))
        json_graph_finish(&file->graph, index);
    size_t errors = file->input.errors;
    if (errors)
        error_set(error, file->input.kind, "%s: %zu error%s", file->path, errors,
                  errors == 1 ? "" : "s");
    json_graph_release(&file->graph);
    json_scan_release(&file->scan);
    dot_input_release(&file->input);
    return !errors;
}
