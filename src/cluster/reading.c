/*
 * reading.c: the tables of all processes: each reads its part by the ordinary reader, and
 * keeps what is seen of it; then they settle what was wrong or odd, as if one had read all.
 */
#include "cluster/reading.h"

#include "base/xalloc.h"
#include "cluster/agree.h"
#include "cluster/bounds.h"
#include "cluster/ending.h"
#include "cluster/pieces.h"
#include "cluster/told.h"
#include "cluster/words.h"

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
    struct pieces pieces;
    int open;          /* a row of ours goes on in the part of the next process */
    uint64_t *brought; /* by type of our vocabulary: the file that brought it */
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

/* Reads part `index` of ours; false where what it says cannot be read. */
static bool read_part(struct pass *pass, size_t index)
{
    struct pieces *pieces = &pass->pieces;
    const struct part *part = &pass->own[index];
    struct error error = {0};
    bool open;
    pieces->types_known = pass->types ? words_before(pass->types, part->file)
                                      : pass->reading->dossier->vocabulary.type_count;
    bool done = pieces_read(pieces, index, part, &open, &error);
    if (error.message)
        told_take(&pass->told, index, part, &(struct csv_part){0}, &error);
    error_release(&error);
    note_types(pass, part->file);
    pass->open |= open;
    return done;
}

static void read_own(struct pass *pass)
{
    struct reading *reading = pass->reading;
    pass->pieces = (struct pieces){
        .parts = pass->parts, .options = pass->options, .reading = reading, .told = &pass->told};
    reading->dossier = dossier_new();
    if (pass->types)
        words_add(pass->types, pass->kinds, reading->dossier);
    note_types(pass, 0);
    told_init(&pass->told, pass->parts->file_count, pass->own_count);
    for (size_t i = 0; i < pass->own_count; i++)
        pass->pieces.all += pass->own[i].last - pass->own[i].first;
    bool done = true;
    for (size_t i = 0; done && i < pass->own_count; i++)
        done = read_part(pass, i);
}

/* Whether a row of ours goes on in the part of the next process. */
static bool any_open(const struct pass *pass)
{
    int any = 0;
    MPI_Allreduce(&pass->open, &any, 1, MPI_INT, MPI_MAX, pass->parts->comm);
    return any;
}

static void release_pass(struct pass *pass)
{
    told_release(&pass->told);
    pieces_release(&pass->pieces);
    free(pass->own);
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
    /* What a process left unread that was told to stop is no ground to read again. */
    return ending_may_go_on(pass->parts->comm, "reading", error);
}

static bool start_again(struct pass *pass)
{
    dossier_free(pass->reading->dossier);
    kept_release(&pass->reading->kept);
    pass->reading->dossier = NULL;
    pass->reading->judged = 0;
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

bool reading_init(struct reading *reading, struct shares *parts,
                  const struct reading_options *options, struct error *error)
{
    struct pass pass = {.reading = reading, .parts = parts, .options = options};
    *reading = (struct reading){.files = xcalloc(parts->file_count, sizeof *reading->files),
                                .dossier_files =
                                    xcalloc(parts->file_count, sizeof *reading->dossier_files)};
    bool done = read_parts(&pass, error) && settle_words(&pass, error);
    if (done)
        bounds_check(&pass.pieces);
    if (done)
        done = told_settle(&pass.told, parts, pass.own, reading, options->color, error);
    release_pass(&pass);
    return done;
}

void reading_release(struct reading *reading)
{
    dossier_free(reading->dossier);
    kept_release(&reading->kept);
    text_release(&reading->errors);
    free(reading->dossier_files);
    free(reading->files);
    *reading = (struct reading){0};
}
