/*
 * lint_time.c: rules about dates that cannot all be true, or do not say what they seem to. What is
 * marked `?` or `%` contradicts nothing; `~` counts with the unit that it adds on either side.
 */
#include "dossier/lint_rules.h"

/* A lone date says when the entity began (a treaty, a summit), and not that it was soon gone. */
static struct edtf_days existence(const struct entity *entity)
{
    struct edtf_days days = edtf_possible(&entity->when);
    if (!entity->when.interval)
        days.to = EDTF_DAY_MAX;
    return days;
}

static bool is_outside(const struct dossier *dossier, const struct relation *relation,
                       const struct entity *entity)
{
    if (!edtf_given(&entity->when) || edtf_uncertain(&entity->when))
        return false;
    struct edtf_days days = edtf_possible(relation_when(dossier, relation)),
                     of_entity = existence(entity);
    return days.to < of_entity.from || days.from > of_entity.to;
}

/* A summit can be refused before it opens and a dead man criticized: of dissent that goes one way,
 * only the one who dissents must exist. */
static bool target_must_exist(const struct dossier *dossier, const struct relation *relation)
{
    return relation_family(dossier, relation) != FAMILY_DISSENT ||
           relation_symmetric(dossier, relation);
}

static void report_impossible(const struct lint *lint, const struct relation *relation,
                              const struct entity *entity)
{
    struct error error = {0};
    struct text name = {0}, when = {0}, line = {0};
    lint_add_relation(lint->dossier, relation, &name);
    edtf_format(&entity->when, &when);
    lint_add_line(lint->dossier, entity->place, relation->place, &line);
    error_set(&error, ERROR_INPUT, "%s is dated outside the time of '%s', which is %s",
              text_string(&name), entity->id, text_string(&when));
    error_hint(&error,
               "correct the date of the relation, or that of '%s' (%s); mark with '?' what is "
               "not sure",
               entity->id, text_string(&line));
    lint_also(lint, entity->place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&line);
    text_release(&when);
    text_release(&name);
}

void lint_impossible_dates(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct entity *from = &dossier->entities[relation->from];
        const struct entity *to = &dossier->entities[relation->to];
        if (!edtf_given(relation_when(dossier, relation)) ||
            edtf_uncertain(relation_when(dossier, relation)))
            continue;
        if (is_outside(dossier, relation, from))
            report_impossible(lint, relation, from);
        if (to != from && is_outside(dossier, relation, to) && target_must_exist(dossier, relation))
            report_impossible(lint, relation, to);
    }
}

static void report_lone_date(const struct lint *lint, const struct relation *relation)
{
    struct error error = {0};
    struct text name = {0}, date = {0};
    lint_add_relation(lint->dossier, relation, &name);
    edtf_format(relation_when(lint->dossier, relation), &date);
    error_set(&error, ERROR_INPUT, "%s lasts, but has one date and no end", text_string(&name));
    error_hint(&error, "write %s/.. if it goes on, or %s/ if its end is not known",
               text_string(&date), text_string(&date));
    lint_report(lint, relation->place, &error);
    text_release(&date);
    text_release(&name);
}

void lint_lone_dates(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        if (dossier->vocabulary.types[relation->type].lasting &&
            edtf_given(relation_when(dossier, relation)) &&
            !relation_when(dossier, relation)->interval)
            report_lone_date(lint, relation);
    }
}

static void report_future(const struct lint *lint, const struct relation *relation)
{
    struct error error = {0};
    struct text name = {0}, date = {0};
    lint_add_relation(lint->dossier, relation, &name);
    edtf_format(&lint->dossier->date, &date);
    error_set(&error, ERROR_INPUT, "%s begins after the dossier was compiled, on %s",
              text_string(&name), text_string(&date));
    error_hint(&error, "correct one of the two dates; of a plan, mark the date with '?' or give a "
                       "confidence");
    lint_report(lint, relation->place, &error);
    text_release(&date);
    text_release(&name);
}

/* Plans have the words that they have for lint_early_sources(), which has a say before this. */
void lint_future_relations(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    if (!edtf_given(&dossier->date) || edtf_uncertain(&dossier->date))
        return;
    int32_t today = edtf_possible(&dossier->date).to;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct edtf *when = relation_when(dossier, relation);
        if (edtf_given(when) && !edtf_uncertain(when) && edtf_possible(when).from > today &&
            !relation_evidence(dossier, relation)->confidence && !lint_predates(dossier, relation))
            report_future(lint, relation);
    }
}
