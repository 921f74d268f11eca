/*
 * format.c: the table of formats, and dossiers from files by it.
 */
#include <entente/format.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/stream.h"
#include "base/xalloc.h"
#include "format/csv.h"
#include "format/cx2.h"
#include "format/cyjs.h"
#include "format/dot.h"
#include "format/ftm.h"
#include "format/gexf.h"
#include "format/gml.h"
#include "format/graphml.h"
#include "format/mermaid.h"
#include "format/nodelink.h"
#include "format/pajek.h"

#include <entente/progress.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/*
 * To add a format: a file that defines its read or stream, and its write, as entente/format.h says,
 * and a row here. Extensions are compared without regard to case. The first row is what a path
 * without an extension means.
 */
static const struct format formats[] = {
    {"dot", "dot gv", "Graphviz DOT with the attributes of a dossier", dot_read, NULL, dot_write},
    {"csv", "csv", "a table with a relation (or an entity) in each row", NULL, csv_stream,
     csv_write},
    {"tsv", "tsv tab", "the same, parted by tabs", NULL, csv_stream, tsv_write},
    {"graphml", "graphml", "GraphML, of networkx, igraph, Gephi, yEd and Cytoscape", graphml_read,
     NULL, graphml_write},
    {"gexf", "gexf", "Gephi's GEXF 1.2 and 1.3", gexf_read, NULL, gexf_write},
    {"gml", "gml", "Graph Modelling Language", gml_read, NULL, gml_write},
    {"pajek", "net paj", "a network of Pajek", pajek_read, NULL, pajek_write},
    {"csv-nodes", "", "a table with an entity in each row", NULL, csv_stream_nodes,
     csv_write_nodes},
    {"json", "json", "node-link JSON, of networkx and d3", nodelink_read, NULL, nodelink_write},
    {"cyjs", "cyjs", "JSON of Cytoscape and Cytoscape.js", nodelink_read, NULL, cyjs_write},
    {"cx2", "cx2", "CX2, of Cytoscape and NDEx", nodelink_read, NULL, cx2_write},
    {"ftm", "ftm ijson jsonl", "FollowTheMoney's entities, as JSON lines", ftm_read, NULL,
     ftm_write},
    {"mermaid", "mmd", "a Mermaid flowchart, for notes", NULL, NULL, mermaid_write},
};

enum { FORMATS = sizeof formats / sizeof *formats };

struct read_options read_options_default(void)
{
    return (struct read_options){.file_size = limit_at(LIMIT_FILE)->value,
                                 .string_length = limit_at(LIMIT_STRING)->value,
                                 .depth = limit_at(LIMIT_DEPTH)->value,
                                 .edges = limit_at(LIMIT_EDGES)->value,
                                 .attributes = limit_at(LIMIT_ATTRIBUTES)->value,
                                 .expansion = limit_at(LIMIT_EXPANSION)->value,
                                 .entities = limit_at(LIMIT_ENTITIES)->value};
}

const struct format *format_at(size_t index)
{
    return index < FORMATS ? &formats[index] : NULL;
}

static void list_names(struct text *out)
{
    for (size_t i = 0; i < FORMATS; i++)
        text_addf(out, "%s%s", i ? ", " : "", formats[i].name);
}

static bool is_read(const struct format *format)
{
    return format->read || format->stream;
}

static bool is_written(const struct format *format)
{
    return format->write;
}

/* "known are .dot .gv; or name the file's format (dot) with --to", of those that are `fit`. */
static void hint_extensions(bool (*fit)(const struct format *), const char *option,
                            struct error *error)
{
    struct text extensions = {0}, names = {0};
    for (size_t i = 0; i < FORMATS; i++) {
        if (!fit(&formats[i]))
            continue;
        for (const char *c = formats[i].extensions; *c; c += strcspn(c, " "), c += *c == ' ')
            text_addf(&extensions, "%s.%.*s", extensions.length ? " " : "", (int)strcspn(c, " "),
                      c);
        text_addf(&names, "%s%s", names.length ? ", " : "", formats[i].name);
    }
    error_hint(error, "known are %s; or name the file's format (%s) with %s", extensions.data,
               names.data, option);
    text_release(&names);
    text_release(&extensions);
}

const struct format *format_find(const char *name, struct error *error)
{
    struct text known = {0};
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    list_names(&known);
    error_set(error, ERROR_USAGE, "unknown format '%s'", name);
    error_hint(error, "the formats are: %s", known.data);
    text_release(&known);
    return NULL;
}

/* Whether the word is one of those in the list, which are parted by blanks. */
static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (; *list; list += strcspn(list, " "), list += strspn(list, " "))
        if (strcspn(list, " ") == length && strncasecmp(list, word, length) == 0)
            return true;
    return false;
}

static const struct format *by_extension(const char *path, struct error *error)
{
    const char *extension = strcmp(path, "-") == 0 ? "" : file_extension(path);
    if (!*extension)
        return &formats[0];
    for (size_t i = 0; i < FORMATS; i++)
        if (has_word(formats[i].extensions, extension))
            return &formats[i];
    error_set(error, ERROR_USAGE, "%s: no known format has the extension .%s", path, extension);
    return NULL;
}

const struct format *format_for_path(const char *path, struct error *error)
{
    const struct format *format = by_extension(path, error);
    if (!format)
        hint_extensions(is_read, "--input-format", error);
    return format;
}

