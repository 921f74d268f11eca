/*
 * bounds.c: limits of what all processes read of a file. Each counts its own; whose are too many
 * with those of the processes before reads that piece again, to find the row.
 */
#include "cluster/bounds.h"

#include "base/xalloc.h"
#include "cluster/naming.h"

#include <stdlib.h>

/* Of each file what we have read, and what the processes before us have. */
struct tally {
    uint64_t *own, *before;
};

static struct tally new_tally(size_t files)
{
    return (struct tally){xcalloc(files, sizeof(uint64_t)), xcalloc(files, sizeof(uint64_t))};
}

static void release_tally(struct tally *tally)
{
    free(tally->own);
    free(tally->before);
}

/* Whether all processes have `most` of a file, or more. */
static bool as_many(const struct tally *tally, const struct shares *parts, size_t most)
{
    bool any = false;
    for (size_t i = 0; i < parts->file_count; i++) {
        uint64_t all;
        MPI_Allreduce(&tally->own[i], &all, 1, MPI_UINT64_T, MPI_SUM, parts->comm);
        any |= all >= most;
    }
    return any;
}

static void count_before(const struct tally *tally, const struct shares *parts)
{
    for (size_t i = 0; i < parts->file_count; i++) {
        MPI_Exscan(&tally->own[i], &tally->before[i], 1, MPI_UINT64_T, MPI_SUM, parts->comm);
        tally->before[i] = parts->process ? tally->before[i] : 0;
    }
}

static void count_relations(const struct pieces *pieces, struct tally *tally)
{
    for (size_t i = 0; i < pieces->count; i++)
        tally->own[pieces->items[i].of->file] += pieces->items[i].own_relations;
}

/* Those that no file before has; `first` by name: we are the first to have it; NULL: we may be. */
static void count_names(const struct kept *kept, const uint8_t *first, struct tally *tally,
                        size_t files)
{
    for (size_t i = 0; i < files; i++)
        tally->own[i] = 0;
    for (size_t i = 0; i < kept->names.count; i++)
        tally->own[kept->files[i]] += !first || first[i];
}

/* What a row of a piece may pass: of its file, so much was read before it. */
struct reached {
    uint64_t relations, entities;
};

/* Whether a limit is passed in the piece. A bad row behind the last one that may be passes it. */
static bool may_pass(const struct piece *piece, const struct reached *before, size_t new_names,
                     const struct read_options *most)
{
    uint64_t relations = before->relations + piece->own_relations;
    return relations > most->edges || (relations == most->edges && piece->own_errors) ||
           before->entities + new_names > most->entities;
}

static bool ended_by_limit(const struct told *told)
{
    const struct diagnostics *found = &told->found;
    return found->count && found->items[found->count - 1].kind == ERROR_LIMIT;
}

/* Reads again from the first piece of ours on in which a limit may be passed, until it is. */
static void find_row(struct pieces *pieces, const struct tally *relations,
                     const struct tally *entities, const uint8_t *first)
{
    uint64_t *own = xcalloc(pieces->parts->file_count, sizeof *own);
    bool again = false;
    size_t names = 0;
    for (size_t i = 0; i < pieces->count && !(again && ended_by_limit(pieces->told)); i++) {
        const struct piece *piece = &pieces->items[i];
        size_t file = piece->of->file, new_names = 0;
        struct reached before = {relations->before[file] + piece->relations,
                                 entities->before[file] + own[file]};
        for (; names < piece->names + piece->own_names; names++)
            new_names += first[names];
        own[file] += new_names;
        if (!again && !may_pass(piece, &before, new_names, &pieces->options->read))
            continue;
        if (!again)
            told_forget(pieces->told, piece->part, piece->found, piece->lines);
        pieces_again(pieces, piece, first, before.relations, before.entities);
        again = true;
    }
    free(own);
}

void bounds_check(struct pieces *pieces)
{
    const struct reading *reading = pieces->reading;
    const struct shares *parts = pieces->parts;
    const struct read_options *most = &pieces->options->read;
    struct tally relations = new_tally(parts->file_count), entities = new_tally(parts->file_count);
    count_relations(pieces, &relations);
    count_names(&reading->kept, NULL, &entities, parts->file_count);
    bool many = as_many(&relations, parts, most->edges);
    if (as_many(&entities, parts, most->entities) || many) {
        struct naming *naming =
            naming_new(parts->comm, &reading->kept, reading->dossier, reading->dossier_files);
        uint8_t *first = naming_first(naming);
        count_names(&reading->kept, first, &entities, parts->file_count);
        count_before(&relations, parts);
        count_before(&entities, parts);
        find_row(pieces, &relations, &entities, first);
        free(first);
        naming_free(naming);
    }
    release_tally(&entities);
    release_tally(&relations);
}
