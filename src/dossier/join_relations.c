/*
 * join_relations.c: relations that say the same as one. Of one file, and between ends that were the
 * same, relations that are alike are several on purpose, and stay several: the first of one origin
 * joins the first of another, the second the second. Which is first, what they say decides, and not
 * their order, so that dossiers can be merged in any.
 */
#include "dossier/join.h"

#include "base/system.h"
#include "base/xalloc.h"
#include "dossier/lint_rules.h"
#include "dossier/pieces.h"

#include <stdlib.h>
#include <string.h>

/* What a relation says, to sort by. The ends of one that holds both ways are in ascending order. */
struct key {
    uint32_t low, high, type, when, file;
    bool symmetric;
    uint32_t turn; /* the number within its origin */
    struct saying saying;
    const struct relation *relation;
    const struct evidence *said;
};

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_pointers(const void *a, const void *b)
{
    return compare_numbers((uintptr_t)a, (uintptr_t)b);
}

static int compare_strings(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(a ? a : "", b ? b : "");
}

/* Which relations are about the same: ends, type and role. */
static int compare_subjects(const struct key *a, const struct key *b)
{
    int order = compare_numbers(a->low, b->low);
    if (!order)
        order = compare_numbers(a->high, b->high);
    if (!order)
        order = compare_numbers(a->type, b->type);
    if (!order)
        order = compare_numbers(a->symmetric, b->symmetric);
    return order ? order : compare_pointers(a->said->role, b->said->role);
}

static int compare_attributes(struct attribute_span a, struct attribute_span b,
                              const struct dossier *dossier)
{
    int order = a.first == b.first ? 0 : compare_numbers(a.count, b.count);
    for (uint32_t i = 0; i < a.count && a.first != b.first && !order; i++) {
        const struct attribute *left = &dossier->attributes[a.first + i];
        const struct attribute *right = &dossier->attributes[b.first + i];
        order = compare_pointers(left->name, right->name);
        order = order ? order : compare_pointers(left->value, right->value);
    }
    return order;
}

/* 0 where the two say the same. Equal strings are one pointer; any order of them will do. */
static int compare_content(const struct key *a, const struct key *b, const struct dossier *dossier)
{
    int order = compare_subjects(a, b);
    if (!order)
        order = compare_numbers(a->when, b->when);
    if (!order)
        order = (a->relation->weight > b->relation->weight) -
                (a->relation->weight < b->relation->weight);
    if (!order)
        order = compare_pointers(a->said->confidence, b->said->confidence);
    if (!order)
        order = compare_pointers(a->said->label, b->said->label);
    return order ? order : compare_attributes(a->said->attributes, b->said->attributes, dossier);
}

static int compare_origins(const struct key *a, const struct key *b)
{
    int order = compare_numbers(a->file, b->file);
    if (!order)
        order = compare_numbers(a->saying.from, b->saying.from);
    return order ? order : compare_numbers(a->saying.to, b->saying.to);
}

/* By content, then origin, then by the grounds: here the order counts, and goes by the text. */
static int compare_keys(const void *left, const void *right, void *context)
{
    const struct key *a = left, *b = right;
    int order = compare_content(a, b, context);
    if (!order)
        order = compare_origins(a, b);
    if (!order)
        order = compare_strings(a->said->source, b->said->source);
    if (!order)
        order = compare_strings(a->said->quote, b->said->quote);
    if (!order)
        order = compare_strings(a->said->note, b->said->note);
    if (!order)
        order = compare_strings(a->said->url, b->said->url);
    return order ? order : compare_numbers(a->saying.relation, b->saying.relation);
}

static int compare_turns(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = compare_numbers(a->turn, b->turn);
    return order ? order : compare_numbers(a->saying.relation, b->saying.relation);
}

static struct key make_key(const struct dossier *dossier, const struct relation *relations,
                           struct saying saying)
{
    const struct relation *relation = &relations[saying.relation];
    struct key key = {relation->from,
                      relation->to,
                      relation->type,
                      relation->when,
                      relation->place.file,
                      relation_symmetric(dossier, relation),
                      0,
                      saying,
                      relation,
                      NULL};
    if (key.symmetric && (key.low > key.high)) {
        key.low = relation->to;
        key.high = relation->from;
    }
    if (key.symmetric && key.saying.from > key.saying.to) {
        key.saying.from = saying.to;
        key.saying.to = saying.from;
    }
    return key;
}

/* `"the quote" [edm#9]`: a quote beside the first one, for the note. */
static const char *quote_piece(struct dossier *dossier, const struct evidence *said)
{
    struct text text = {0};
    text_addf(&text, "\"%s\"", said->quote);
    if (said->source)
        text_addf(&text, " [%s]", said->source);
    const char *piece = dossier_string(dossier, text.data, text.length);
    text_release(&text);
    return piece;
}

