/*
 * diff_text.c: a diff for a person to read: the changes by kind, the ranking, and what carries it.
 */
#include <entente/diff_table.h>

#include "report/diff_tables.h"
#include "report/diff_words.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

enum { CARRIERS = 3 }; /* changes that are named for each entity; the rest is summed up */

struct writer {
    const struct diff_report *report;
    const struct diff *diff;
    const char *bold, *faint, *end; /* terminal colours, or nothing */
    struct text *out;
};

static int first_aspect(const struct change *change)
{
    return __builtin_ctz(change->aspects);
}

/* The citations of a relation whose words are not part of the change. */
static void add_citations(const struct writer *writer, const struct change *change)
{
    if (change->entity != DOSSIER_NONE)
        return;
    const struct dossier *dossier = writer->diff->dossier;
    uint32_t index = change_state(change)->relation;
    const char *source = relation_evidence(dossier, &dossier->relations[index])->source;
    if (source)
        text_addf(writer->out, "  %s[%s]%s", writer->faint, source, writer->end);
}

/* "; re-dated: 2010/.. => 2010-11~/.." for what is not just there or gone. */
static void add_difference(const struct writer *writer, const struct change *change)
{
    struct text aspects = {0}, before = {0}, after = {0};
    diff_words_aspects(writer->diff, change, first_aspect(change) + 1, &aspects);
    if (aspects.length)
        text_addf(writer->out, "; %s", aspects.data);
    if (change->before.relation != DOSSIER_NONE && change->after.relation != DOSSIER_NONE) {
        diff_words_side(writer->diff, change, false, &before);
        diff_words_side(writer->diff, change, true, &after);
        text_addf(writer->out, ": %s => %s", text_string(&before), text_string(&after));
    }
    text_release(&aspects);
    text_release(&before);
    text_release(&after);
}

static void add_change(const struct writer *writer, const struct change *change)
{
    bool doubtful =
        change->entity == DOSSIER_NONE && change_state(change)->certainty == CERTAINTY_POSSIBLE;
    text_add(writer->out, doubtful ? "? " : "  ");
    diff_words_change(writer->diff, change, writer->out);
    add_difference(writer, change);
    add_citations(writer, change);
    text_add_char(writer->out, '\n');
}

/* The changes from `first` on that have the same first aspect; returns the next one. */
static size_t add_group(const struct writer *writer, size_t first)
{
    const struct diff *diff = writer->diff;
    int aspect = first_aspect(&diff->changes[first]);
    size_t next = first;
    while (next < diff->change_count && first_aspect(&diff->changes[next]) == aspect)
        next++;
    text_addf(writer->out, "%s%s (%zu)%s\n", writer->bold, diff_aspect_name(diff, aspect),
              next - first, writer->end);
    for (size_t i = first; i < next; i++)
        add_change(writer, &diff->changes[i]);
    text_add_char(writer->out, '\n');
    return next;
}

static void add_changes(const struct writer *writer)
{
    bool doubtful = false;
    for (size_t i = 0; i < writer->diff->change_count;)
        i = add_group(writer, i);
    for (size_t i = 0; i < writer->diff->change_count; i++)
        doubtful |= change_state(&writer->diff->changes[i])->certainty == CERTAINTY_POSSIBLE;
    if (doubtful)
        text_add(writer->out, "? only possible, not certain\n\n");
}

/* A change with its size; qsort() takes no context. */
struct carrier {
    double value, size;
    size_t change;
};

static int compare_carriers(const void *left, const void *right)
{
    const struct carrier *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return (a->change > b->change) - (a->change < b->change);
}

/* The changes with a value for the entity of the row, by size; the caller frees the array. */
static struct carrier *sort_carriers(const struct attribution *attribution, size_t row,
                                     size_t *count)
{
    struct carrier *carriers = xcalloc(attribution->change_count, sizeof *carriers);
    const double *values = attribution->values + row * attribution->change_count;
    *count = 0;
    for (size_t i = 0; i < attribution->change_count; i++)
        if (values[i] != 0)
            carriers[(*count)++] = (struct carrier){values[i], fabs(values[i]), i};
    if (*count)
        qsort(carriers, *count, sizeof *carriers, compare_carriers);
    return carriers;
}

/* "    +0.01234 ± 0.0004  appeared: Belarus -> CSTO  presidency" */
static void add_carrier(const struct writer *writer, size_t row, const struct carrier *carrier)
{
    const struct attribution *attribution = writer->report->attribution;
    const struct change *change = &writer->diff->changes[carrier->change];
    text_addf(writer->out, "    %+.4g", carrier->value);
    if (!attribution->exact)
        text_addf(writer->out, " ± %.1g",
                  attribution->errors[row * attribution->change_count + carrier->change]);
    text_addf(writer->out, "  %s%s:%s ", writer->faint,
              diff_aspect_name(writer->diff, first_aspect(change)), writer->end);
    diff_words_change(writer->diff, change, writer->out);
    text_add_char(writer->out, '\n');
}

