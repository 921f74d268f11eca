/*
 * json_file.h: what reading any JSON format begins and ends with.
 */
#ifndef FORMAT_JSON_FILE_H
#define FORMAT_JSON_FILE_H

#include "format/json_graph.h"

struct json_file {
    const char *path;
    struct dot_input input;
    struct json_scan scan;
    struct json_graph graph;
};

/* False, with the error reported, where the bytes are no text. Close the file in either case. */
bool json_file_open(struct json_file *file, struct dossier *dossier, const char *path,
                    const struct text *bytes, const struct read_options *limits,
                    struct diagnostics *diagnostics, const struct json_names *own);

/* Adds what was read to the dossier, where it was `read`; false where there were errors. */
bool json_file_close(struct json_file *file, uint32_t index, bool read, struct error *error);

#endif
