/*
 * spread_read.c: tables as a network that is spread over the processes: each reads a part, sees of
 * it what is asked for, and sends names and ties to their owners.
 */
#include "cluster/spread_read.h"

#include "base/file.h"
#include "base/xalloc.h"
#include "cli/input.h"
#include "cli/print.h"
#include "cluster/agree.h"
#include "cluster/naming.h"
#include "cluster/reading.h"
#include "cluster/scatter.h"
#include "cluster/shares.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Which files ---- */

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool check_file(const struct input_file *file, struct error *error)
{
    if (strcmp(file->path, "-") == 0) {
        error_set(error, ERROR_USAGE, "standard input cannot be read by several processes");
        error_hint(error, "write it to a file that all of them see");
        return false;
    }
    const struct format *format =
        file->format ? format_find(file->format, error) : format_for_path(file->path, error);
    if (!format)
        return false;
    if (strcmp(format->name, "csv") == 0 || strcmp(format->name, "tsv") == 0 ||
        strcmp(format->name, "csv-nodes") == 0)
        return true;
    if (is_folder(file->path)) {
        errno = EISDIR;
        return file_error(file->path, "cannot read", error);
    }
    error_set(error, ERROR_USAGE, "%s: entente-cluster reads tables (csv, tsv), not %s", file->path,
              format->name);
    error_hint(error, "'entente export %s --to csv -o OUT.csv' makes one", file->path);
    return false;
}

static bool check_settings(const struct settings *settings, struct error *error)
{
    if (settings->projection.project) {
        error_set(error, ERROR_USAGE, "entente-cluster has no --project");
        error_hint(error, "'entente rank' has it; what it ties, as a table, can be read here");
        return false;
    }
    if (settings->rejects) {
        error_set(error, ERROR_USAGE, "entente-cluster has no --rejects");
        error_hint(error, "'entente check --rejects FILE' sets bad rows aside");
        return false;
    }
    return true;
}

static bool open_parts(struct shares *parts, const struct settings *settings, struct error *error)
{
    size_t count;
    struct input_file *files = input_files(settings, settings->operand_count, &count);
    const char **paths = xcalloc(count, sizeof *paths);
    bool *nodes = xcalloc(count, sizeof *nodes), done = true;
    for (size_t i = 0; done && i < count; i++) {
        paths[i] = files[i].path;
        nodes[i] = files[i].format && strcmp(files[i].format, "csv-nodes") == 0;
        done = check_file(&files[i], error);
    }
    done = done &&
           shares_init(parts, MPI_COMM_WORLD, paths, nodes, count, settings->reading.file_size,
                       error) &&
           shares_divide(parts, error);
    free(nodes);
    free(paths);
    free(files);
    return done;
}

/* ---- What was found ---- */

static void print_found(const struct reading *reading, const struct shares *parts)
{
    for (size_t i = 0; i < parts->file_count && i < reading->failed; i++) {
        const struct reading_file *file = &reading->files[i];
        size_t conflicts = file->conflicts;
        if (conflicts > READ_ERROR_LIMIT)
            conflicts = READ_ERROR_LIMIT + 1;
        size_t warnings = conflicts + (size_t)__builtin_popcount(file->odd);
        if (warnings)
            input_print_warnings(parts->files[i].path, warnings);
    }
    if (reading->errors.length)
        print_message(&reading->errors);
}

static int print_colour(const struct settings *settings, MPI_Comm comm)
{
    int color = print_colored(settings, STDERR_FILENO);
    MPI_Bcast(&color, 1, MPI_INT, 0, comm);
    return color;
}

static bool read_parts(struct reading *reading, struct shares *parts,
                       const struct settings *settings, struct error *error)
{
    struct text unused = {0};
    struct reading_options options = {.read = input_options(settings, &unused),
                                      .keeping = {&settings->view, &settings->projection},
                                      .color = print_colour(settings, parts->comm)};
    bool done = reading_init(reading, parts, &options, error);
    if (parts->process == 0)
        print_found(reading, parts);
    return agree(parts->comm, done, error);
}

/* ---- From a dossier to the network ---- */

/* Judgements are the only entities of one that a process would have to know all of. */
static bool check_judgements(const struct reading *reading, MPI_Comm comm, struct error *error)
{
    if (reading->judged) {
        error_set(error, ERROR_USAGE, "entente-cluster does not follow judgements (%s)",
                  reading->dossier->vocabulary.types[reading->judged].name);
        error_hint(error, "'entente export FILE... --to csv -o OUT.csv' follows them");
    }
    return agree(comm, !reading->judged, error);
}

/* Whether the options mean something, now that all words are known. */
static bool check_view(const struct settings *settings, const struct dossier *dossier,
                       MPI_Comm comm, struct error *error)
{
    struct view view = {0};
    uint32_t kind;
    bool done = input_kind(dossier, settings->kind, &kind, error) &&
                view_init(&view, dossier, &settings->view, error);
    view_release(&view);
    return agree(comm, done, error);
}

/* The network of what all have kept. */
static void connect(struct origin *origin, const struct settings *settings, struct reading *reading)
{
    struct spread *spread = &origin->spread;
    struct kept *kept = &reading->kept;
    const struct vocabulary *vocabulary = &reading->dossier->vocabulary;
    uint64_t *numbers = xcalloc(kept->names.count, sizeof *numbers);
    uint8_t *certainties = naming_see(origin->naming, &settings->view.time);
    uint8_t *marks = kept_settle(kept, certainties, &spread->counts);
    free(certainties);
    naming_number(origin->naming, marks, settings->kind, spread, numbers);
    free(marks);
    kept_forget_names(kept);
    scatter(spread, kept, vocabulary, numbers);
    free(numbers);
}

bool spread_read(struct origin *origin, const struct settings *settings, bool flowing,
                 struct error *error)
{
    struct shares parts = {0};
    struct reading reading = {0};
    *origin = (struct origin){
        .spread = {.comm = MPI_COMM_WORLD, .projection = settings->projection, .flowing = flowing}};
    bool done = check_settings(settings, error) && open_parts(&parts, settings, error) &&
                read_parts(&reading, &parts, settings, error) &&
                check_judgements(&reading, parts.comm, error);
    if (done) {
        origin->naming =
            naming_new(parts.comm, &reading.kept, reading.dossier, reading.dossier_files);
        done = (parts.file_count < 2 || naming_check(origin->naming, error)) &&
               check_view(settings, reading.dossier, parts.comm, error);
    }
    if (done)
        connect(origin, settings, &reading);
    reading_release(&reading);
    shares_release(&parts);
    return done;
}

void origin_release(struct origin *origin)
{
    spread_release(&origin->spread);
    naming_free(origin->naming);
    *origin = (struct origin){0};
}
