/*
 * cmd_diff.c: entente diff: what changed between two times of a dossier, or between two dossiers,
 * what that did to the ranking, and which changes carry it.
 */
#include "cli/command.h"
#include "cli/diff_picture.h"
#include "cli/input.h"
#include "cli/measures.h"
#include "cli/print.h"

#include <entente/diff_table.h>

#include "base/xalloc.h"

#include <stdlib.h>
#include <unistd.h>

enum { DEFAULT_TOP = 10 };

/* The two sides of the comparison; of two times they share a dossier. */
struct sides {
    struct dossier *dossiers[2];
    struct view views[2];
    struct text projections[2];
};

/* Whether two times of one dossier are compared, and not two dossiers. */
static bool two_times(const struct settings *settings)
{
    return edtf_given(&settings->from) && edtf_given(&settings->to);
}

static bool needs_more(const struct settings *settings, struct error *error)
{
    bool from = edtf_given(&settings->from), to = edtf_given(&settings->to);
    error_set(error, ERROR_USAGE, "'entente diff' needs something to compare '%s' with",
              settings->operands[0]);
    error_hint(error, "add %s, or another dossier",
               from ? "--to DATE"
               : to ? "--from DATE"
                    : "--from DATE and --to DATE");
    return false;
}

static bool check_usage(const struct settings *settings, struct error *error)
{
    static const char usage[] = "usage: entente diff FILE... --from DATE --to DATE, or entente "
                                "diff OLD NEW [--as-of DATE]";
    bool from = edtf_given(&settings->from), to = edtf_given(&settings->to);
    if (settings->projection.project)
        return error_set(error, ERROR_USAGE,
                         "diff traces scores to relations, and --project ties those who have none");
    if (settings->operand_count == 1 && !two_times(settings))
        return needs_more(settings, error);
    if ((from || to) && !two_times(settings))
        error_set(error, ERROR_USAGE, "--%s alone is no period, and goes with --%s",
                  from ? "from" : "to", from ? "to" : "from");
    else if (settings->operand_count > 2 && !two_times(settings))
        error_set(error, ERROR_USAGE, "'entente diff' does not take '%s'", settings->operands[2]);
    if (error->message) {
        error_hint(error, "%s", usage);
        return false;
    }
    if (two_times(settings) && edtf_given(&settings->view.time.as_of)) {
        error_set(error, ERROR_USAGE, "--as-of is one time, and --from and --to are two");
        error_hint(error, "leave it out, or compare two dossiers as of a date");
        return false;
    }
    return true;
}

static bool read_sides(const struct settings *settings, struct sides *sides, struct error *error)
{
    struct settings second = *settings;
    struct view_options before = settings->view, after = settings->view;
    const struct dossier *late;
    bool two = !two_times(settings);
    if (!two) {
        before.time.as_of = settings->from;
        after.time.as_of = settings->to;
    }
    if (two && settings->rejects)
        return error_set(error, ERROR_USAGE, "--rejects goes with one dossier, not with two");
    if (!(sides->dossiers[0] = input_dossier(settings, two ? 1 : settings->operand_count, error)))
        return false;
    second.operands++;
    if (two && !(sides->dossiers[1] = input_dossier(&second, 1, error)))
        return false;
    late = sides->dossiers[1] ? sides->dossiers[1] : sides->dossiers[0];
    return view_init(&sides->views[0], sides->dossiers[0], &before, error) &&
           view_init(&sides->views[1], late, &after, error);
}

static void release_sides(struct sides *sides)
{
    for (int i = 0; i < 2; i++) {
        text_release(&sides->projections[i]);
        view_release(&sides->views[i]);
        dossier_free(sides->dossiers[i]);
    }
}

static void describe_sides(struct sides *sides, const struct projection *projection)
{
    for (int i = 0; i < 2; i++) {
        struct network network;
        network_init(&network, &sides->views[i], projection);
        network_describe(&network, &sides->projections[i]);
        network_release(&network);
    }
}

/* Which changes carry what the rows of the movement show. */
static bool attribute(const struct settings *settings, const struct diff *diff,
                      const struct movement *movement, struct attribution *attribution,
                      struct error *error)
{
    uint32_t *entities = xcalloc(movement->row_count, sizeof *entities);
    struct attribution_options options = {
        .measure = movement->measure,
        .projection = settings->projection,
        .measuring = settings->measuring,
        .entities = entities,
        .entity_count = movement->row_count,
        .seed = settings->measuring.random_seed ? settings->measuring.random_seed : 1,
        .samples = settings->samples};
    for (size_t i = 0; i < movement->row_count; i++)
        entities[i] = movement->rows[i].entity;
    bool done = attribution_init(attribution, diff, &options, error);
    free(entities);
    return done;
}

static bool print_changes(const struct settings *settings, const struct diff_report *report,
                          struct error *error)
{
    struct table table;
    diff_changes_table(report, &table);
    bool done = print_table(&table, settings, error);
    table_release(&table);
    return done;
}

static bool print_report(const struct settings *settings, const struct diff_report *report,
                         struct error *error)
{
    struct table_style style = print_style(settings);
    struct text out = {0};
    if (settings->format == TABLE_JSON)
        diff_json(report, &out);
    else
        diff_format(report, &style, &out);
    bool done = print_result(&out, error);
    text_release(&out);
    return done;
}

/* Ranks before and after, attributes the difference and prints all of it. */
static bool rank_and_print(const struct settings *settings, const struct measure *measure,
                           const struct diff_report *changes, struct error *error)
{
    struct movement movement = {0};
    struct attribution attribution = {0};
    struct diff_report report = *changes;
    struct movement_options options = {.measure = measure,
                                       .projection = settings->projection,
                                       .measuring = settings->measuring,
                                       .top = settings->top ? settings->top : DEFAULT_TOP};
    report.movement = &movement;
    report.attribution = &attribution;
    bool done = input_kind(report.diff->dossier, settings->kind, &options.kind, error) &&
                movement_init(&movement, report.diff, &options, error) &&
                attribute(settings, report.diff, &movement, &attribution, error) &&
                print_report(settings, &report, error);
    attribution_release(&attribution);
    movement_release(&movement);
    return done;
}

int cmd_diff(const struct settings *settings, struct error *error)
{
    struct sides sides = {0};
    struct diff diff = {0};
    const struct measure *measure;
    const char *format = NULL;
    bool changes_only = settings->format != TABLE_ALIGNED && settings->format != TABLE_JSON;

    if (!check_usage(settings, error) ||
        (settings->output && !input_picture_format("diff", settings->output, &format, error)) ||
        !measures_single(settings->by, "diff", &measure, error) ||
        !read_sides(settings, &sides, error))
        goto out;
    diff_init(&diff, &sides.views[0], &sides.views[1]);
    if (format && !diff_picture(&diff, settings, format, error))
        goto out;
    describe_sides(&sides, &settings->projection);
    struct diff_report report = {
        .diff = &diff,
        .projections = {text_string(&sides.projections[0]), text_string(&sides.projections[1])}};
    if (changes_only)
        print_changes(settings, &report, error);
    else
        rank_and_print(settings, measure, &report, error);
out:
    diff_release(&diff);
    release_sides(&sides);
    return EXIT_FINE;
}