static void add_carriers(const struct writer *writer, size_t row)
{
    const struct movement_row *moved = &writer->report->movement->rows[row];
    size_t count;
    struct carrier *carriers = sort_carriers(writer->report->attribution, row, &count);
    double rest = 0;
    for (size_t i = 0; i < count; i++) {
        if (i < CARRIERS)
            add_carrier(writer, row, &carriers[i]);
        else
            rest += carriers[i].value;
    }
    if (count > CARRIERS)
        text_addf(writer->out, "    %+.4g  %sthe other %zu%s\n", rest, writer->faint,
                  count - CARRIERS, writer->end);
    if (!count && isnan(moved->difference))
        text_add(writer->out, "    no score on one side\n");
    free(carriers);
}

/* Whether any score moved: ranks alone also move where others came or went. */
static bool any_difference(const struct movement *movement)
{
    for (size_t i = 0; i < movement->row_count; i++)
        if (movement->rows[i].difference != 0)
            return true;
    return false;
}

static void add_attribution(const struct writer *writer)
{
    const struct movement *movement = writer->report->movement;
    const struct attribution *attribution = writer->report->attribution;
    if (!any_difference(movement) || attribution->left_out)
        return;
    text_addf(writer->out, "%swhat carries it%s\n", writer->bold, writer->end);
    for (size_t i = 0; i < movement->row_count; i++) {
        const struct movement_row *row = &movement->rows[i];
        if (row->difference == 0)
            continue;
        text_addf(writer->out, "  %s  %+.4g\n",
                  entity_label(&writer->diff->dossier->entities[row->entity]), row->difference);
        add_carriers(writer, i);
    }
    text_add_char(writer->out, '\n');
}

static void describe_attribution(const struct diff_report *report, struct text *out)
{
    const struct attribution *attribution = report->attribution;
    size_t count = attribution->player_count;
    if (attribution->left_out)
        text_addf(out, "left out: %zu changes in a network of this size; --samples N asks for it",
                  count);
    else if (attribution->exact)
        text_addf(out, "exact Shapley values of %zu %s", count, count == 1 ? "change" : "changes");
    else
        text_addf(out,
                  "Shapley values of %zu changes, from %zu sampled orders, seed %llu; ± is the "
                  "standard error",
                  count, attribution->samples, (unsigned long long)attribution->seed);
    if (count < attribution->change_count)
        text_addf(out, "; the other %zu %s no tie", attribution->change_count - count,
                  attribution->change_count - count == 1 ? "moves" : "move");
}

/* The lines under it all; what is the same before and after is said once. */
static void add_notes(const struct writer *writer)
{
    const struct diff_report *report = writer->report;
    struct text method = {0};
    if (report->movement->row_count < report->movement->moved)
        text_addf(writer->out, "listed: the %zu that moved most of %zu\n",
                  report->movement->row_count, report->movement->moved);
    text_addf(writer->out, "before: %s\nafter: %s\n", report->projections[0],
              report->projections[1]);
    if (report->movement->measure->aside)
        text_addf(writer->out, "measure: %s\n", report->movement->measure->aside);
    describe_attribution(report, &method);
    if (report->diff->change_count)
        text_addf(writer->out, "attribution: %s\n", text_string(&method));
    text_release(&method);
}

static void add_ranking(const struct writer *writer, const struct table_style *style)
{
    struct table table;
    if (!writer->report->movement->row_count) {
        text_addf(writer->out, "no entity's %s changed\n\n",
                  writer->report->movement->measure->name);
        return;
    }
    text_addf(writer->out, "%sranking by %s%s\n", writer->bold,
              writer->report->movement->measure->name, writer->end);
    diff_ranking_table(writer->report->movement, &table);
    table_write(&table, style, writer->out, NULL);
    text_add_char(writer->out, '\n');
    table_release(&table);
}

void diff_format(const struct diff_report *report, const struct table_style *style,
                 struct text *out)
{
    struct writer writer = {.report = report,
                            .diff = report->diff,
                            .bold = style->color ? "\033[1m" : "",
                            .faint = style->color ? "\033[2m" : "",
                            .end = style->color ? "\033[0m" : "",
                            .out = out};
    if (!report->diff->change_count)
        text_add(out, "no changes\n\n");
    add_changes(&writer);
    add_ranking(&writer, style);
    add_attribution(&writer);
    add_notes(&writer);
}
