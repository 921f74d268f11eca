/*
 * diff_pair.c: two views and their diff, from dossiers of a few lines.
 */
#include "diff_pair.h"
#include "fixtures.h"

#include <entente/format.h>

#include <check.h>
#include <string.h>

static struct dossier *read_statements(const char *statements)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics found = {0};
    struct error error = {0};
    struct text bytes = {0};
    text_addf(&bytes, "digraph { %s }", statements);
    ck_assert_msg(dossier_read_bytes(dossier, "test.dot", &bytes, NULL, NULL, &found, &error),
                  "%s: %s", statements, found.count ? found.items[0].message : "cannot be read");
    text_release(&bytes);
    diagnostics_release(&found);
    return dossier;
}

static void see(struct view *view, const struct dossier *dossier,
                const struct view_options *options)
{
    struct error error = {0};
    ck_assert_msg(view_init(view, dossier, options, &error), "%s", error.message);
}

void pair_read(struct pair *pair, const char *before, const char *after)
{
    struct view_options everything = {0};
    *pair = (struct pair){.dossiers = {read_statements(before), read_statements(after)}};
    see(&pair->views[0], pair->dossiers[0], &everything);
    see(&pair->views[1], pair->dossiers[1], &everything);
    diff_init(&pair->diff, &pair->views[0], &pair->views[1]);
}

static struct edtf date_of(const char *date)
{
    struct edtf result;
    ck_assert(edtf_parse(&result, date, strlen(date), NULL, NULL));
    return result;
}

static void see_times(struct pair *pair, const char *from, const char *to,
                      struct view_options options)
{
    options.time.as_of = date_of(from);
    see(&pair->views[0], pair->dossiers[0], &options);
    options.time.as_of = date_of(to);
    see(&pair->views[1], pair->dossiers[0], &options);
    diff_init(&pair->diff, &pair->views[0], &pair->views[1]);
}

void pair_times_with(struct pair *pair, const char *statements, const char *from, const char *to,
                     struct view_options options)
{
    *pair = (struct pair){.dossiers = {read_statements(statements)}};
    see_times(pair, from, to, options);
}

void pair_times(struct pair *pair, const char *statements, const char *from, const char *to)
{
    pair_times_with(pair, statements, from, to, (struct view_options){0});
}

/* Relations hold from 2000 or 2001 to 2001 or 2002, or always; some entities have dates too. */
void pair_random(struct pair *pair, uint64_t seed, size_t most)
{
    static const char *const types[] = {"membership", "presidency", "cooperation",
                                        "dissent",    "office",     "tie"};
    static const char *const dates[] = {"2000/2002", "2000/2000", "2002/2003", "2002", "2000"};
    uint64_t state = seed;
    struct text statements = {0};
    uint32_t entities = 3 + random_below(&state, 5);
    for (uint32_t i = 0; i < entities; i += 1 + random_below(&state, 3))
        text_addf(&statements, "e%u [when=\"%s\"]; ", i, dates[random_below(&state, 3)]);
    for (size_t count = 1 + random_below(&state, (uint32_t)most); count; count--)
        text_addf(&statements, "e%u -> e%u [relation=%s, when=\"%s\"]; ",
                  random_below(&state, entities), random_below(&state, entities),
                  types[random_below(&state, 6)], dates[random_below(&state, 5)]);
    pair_times(pair, text_string(&statements), "2000-06", "2002-06");
    text_release(&statements);
}

void pair_release(struct pair *pair)
{
    diff_release(&pair->diff);
    for (int i = 0; i < 2; i++) {
        view_release(&pair->views[i]);
        dossier_free(pair->dossiers[i]);
    }
}

static void add_change(const struct diff *diff, const struct change *change, struct text *out)
{
    const struct dossier *dossier = diff->dossier;
    const char *separator = "";
    for (int bit = 0; bit < ASPECT_COUNT; bit++)
        if (change->aspects >> bit & 1) {
            text_addf(out, "%s%s", separator, diff_aspect_name(diff, bit));
            separator = ", ";
        }
    if (change->entity != DOSSIER_NONE) {
        text_addf(out, "%s: %s\n", change->alone ? " alone" : "",
                  dossier->entities[change->entity].id);
        return;
    }
    const struct relation *relation = &dossier->relations[change_state(change)->relation];
    text_addf(out, ": %s>%s %s\n", dossier->entities[relation->from].id,
              dossier->entities[relation->to].id, dossier->vocabulary.types[relation->type].name);
}

char *pair_changes(const struct pair *pair)
{
    struct text out = {0};
    text_add(&out, "");
    for (size_t i = 0; i < pair->diff.change_count; i++)
        add_change(&pair->diff, &pair->diff.changes[i], &out);
    return out.data;
}
