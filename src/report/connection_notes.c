/*
 * connection_notes.c: what stands under paths.
 */
#include "report/connection_notes.h"

#include "report/cells.h"

static const char *label_of(const struct connection *connection, uint32_t entity)
{
    return entity_label(&connection->view->dossier->entities[entity]);
}

static uint32_t end_of(const struct connection *connection, int side)
{
    return side ? connection->options.to : connection->options.from;
}

/* "Serbia reaches 3 entities, the most tied CSTO (35), Russia (6)" */
static void add_reach(const struct connection *connection, int side, struct text *out)
{
    const struct reached *reach = &connection->reach[side];
    text_addf(out, "%s%s reaches ", side ? "; " : "",
              label_of(connection, end_of(connection, side)));
    if (!reach->count) {
        text_add(out, connection->view->entities[end_of(connection, side)]
                          ? "nobody"
                          : "nobody: it is not seen");
        return;
    }
    text_addf(out, "%zu %s, the most tied ", reach->count,
              reach->count == 1 ? "entity" : "entities");
    for (size_t i = 0; i < reach->hub_count; i++)
        text_addf(out, "%s%s (%u)", i ? ", " : "", label_of(connection, reach->hubs[i]),
                  reach->degrees[i]);
}

/* The options that a filter stands for, as they were given. */
static void add_filters(const struct connection *connection, unsigned filters, struct text *out)
{
    const struct time_options *time = &connection->view->time;
    const struct {
        bool given;
        const char *name;
    } options[] = {
        {filters & FILTER_TIME && edtf_given(&time->as_of), "--as-of"},
        {filters & FILTER_TIME && edtf_given(&time->since), "--since"},
        {filters & FILTER_TIME && edtf_given(&time->until), "--until"},
        {filters & FILTER_TIME && time->certain, "--certain"},
        {filters & FILTER_RELATIONS, "--relation"},
    };
    const char *separator = "without ";
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].given) {
            text_addf(out, "%s%s", separator, options[i].name);
            separator = " and ";
        }
}

/* "without --as-of they are connected: Serbia - CSTO - Libya" */
static void add_detours(const struct connection *connection, struct text *out)
{
    for (size_t i = 0; i < connection->detour_count; i++) {
        const struct detour *detour = &connection->detours[i];
        text_add(out, i ? "; " : "");
        add_filters(connection, detour->filters, out);
        text_add(out, " they are connected: ");
        for (size_t j = 0; j < detour->entity_count; j++)
            text_addf(out, "%s%s", j ? " - " : "", label_of(connection, detour->entities[j]));
    }
    if (!connection->detour_count)
        text_add(out, "nothing in the dossier connects them");
}

static void add_absence(const struct connection *connection, struct table *table)
{
    struct text text = {0};
    text_addf(&text, "%s and %s are not connected", label_of(connection, connection->options.from),
              label_of(connection, connection->options.to));
    table_add_note(table, "connection", text_string(&text));
    text_clear(&text);
    add_reach(connection, 0, &text);
    add_reach(connection, 1, &text);
    table_add_note(table, "reach", text_string(&text));
    text_clear(&text);
    add_detours(connection, &text);
    table_add_note(table, "hidden", text_string(&text));
    text_release(&text);
}

static const char *plural(size_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

static void add_projection(const struct connection *connection, struct table *table)
{
    const struct view *view = connection->view;
    size_t total = view->dossier->relation_count;
    struct text text = {0};
    text_addf(&text, "%zu %s; %zu of %zu %s, of either sign and direction; ", view->entity_count,
              plural(view->entity_count, "entity", "entities"), view->relation_count, total,
              plural(total, "relation", "relations"));
    view_describe(view, &text);
    if (connection->refuted)
        text_addf(&text, "; %zu of confidence 0 carry no path", connection->refuted);
    table_add_note(table, "projection", text_string(&text));
    text_release(&text);
}

static void add_method(const struct connection *connection, struct table *table)
{
    struct text text = {0};
    text_addf(&text,
              "the sum of -ln(confidence), and lambda %g x the sum of ln(neighbours) of the "
              "entities between; confidence is the relation's own, else its sources' reliability, "
              "else 1",
              connection->options.lambda);
    table_add_note(table, "cost", text_string(&text));
    table_add_note(table, "days",
                   "possible: all relations of the path may hold; certain: all of them do");
    text_clear(&text);
    size_t most = connection->options.count ? connection->options.count : PATH_COUNT;
    if (connection->count < most)
        text_addf(&text, "all there %s", plural(connection->count, "is", "are"));
    else
        text_addf(&text, "the best %zu", connection->count);
    table_add_note(table, "listed", text_string(&text));
    text_release(&text);
}

/* Which marks the hops have. */
static void find_marks(const struct connection *connection, bool *possible, bool *contrary)
{
    for (size_t i = 0; i < connection->count; i++)
        for (size_t j = 0; j < connection->items[i].hop_count; j++) {
            const struct hop *hop = &connection->items[i].hops[j];
            *possible |= connection->view->certainties[hop->position] == CERTAINTY_POSSIBLE;
            *contrary |= hop->contrary > 0;
        }
}

static void add_marks(const struct connection *connection, struct table *table)
{
    bool possible = false, contrary = false;
    find_marks(connection, &possible, &contrary);
    if (possible)
        table_add_note(table, "?", "only possible at that time");
    if (contrary)
        table_add_note(table, "!", "some of the other relations of the two have the opposite sign");
}

void connection_notes(const struct connection *connection, bool wide, struct table *table)
{
    if (!connection->count)
        add_absence(connection, table);
    add_projection(connection, table);
    if (connection->count)
        add_method(connection, table);
    if (wide)
        add_marks(connection, table);
}