/* Adds the grounds of one relation to those of another one that says the same. */
static void join_evidence(struct dossier *dossier, struct evidence *said,
                          const struct evidence *more)
{
    const char *piece = NULL;
    if (said->quote && more->quote && said->quote != more->quote)
        piece = quote_piece(dossier, more);
    said->source = pieces_citations(dossier, said->source, more->source);
    said->quote = said->quote ? said->quote : more->quote;
    said->note = pieces_note(dossier, said->note, more->note);
    said->note = pieces_note(dossier, said->note, piece);
    if (said->url && more->url && said->url != more->url)
        said->note = pieces_other(dossier, said->note, "url", more->url);
    said->url = said->url ? said->url : more->url;
}

/* Makes one of relations that say the same; the first of them in the dossier stays. */
static void join_column(struct dossier *dossier, struct relation *relations,
                        const struct key *column, size_t count, bool *dropped)
{
    struct relation *kept = &relations[column[0].saying.relation];
    struct evidence said = *relation_evidence(dossier, kept);
    for (size_t i = 1; i < count; i++) {
        struct relation *other = &relations[column[i].saying.relation];
        struct evidence more = *relation_evidence(dossier, other);
        join_evidence(dossier, &said, &more);
        dropped[column[i].saying.relation] = true;
    }
    kept->evidence = dossier_evidence(dossier, &said);
}

/* Relations that say the same, sorted by origin. */
static void join_group(struct dossier *dossier, struct relation *relations, struct key *group,
                       size_t count, bool *dropped)
{
    for (size_t i = 1; i < count; i++)
        if (compare_origins(&group[i - 1], &group[i]) == 0)
            group[i].turn = group[i - 1].turn + 1;
    qsort(group, count, sizeof *group, compare_turns);
    for (size_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && group[next].turn == group[first].turn;)
            next++;
        if (next > first + 1)
            join_column(dossier, relations, group + first, next - first, dropped);
    }
}

/* ---- What contradicts ---- */

static bool overlap(const struct edtf *a, const struct edtf *b)
{
    struct edtf_days left = edtf_possible(a), right = edtf_possible(b);
    return left.from <= right.to && right.from <= left.to;
}

/* The field in which the two differ though they are about the same; NULL: nothing contradicts. */
static const char *differing_field(const struct dossier *dossier, const struct key *a,
                                   const struct key *b)
{
    const struct edtf *when[2] = {relation_when(dossier, a->relation),
                                  relation_when(dossier, b->relation)};
    if (a->when != b->when)
        return edtf_given(when[0]) && edtf_given(when[1]) && overlap(when[0], when[1]) ? "date"
                                                                                       : NULL;
    if (a->relation->weight != b->relation->weight)
        return "weight";
    return a->said->confidence != b->said->confidence ? "confidence" : NULL;
}

static void add_value(const struct dossier *dossier, const struct key *key, const char *field,
                      struct text *out)
{
    if (*field == 'd')
        edtf_format(relation_when(dossier, key->relation), out);
    else if (*field == 'c')
        text_add(out, key->said->confidence ? key->said->confidence : "none");
    else if (key->relation->weight > 0)
        text_addf(out, "%.15g", key->relation->weight);
    else
        text_add(out, "none");
}

static void report_difference(const struct join *join, const struct key *before,
                              const struct key *after, const char *field)
{
    struct error error = {0};
    struct text name = {0}, values[2] = {{0}, {0}};
    lint_add_relation(join->dossier, after->relation, &name);
    add_value(join->dossier, after, field, &values[0]);
    add_value(join->dossier, before, field, &values[1]);
    join_add_place(join->dossier, before->relation->place, &values[1]);
    error_set(&error, ERROR_INPUT, "%s has the %s %s here, and elsewhere %s", text_string(&name),
              field, text_string(&values[0]), text_string(&values[1]));
    error_hint(&error, "both relations are kept");
    join_report(join, SEVERITY_WARNING, IDENTITY_CONTRADICTION, after->relation->place, &error);
    text_release(&values[1]);
    text_release(&values[0]);
    text_release(&name);
}

static int compare_times(const void *left, const void *right, void *context)
{
    const struct key *a = left, *b = right;
    int order = compare_subjects(a, b);
    if (!order)
        order =
            edtf_compare(relation_when(context, a->relation), relation_when(context, b->relation));
    return order ? order : compare_numbers(a->saying.relation, b->saying.relation);
}

/* Of relations about the same, looks at each and the next of another file: those nearest in time.
 */
