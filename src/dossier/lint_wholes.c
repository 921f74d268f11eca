/*
 * lint_wholes.c: rules about wholes and parts: what is, by way of others, a part of itself or its
 * own superior. The walk is iterative, each entity is entered once.
 */
#include "dossier/lint_rules.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* The relations of one type that hold on one day, by their first end. */
struct tree {
    const struct dossier *dossier;
    uint32_t *starts;    /* by entity: where its own begin; one more than there are entities */
    uint32_t *relations; /* indices */
    uint32_t *path;      /* the relations that led to where the walk is */
    uint32_t *next;      /* by entity: the one to follow next */
    uint8_t *states;     /* by entity */
    size_t depth;
};

enum { UNSEEN = 0, OPEN, DONE };

/* Whether it holds on the last day that there is: no end, or one past the dossier's own date. */
static bool holds_last(const struct dossier *dossier, const struct relation *relation)
{
    const struct edtf *when = relation_when(dossier, relation);
    if (!edtf_given(when))
        return true;
    if (edtf_uncertain(when))
        return false;
    int32_t today = edtf_given(&dossier->date) ? edtf_possible(&dossier->date).from : EDTF_DAY_MAX;
    struct edtf_days days = edtf_possible(when);
    return days.to >= today && days.from <= today;
}

static bool is_branch(const struct dossier *dossier, const struct relation *relation, uint32_t type)
{
    return relation->type == type && relation->from != relation->to &&
           !relation_symmetric(dossier, relation) && holds_last(dossier, relation);
}

/* By counting: first how many each entity has, then each into its place. */
static size_t tree_init(struct tree *tree, const struct dossier *dossier, uint32_t type)
{
    size_t count = 0;
    *tree = (struct tree){.dossier = dossier};
    tree->starts = xcalloc(dossier->entity_count + 2, sizeof *tree->starts);
    for (size_t i = 0; i < dossier->relation_count; i++)
        if (is_branch(dossier, &dossier->relations[i], type)) {
            tree->starts[dossier->relations[i].from + 2]++;
            count++;
        }
    for (size_t i = 2; i < dossier->entity_count + 2; i++)
        tree->starts[i] += tree->starts[i - 1];
    tree->relations = xcalloc(count, sizeof *tree->relations);
    for (uint32_t i = 0; i < dossier->relation_count; i++)
        if (is_branch(dossier, &dossier->relations[i], type))
            tree->relations[tree->starts[dossier->relations[i].from + 1]++] = i;
    tree->path = xcalloc(dossier->entity_count + 1, sizeof *tree->path);
    tree->next = xcalloc(dossier->entity_count, sizeof *tree->next);
    tree->states = xcalloc(dossier->entity_count, sizeof *tree->states);
    return count;
}

static void tree_release(struct tree *tree)
{
    free(tree->states);
    free(tree->next);
    free(tree->path);
    free(tree->relations);
    free(tree->starts);
}

/* `closing` leads back to an entity on the path. */
static void report_circle(const struct lint *lint, const struct tree *tree, uint32_t closing)
{
    enum { SHOWN = 6 };
    const struct dossier *dossier = lint->dossier;
    const struct relation *last = &dossier->relations[closing];
    struct error error = {0};
    struct text circle = {0};
    size_t first = tree->depth;
    while (first > 0 && dossier->relations[tree->path[first - 1]].from != last->to)
        first--;
    first -= first > 0;
    text_add(&circle, dossier->entities[last->to].id);
    for (size_t i = first; i < tree->depth; i++)
        if (i - first < SHOWN)
            text_addf(&circle, " -> %s",
                      dossier->entities[dossier->relations[tree->path[i]].to].id);
    text_addf(&circle, " -> %s%s", tree->depth - first > SHOWN ? "... -> " : "",
              dossier->entities[last->to].id);
    error_set(&error, ERROR_INPUT, "%s: a circle of %s", text_string(&circle),
              dossier->vocabulary.types[last->type].name);
    error_hint(&error, "turn one of them round, or let it end before the others begin");
    lint_also(lint, dossier->relations[tree->path[first]].place, &error);
    lint_report(lint, last->place, &error);
    text_release(&circle);
}

/* Enters the entity, and follows what it is a part of, as far as that is new. */
static void walk(const struct lint *lint, struct tree *tree, uint32_t entity)
{
    tree->depth = 0;
    tree->states[entity] = OPEN;
    tree->next[entity] = tree->starts[entity];
    for (;;) {
        if (tree->next[entity] == tree->starts[entity + 1]) {
            tree->states[entity] = DONE;
            if (!tree->depth)
                return;
            entity = lint->dossier->relations[tree->path[--tree->depth]].from;
            continue;
        }
        uint32_t relation = tree->relations[tree->next[entity]++];
        uint32_t to = lint->dossier->relations[relation].to;
        if (tree->states[to] == OPEN) {
            report_circle(lint, tree, relation);
        } else if (tree->states[to] == UNSEEN) {
            tree->path[tree->depth++] = relation;
            tree->states[to] = OPEN;
            tree->next[to] = tree->starts[to];
            entity = to;
        }
    }
}

/* One finding for each relation that closes a circle. */
void lint_circular_wholes(const struct lint *lint)
{
    static const char *const types[] = {"part-of", "subordination"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct tree tree;
        uint32_t type = vocabulary_find_type(&lint->dossier->vocabulary, types[i]);
        if (type != VOCABULARY_NONE && tree_init(&tree, lint->dossier, type))
            for (uint32_t entity = 0; entity < lint->dossier->entity_count; entity++)
                if (tree.states[entity] == UNSEEN && tree.starts[entity] < tree.starts[entity + 1])
                    walk(lint, &tree, entity);
        if (type != VOCABULARY_NONE)
            tree_release(&tree);
    }
}