const struct format *format_for_output(const char *path, const char *name, struct error *error)
{
    if (name)
        return format_find(name, error);
    const struct format *format = by_extension(path ? path : "-", error);
    if (!format)
        hint_extensions(is_written, "--to", error);
    return format;
}

static bool check_readable(const struct format *format, struct error *error)
{
    return is_read(format) ||
           error_set(error, ERROR_USAGE, "entente cannot read the format '%s'", format->name);
}

/* Without a list for what is found, the first error is the one to return. */
static void pick_error(struct diagnostics *found, struct error *error)
{
    for (size_t i = 0; i < found->count; i++) {
        if (found->items[i].severity != SEVERITY_ERROR)
            continue;
        error_release(error);
        *error = found->items[i];
        found->items[i] = (struct error){0};
        return;
    }
}

/* What is read: bytes, or a stream of them. */
struct input {
    const char *path;
    const struct text *bytes;
    struct stream *stream;
};

static bool read_input(struct dossier *dossier, const struct input *input,
                       const struct format *format, const struct read_options *options,
                       struct diagnostics *diagnostics, struct error *error)
{
    struct read_options defaults = read_options_default();
    struct diagnostics found = {0}, *into = diagnostics ? diagnostics : &found;
    uint32_t file = dossier_add_file(dossier, input->path);
    struct read_options own = options ? *options : defaults;
    own.expansion = own.expansion ? own.expansion : defaults.expansion;
    own.entities = own.entities ? own.entities : defaults.entities;
    options = &own;
    bool done =
        format->stream
            ? format->stream(dossier, file, input->path, input->stream, options, into, error)
            : format->read(dossier, file, input->path, input->bytes, options, into, error);
    if (progress_stopped("reading", error)) {
        error_place(error, input->path, 0, 0, NULL, 0);
        done = false;
    } else if (!done && !diagnostics) {
        pick_error(&found, error);
    }
    diagnostics_release(&found);
    return done;
}

bool dossier_read_bytes(struct dossier *dossier, const char *path, const struct text *bytes,
                        const struct read_options *options, const char *format,
                        struct diagnostics *diagnostics, struct error *error)
{
    const struct format *found = format ? format_find(format, error) : &formats[0];
    struct stream stream;
    stream_of_bytes(&stream, path, text_string(bytes), bytes->length);
    return found && check_readable(found, error) &&
           read_input(dossier, &(struct input){path, bytes, &stream}, found, options, diagnostics,
                      error);
}

/* Reads the file whole first, for a format that needs that. */
static bool read_whole(struct dossier *dossier, const char *path, const struct format *format,
                       const struct read_options *options, struct diagnostics *diagnostics,
                       struct error *error)
{
    struct text bytes = {0};
    const char *shown = strcmp(path, "-") == 0 ? "<stdin>" : path;
    bool done = file_read(path, options->file_size, "--max-file-size", &bytes, error) &&
                read_input(dossier, &(struct input){.path = shown, .bytes = &bytes}, format,
                           options, diagnostics, error);
    text_release(&bytes);
    return done;
}

bool dossier_read_file(struct dossier *dossier, const char *path,
                       const struct read_options *options, const char *format,
                       struct diagnostics *diagnostics, struct error *error)
{
    struct read_options defaults = read_options_default();
    const struct format *found = format ? format_find(format, error) : format_for_path(path, error);
    struct stream stream;
    options = options ? options : &defaults;
    if (!found || !check_readable(found, error))
        return false;
    if (!found->stream)
        return read_whole(dossier, path, found, options, diagnostics, error);
    if (!stream_open(&stream, path, options->file_size, "--max-file-size", error))
        return false;
    bool done = read_input(dossier, &(struct input){.path = stream.path, .stream = &stream}, found,
                           options, diagnostics, error);
    stream_close(&stream);
    return done;
}

/*
 * The dossier as files hold it: judgements are relations there, in the place where they were made.
 * The array is the caller's to free.
 */
static struct dossier as_written(const struct dossier *dossier)
{
    struct dossier whole = *dossier;
    size_t relation = 0, judgement = 0;
    whole.relation_count += whole.judgement_count;
    whole.relations = xreallocarray(NULL, whole.relation_count, sizeof *whole.relations);
    for (size_t i = 0; i < whole.relation_count; i++) {
        bool turn =
            judgement < dossier->judgement_count && dossier->judgement_turns[judgement] <= relation;
        whole.relations[i] =
            turn ? dossier->judgements[judgement++] : dossier->relations[relation++];
    }
    return whole;
}

bool dossier_write(const struct dossier *dossier, const char *format, struct text *out,
                   struct diagnostics *lost, struct error *error)
{
    const struct format *found = format ? format_find(format, error) : &formats[0];
    struct diagnostics unwanted = {0};
    if (!found)
        return false;
    if (!found->write)
        return error_set(error, ERROR_USAGE, "entente cannot write the format '%s'", found->name);
    struct dossier whole = dossier->judgement_count ? as_written(dossier) : *dossier;
    bool done = found->write(&whole, out, lost ? lost : &unwanted, error);
    if (dossier->judgement_count)
        free(whole.relations);
    diagnostics_release(&unwanted);
    return done;
}
