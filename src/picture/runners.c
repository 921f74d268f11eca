/*
 * runners.c: who is drawn in a bump chart, how, and who stands above whom.
 */
#include "picture/runners.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "picture/label.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_CHARACTERS = 30, ABSENT = -1 };

static bool reaches(const struct history *history, uint32_t entity, size_t top)
{
    for (size_t i = 0; i < history->period_count; i++) {
        uint32_t rank = history_at(history, i, entity)->rank;
        if (rank && rank <= top)
            return true;
    }
    return false;
}

/* The label, or the id where that is a shorter name. */
static char *short_name(const struct entity *entity)
{
    struct text text = {0};
    const char *label = entity_label(entity);
    size_t width = utf8_width(label, strlen(label));
    bool id = width > NAME_CHARACTERS && utf8_width(entity->id, strlen(entity->id)) < width;
    label_clean(id ? entity->id : label, NAME_CHARACTERS, &text);
    return text.data;
}

static struct runner make_runner(const struct history *history, uint32_t entity, size_t number,
                                 const struct theme *theme)
{
    bool highlighted = number < STYLE_RUNNERS;
    return (struct runner){.entity = entity,
                           .colour =
                               highlighted ? theme->runners[number].colour : theme->other_runner,
                           .shape = highlighted ? theme->runners[number].shape : "circle",
                           .highlighted = highlighted,
                           .label = short_name(&history->dossier->entities[entity]),
                           .slots = xcalloc(history->period_count, sizeof(int)),
                           .first = SIZE_MAX};
}

/* Whether `a` stands above `b`: by rank, then by id; who has no rank stands above nobody. */
static bool above(const struct history *history, uint32_t a, uint32_t b, size_t period)
{
    const struct entity *entities = history->dossier->entities;
    uint32_t first = history_at(history, period, a)->rank;
    uint32_t second = history_at(history, period, b)->rank;
    if (first != second)
        return first && (!second || first < second);
    return first && strcmp(entities[a].id, entities[b].id) < 0;
}

static void find_slot(struct runners *runners, const struct history *history, struct runner *runner,
                      size_t period)
{
    runner->slots[period] = ABSENT;
    if (!history_at(history, period, runner->entity)->rank)
        return;
    size_t slot = 0;
    for (size_t i = 0; i < runners->count; i++)
        slot += above(history, runners->items[i].entity, runner->entity, period);
    runner->slots[period] = (int)slot;
    runner->first = runner->first == SIZE_MAX ? period : runner->first;
    runner->last = period;
    runners->rows = slot + 1 > runners->rows ? slot + 1 : runners->rows;
}

void runners_find(struct runners *runners, const struct history *history, size_t top,
                  const struct theme *theme)
{
    *runners = (struct runners){.items = xcalloc(history->entity_count, sizeof(struct runner))};
    for (size_t i = 0; i < history->entity_count; i++)
        if (reaches(history, history->entities[i], top)) {
            runners->items[runners->count] =
                make_runner(history, history->entities[i], runners->count, theme);
            runners->count++;
        }
    for (size_t period = 0; period < history->period_count; period++)
        for (size_t i = 0; i < runners->count; i++)
            find_slot(runners, history, &runners->items[i], period);
}

void runners_release(struct runners *runners)
{
    for (size_t i = 0; i < runners->count; i++) {
        free(runners->items[i].label);
        free(runners->items[i].slots);
    }
    free(runners->items);
    *runners = (struct runners){0};
}

bool runner_present(const struct runner *runner, size_t period)
{
    return runner->slots[period] != ABSENT;
}