static void report_differences(const struct join *join, struct key *keys, size_t count)
{
    sort_with(keys, count, sizeof *keys, compare_times, join->dossier);
    for (size_t i = 1; i < count; i++) {
        struct key *a = &keys[i - 1], *b = &keys[i];
        bool ordered = a->saying.relation < b->saying.relation;
        if (a->file == b->file || compare_subjects(a, b) != 0)
            continue;
        const char *field = differing_field(join->dossier, a, b);
        if (field)
            report_difference(join, ordered ? a : b, ordered ? b : a, field);
    }
}

/* ---- All of them ---- */

/* The keys of relations that are not dropped. */
static size_t make_keys(const struct dossier *dossier, const struct relation *relations,
                        const struct saying *sayings, size_t count, const bool *dropped,
                        struct key *keys)
{
    size_t made = 0;
    for (size_t i = 0; i < count; i++)
        if (!dropped[sayings[i].relation])
            keys[made++] = make_key(dossier, relations, sayings[i]);
    for (size_t i = 0; i < made; i++)
        keys[i].said = relation_evidence(dossier, keys[i].relation);
    return made;
}

static void fold(const struct join *join, struct relation *relations, const struct saying *sayings,
                 size_t count, bool report, bool *dropped)
{
    struct dossier *dossier = join->dossier;
    struct key *keys = xcalloc(count, sizeof *keys);
    size_t made = make_keys(dossier, relations, sayings, count, dropped, keys);
    if (made)
        sort_with(keys, made, sizeof *keys, compare_keys, dossier);
    size_t *starts = xcalloc(made + 1, sizeof *starts), groups = 0;
    for (size_t i = 0; i < made; i++)
        if (!i || compare_content(&keys[i - 1], &keys[i], dossier) != 0)
            starts[groups++] = i;
    starts[groups] = made;
    for (size_t i = 0; i < groups; i++)
        join_group(dossier, relations, keys + starts[i], starts[i + 1] - starts[i], dropped);
    made = report ? make_keys(dossier, relations, sayings, count, dropped, keys) : 0;
    if (made)
        report_differences(join, keys, made);
    free(starts);
    free(keys);
}

/* Relations that had two ends, and have one now. */
static void drop_selves(const struct join *join, const struct saying *sayings, size_t count,
                        bool *dropped)
{
    for (size_t i = 0; i < count; i++) {
        const struct relation *relation = &join->dossier->relations[sayings[i].relation];
        struct error error = {0};
        struct text name = {0};
        if (relation->from != relation->to || sayings[i].from == sayings[i].to)
            continue;
        lint_add_relation(join->dossier, relation, &name);
        error_set(&error, ERROR_INPUT, "%s is left out: its two ends are names of one entity, '%s'",
                  text_string(&name), join->dossier->entities[relation->from].id);
        join_report(join, SEVERITY_WARNING, IDENTITY_SELF, relation->place, &error);
        dropped[sayings[i].relation] = true;
        text_release(&name);
    }
}

/* Leaves out what is dropped. Judgements keep their turns among the others. */
static void compact(struct dossier *dossier, const bool *dropped)
{
    size_t kept = 0, judgement = 0;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        for (; judgement < dossier->judgement_count && dossier->judgement_turns[judgement] <= i;)
            dossier->judgement_turns[judgement++] = kept;
        if (!dropped[i])
            dossier->relations[kept++] = dossier->relations[i];
    }
    for (; judgement < dossier->judgement_count;)
        dossier->judgement_turns[judgement++] = kept;
    dossier->relation_count = kept;
}

/* A judgement on two that are one now has served; those that say the same are one. */
static void join_judgements(const struct join *join, const struct saying *judged)
{
    struct dossier *dossier = join->dossier;
    size_t count = dossier->judgement_count, kept = 0;
    bool *dropped = xcalloc(count, sizeof *dropped);
    for (uint32_t i = 0; i < count; i++)
        dropped[i] = dossier->judgements[i].from == dossier->judgements[i].to &&
                     judged[i].from != judged[i].to;
    fold(join, dossier->judgements, judged, count, false, dropped);
    for (size_t i = 0; i < count; i++)
        if (!dropped[i]) {
            dossier->judgements[kept] = dossier->judgements[i];
            dossier->judgement_turns[kept++] = dossier->judgement_turns[i];
        }
    dossier->judgement_count = kept;
    free(dropped);
}

void join_relations(const struct join *join, const struct saying *sayings, size_t count,
                    const struct saying *judged, bool all)
{
    bool *dropped = xcalloc(join->dossier->relation_count, sizeof *dropped);
    drop_selves(join, sayings, count, dropped);
    fold(join, join->dossier->relations, sayings, count, all, dropped);
    compact(join->dossier, dropped);
    join_judgements(join, judged);
    free(dropped);
}
