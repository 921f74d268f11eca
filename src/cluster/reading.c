/*
 * reading.c: the tables of all processes: each reads its part by the ordinary reader; then they
 * settle what was wrong or odd, as if one had read all.
 */
#include "cluster/reading.h"

#include "base/limits.h"
#include "base/xalloc.h"
#include "cluster/agree.h"
#include "cluster/bytes.h"
#include "cluster/told.h"
#include "cluster/words.h"
#include "format/csv.h"

#include <stdlib.h>
#include <string.h>

/* One pass over our parts. */
struct pass {
    struct reading *reading;
    struct shares *parts;
    const struct reading_options *options;
    const struct words *types; /* of the pass before; NULL: this is the first */
    const struct words *kinds;
    struct part *own;
    size_t own_count;
    struct told told;
    struct csv_part *read; /* by part of ours: what there was to it */
    uint64_t *brought;     /* by type of our vocabulary: the file that brought it */
    size_t brought_count, brought_capacity;
};

static void note_types(struct pass *pass, uint64_t file)
{
    while (pass->brought_count < pass->reading->dossier->vocabulary.type_count) {
        pass->brought = xgrow(pass->brought, pass->brought_count, &pass->brought_capacity,
                              sizeof *pass->brought);
        pass->brought[pass->brought_count++] = file;
    }
}

static bool read_bytes(struct pass *pass, const struct part *part, struct csv_part *read,
                       struct error *error)
{
    const struct part_file *file = &pass->parts->files[part->file];
    struct dossier *dossier = pass->reading->dossier;
    struct bytes bytes;
    struct stream stream;
    if (!bytes_open(&bytes, file->path, error))
        return false;
    uint32_t number = dossier_add_file(dossier, file->path);
    pass->reading->dossier_files[number] = part->file;
    bytes_stream(&bytes, part->header, part->first, part->last, &stream);
    bool done = csv_stream_part(dossier, number, file->path, &stream, &pass->options->read, read,
                                &pass->told.found, error);
    stream_close(&stream);
    bytes_close(&bytes);
    return done;
}

/* Reads part `index` of ours; false where what it says cannot be read. */
static bool read_part(struct pass *pass, size_t index)
{
    const struct part *part = &pass->own[index];
    const struct part_file *file = &pass->parts->files[part->file];
    struct csv_part *read = &pass->read[index];
    struct error error = {0};
    size_t before = pass->told.found.count, errors = pass->told.found.errors;
    *read = (struct csv_part){.nodes = file->nodes, .last = part->last == file->size};
    if (pass->types)
        read->types_known = words_before(pass->types, part->file);
    bool done = read_bytes(pass, part, read, &error);
    told_note(&pass->told, index, part, read, before);
    if (!done && pass->told.found.errors == errors)
        told_take(&pass->told, part->file, &error);
    error_release(&error);
    note_types(pass, part->file);
    return done;
}

static void read_own(struct pass *pass)
{
    struct reading *reading = pass->reading;
    reading->dossier = dossier_new();
    if (pass->types)
        words_add(pass->types, pass->kinds, reading->dossier);
    note_types(pass, 0);
    pass->read = xcalloc(pass->own_count, sizeof *pass->read);
    told_init(&pass->told, pass->parts->file_count, pass->own_count);
    bool done = true;
    for (size_t i = 0; done && i < pass->own_count; i++)
        done = read_part(pass, i);
}

/* Whether a row of ours goes on in the part of the next process. */
static bool any_open(const struct pass *pass)
{
    int open = 0, any = 0;
    for (size_t i = 0; i < pass->own_count; i++)
        open |= pass->read[i].open;
    MPI_Allreduce(&open, &any, 1, MPI_INT, MPI_MAX, pass->parts->comm);
    return any;
}

static void release_pass(struct pass *pass)
{
    told_release(&pass->told);
    free(pass->own);
    free(pass->read);
    free(pass->brought);
}

/* One pass; `*again` where the parts did not begin where rows do. */
static bool make_pass(struct pass *pass, bool *again, struct error *error)
{
    pass->own = shares_own(pass->parts, &pass->own_count, error);
    if (!agree(pass->parts->comm, pass->own != NULL, error))
        return false;
    read_own(pass);
    *again = any_open(pass);
    return true;
}

static bool start_again(struct pass *pass)
{
    dossier_free(pass->reading->dossier);
    pass->reading->dossier = NULL;
    release_pass(pass);
    *pass = (struct pass){.reading = pass->reading,
                          .parts = pass->parts,
                          .options = pass->options,
                          .types = pass->types,
                          .kinds = pass->kinds};
    return true;
}

/* Reads until the parts begin where rows do, which is nearly always so at once. */
static bool read_parts(struct pass *pass, struct error *error)
{
    bool again;
    return make_pass(pass, &again, error) &&
           (!again || (shares_follow(pass->parts, pass->options->read.string_length, error) &&
                       start_again(pass) && make_pass(pass, &again, error)));
}

/*
 * Whether all have taken each type for what its first row says, as a process cannot know that does
 * not read that row; if not, who did not reads again.
 */
static bool settle_words(struct pass *pass, struct error *error)
{
    struct words types, kinds;
    MPI_Comm comm = pass->parts->comm;
    words_gather(&types, &kinds, comm, pass->reading->dossier, pass->brought);
    int differs = !words_agree(&types, pass->reading->dossier), any;
    bool done = true;
    MPI_Allreduce(&differs, &any, 1, MPI_INT, MPI_MAX, comm);
    if (any) {
        bool again;
        pass->types = &types;
        pass->kinds = &kinds;
        done = start_again(pass) && make_pass(pass, &again, error);
    }
    if (done)
        words_add(&types, &kinds, pass->reading->dossier);
    pass->types = pass->kinds = NULL;
    words_release(&kinds);
    words_release(&types);
    return done;
}

/* The limit of relations goes for all parts of a file together. */
static bool check_limits(const struct pass *pass, struct error *error)
{
    const struct reading *reading = pass->reading;
    const struct dossier *dossier = reading->dossier;
    size_t files = pass->parts->file_count, most = pass->options->read.edges, over = files;
    uint64_t *counts = xcalloc(files, sizeof *counts);
    for (size_t i = 0; i < dossier->relation_count; i++)
        counts[reading->dossier_files[dossier->relations[i].place.file]]++;
    for (size_t i = 0; i < files; i++) {
        MPI_Allreduce(MPI_IN_PLACE, &counts[i], 1, MPI_UINT64_T, MPI_SUM, pass->parts->comm);
        if (counts[i] > most && over == files)
            over = i;
    }
    free(counts);
    if (over == files)
        return true;
    limit_error(error, LIMIT_EDGES, most);
    error_place(error, pass->parts->files[over].path, 0, 0, NULL, 0);
    return false;
}

bool reading_init(struct reading *reading, struct shares *parts,
                  const struct reading_options *options, struct error *error)
{
    struct pass pass = {.reading = reading, .parts = parts, .options = options};
    *reading = (struct reading){.files = xcalloc(parts->file_count, sizeof *reading->files),
                                .dossier_files =
                                    xcalloc(parts->file_count, sizeof *reading->dossier_files)};
    bool done = read_parts(&pass, error) && settle_words(&pass, error);
    if (done)
        done = told_settle(&pass.told, parts, pass.own, reading, options->color, error) &&
               check_limits(&pass, error);
    release_pass(&pass);
    return done;
}

void reading_release(struct reading *reading)
{
    dossier_free(reading->dossier);
    text_release(&reading->errors);
    free(reading->dossier_files);
    free(reading->files);
    *reading = (struct reading){0};
}
