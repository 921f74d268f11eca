/*
 * kept.c: what a process keeps of the tables that it reads.
 */
#include "cluster/kept.h"

#include "base/list.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* The names of the list that mean something here: types come with the rows that name them. */
static void known_words(const struct vocabulary *vocabulary, const char *list, struct text *known)
{
    struct text name = {0};
    while (list_next(&list, &name))
        if (vocabulary_find_type(vocabulary, name.data) != VOCABULARY_NONE ||
            family_find(name.data) != FAMILY_NONE)
            text_addf(known, "%s,", name.data);
    text_release(&name);
}

/* By entity of the dossier its name among ours; the caller frees them. */
static uint32_t *take_names(struct kept *kept, const struct dossier *dossier, uint64_t file)
{
    uint32_t *names = xcalloc(dossier->entity_count, sizeof *names);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const char *id = dossier->entities[i].id;
        size_t known = kept->names.count;
        names[i] = names_add(&kept->names, id, strlen(id));
        if (kept->names.count == known)
            continue;
        kept->files = xgrow(kept->files, known, &kept->file_capacity, sizeof *kept->files);
        kept->files[known] = file;
    }
    return names;
}

static void keep(struct kept *kept, const struct view *view, size_t position, const uint32_t *names)
{
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    kept->relations = xgrow(kept->relations, kept->count, &kept->capacity, sizeof *kept->relations);
    kept->relations[kept->count++] =
        (struct kept_relation){.weight = view_weight(view, position),
                               .from = names[relation->from],
                               .to = names[relation->to],
                               .type = relation->type & 0x3fffffff,
                               .undirected = relation->undirected,
                               .possible = view->certainties[position] == CERTAINTY_POSSIBLE};
}

static void keep_seen(struct kept *kept, const struct view *view, const uint32_t *names,
                      const struct keeping *keeping)
{
    for (size_t i = 0; i < view->relation_count; i++) {
        int sign = relation_sign(view->dossier, &view->dossier->relations[view->relations[i]]);
        if (projection_takes(keeping->projection, sign))
            keep(kept, view, i, names);
    }
}

void kept_take(struct kept *kept, const struct dossier *dossier, uint64_t file,
               const struct keeping *keeping)
{
    struct view view = {0};
    struct view_options options = *keeping->view;
    struct text words = {0};
    struct error error = {0};
    uint32_t *names = take_names(kept, dossier, file);
    kept->read += dossier->relation_count;
    if (options.relations) {
        known_words(&dossier->vocabulary, options.relations, &words);
        options.relations = text_string(&words);
    }
    if (dossier->relation_count && view_init(&view, dossier, &options, &error))
        keep_seen(kept, &view, names, keeping);
    error_release(&error);
    view_release(&view);
    text_release(&words);
    free(names);
}

static void mark(uint8_t *marks, const struct kept_relation *relation)
{
    uint8_t mark = relation->possible ? KEPT_TIED | KEPT_DOUBTED : KEPT_TIED;
    marks[relation->from] |= mark;
    marks[relation->to] |= mark;
}

uint8_t *kept_settle(struct kept *kept, const uint8_t *certainties, struct spread_counts *counts)
{
    uint8_t *marks = xcalloc(kept->names.count, sizeof *marks);
    size_t seen = 0;
    counts->seen_relations = kept->read;
    for (size_t i = 0; i < kept->count; i++) {
        const struct kept_relation *relation = &kept->relations[i];
        bool self = relation->from == relation->to;
        if (!certainties[relation->from] || !certainties[relation->to])
            continue;
        counts->self += self;
        counts->relations += !self;
        counts->possible += !self && relation->possible;
        if (!self)
            mark(marks, relation);
        kept->relations[seen++] = *relation;
    }
    kept->count = seen;
    return marks;
}

void kept_forget_names(struct kept *kept)
{
    names_release(&kept->names);
    free(kept->files);
    kept->files = NULL;
    kept->file_capacity = 0;
}

void kept_release(struct kept *kept)
{
    kept_forget_names(kept);
    free(kept->relations);
    *kept = (struct kept){0};
}
