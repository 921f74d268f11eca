/*
 * check_fix.c: what check --fix does to any dossier (fixed seeds): what it says stays the same but
 * for repeats and slips, comments stay, and fixing twice changes nothing. The oracle knows nothing
 * of bytes: it says each fact once, in order.
 */
#include "dossier_random.h"
#include "random.h"
#include "suites.h"

#include "base/xalloc.h"

#include <entente/fix.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 120, ROUNDS_MOST = 20 };

static struct dossier *read_text(const struct text *bytes, struct diagnostics *found)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    dossier_read_bytes(dossier, "t.dot", bytes, NULL, NULL, found, &error);
    error_release(&error);
    return dossier;
}

/* How many fixes one round made of the text. */
static size_t mend(struct text *bytes)
{
    struct diagnostics found = {0};
    struct dossier *dossier = read_text(bytes, &found);
    struct read_options options = read_options_default();
    struct fixes fixes = {0};
    struct text mended = {0};
    if (!found.errors)
        dossier_lint(dossier, NULL, &found);
    dossier_settle(dossier, NULL, true, &found);
    dossier_fixes(dossier, 0, bytes, &options, &found, &fixes);
    fixes_apply(&fixes, bytes, &mended);
    size_t count = fixes.count;
    text_release(bytes);
    *bytes = mended;
    fixes_release(&fixes);
    diagnostics_release(&found);
    dossier_free(dossier);
    return count;
}

static size_t mend_all(struct text *bytes)
{
    size_t rounds = 0;
    while (mend(bytes))
        if (++rounds > ROUNDS_MOST)
            ck_abort_msg("no end of fixes of\n%s", text_string(bytes));
    return rounds;
}

/* ---- What a dossier says, each fact once ---- */

struct facts {
    char **items;
    size_t count, capacity;
};

static void add_fact(struct facts *facts, const struct text *fact, const char *more, size_t length)
{
    struct text text = {0};
    text_addf(&text, "%s: %.*s", text_string(fact), (int)length, more);
    facts->items = xgrow(facts->items, facts->count, &facts->capacity, sizeof *facts->items);
    facts->items[facts->count++] = text.data;
}

static int compare_facts(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void add_field(struct text *out, const char *value)
{
    text_addf(out, " <%s>", value ? value : "");
}

static void add_attributes(const struct dossier *dossier, struct attribute_span span,
                           struct text *out)
{
    for (uint32_t i = 0; i < span.count; i++) {
        add_field(out, dossier->attributes[span.first + i].name);
        add_field(out, dossier->attributes[span.first + i].value);
    }
}

static void add_citations(struct facts *facts, const struct text *fact, const char *source)
{
    struct citation citation;
    add_fact(facts, fact, "", 0);
    while (citation_next(&source, &citation)) {
        struct text name = {0};
        text_addf(&name, "cites %.*s#%.*s", (int)citation.source_length, citation.source,
                  (int)citation.locator_length, citation.locator);
        add_fact(facts, fact, name.data, name.length);
        text_release(&name);
    }
}

static void add_entity(struct facts *facts, const struct dossier *dossier,
                       const struct entity *entity)
{
    struct text fact = {0};
    const char *cursor = entity->aliases, *alias;
    size_t length;
    text_addf(&fact, "entity %s %d", entity->id, entity->declared);
    add_field(&fact, dossier->vocabulary.kinds[entity->kind].name);
    add_field(&fact, entity->label);
    add_field(&fact, entity->note);
    add_field(&fact, entity->url);
    edtf_format(&entity->when, &fact);
    add_attributes(dossier, entity->attributes, &fact);
    add_citations(facts, &fact, entity->source);
    while (alias_next(&cursor, &alias, &length))
        if (!(strlen(entity->id) == length && memcmp(entity->id, alias, length) == 0) &&
            !(entity->label && strlen(entity->label) == length &&
              memcmp(entity->label, alias, length) == 0))
            add_fact(facts, &fact, alias, length);
    text_release(&fact);
}

static void add_relation(struct facts *facts, const struct dossier *dossier,
                         const struct relation *relation)
{
    const struct evidence *evidence = relation_evidence(dossier, relation);
    const char *from = dossier->entities[relation->from].id;
    const char *to = dossier->entities[relation->to].id;
    bool turned = relation_symmetric(dossier, relation) && strcmp(from, to) > 0;
    struct text fact = {0};
    text_addf(&fact, "relation %s %s %d %g", turned ? to : from, turned ? from : to,
              relation->undirected, relation->weight);
    add_field(&fact, dossier->vocabulary.types[relation->type].name);
    edtf_format(relation_when(dossier, relation), &fact);
    const char *const fields[] = {evidence->quote, evidence->role,  evidence->note,
                                  evidence->url,   evidence->label, evidence->confidence};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        add_field(&fact, fields[i]);
    add_attributes(dossier, evidence->attributes, &fact);
    add_citations(facts, &fact, evidence->source);
    text_release(&fact);
}

static void say_facts(const struct text *bytes, struct text *out)
{
    struct facts facts = {0};
    struct diagnostics found = {0};
    struct dossier *dossier = read_text(bytes, &found);
    for (size_t i = 0; i < dossier->entity_count; i++)
        add_entity(&facts, dossier, &dossier->entities[i]);
    for (size_t i = 0; i < dossier->relation_count; i++)
        add_relation(&facts, dossier, &dossier->relations[i]);
    if (facts.count)
        qsort(facts.items, facts.count, sizeof *facts.items, compare_facts);
    text_addf(out, "%zu sources, %zu errors\n", dossier->source_count, found.errors);
    for (size_t i = 0; i < facts.count; i++) {
        if (!i || strcmp(facts.items[i], facts.items[i - 1]) != 0)
            text_addf(out, "%s\n", facts.items[i]);
    }
    for (size_t i = 0; i < facts.count; i++)
        free(facts.items[i]);
    free(facts.items);
    diagnostics_release(&found);
    dossier_free(dossier);
}

/* Says where the two differ: texts of random strings are long. */
static void assert_same(const char *wanted, const struct text *mended, uint64_t seed)
{
    struct text actual = {0};
    say_facts(mended, &actual);
    size_t same = 0;
    while (wanted[same] && wanted[same] == text_string(&actual)[same])
        same++;
    size_t start = same > 200 ? same - 200 : 0;
    if (strcmp(wanted, text_string(&actual)) != 0)
        ck_abort_msg("seed %u: wanted ...%.400s\n--- says ...%.400s\n--- mended\n%.1500s",
                     (unsigned)seed, wanted + start, text_string(&actual) + start,
                     text_string(mended));
    text_release(&actual);
}

/* ---- Dossiers as entente writes them, with strings that are hard ---- */

START_TEST(written_dossiers)
{
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct text bytes = {0}, wanted = {0};
        struct error error = {0};
        if (!dossier_write(dossier, NULL, &bytes, NULL, &error))
            ck_abort_msg("%s", error.message);
        say_facts(&bytes, &wanted);
        mend_all(&bytes);
        assert_same(text_string(&wanted), &bytes, seed);
        text_release(&wanted);
        text_release(&bytes);
        dossier_free(dossier);
    }
}
END_TEST

/* ---- Dossiers as people write them ---- */

/* What is written: with slips of the pen, or without them. */
struct author {
    uint64_t seed;
    bool slips;
    unsigned comments;
    struct text *out;
};

static unsigned any(struct author *author, unsigned below)
{
    return random_below(&author->seed, below);
}

/* One of the words, the first of which is right. */
static void add_word(struct author *author, const char *const *words, unsigned count)
{
    unsigned chosen = any(author, count * 2);
    text_add(author->out, words[author->slips && chosen < count ? chosen : 0]);
}
#define ADD_WORD(author, ...)                                                \
    do {                                                                     \
        static const char *const words[] = {__VA_ARGS__};                    \
        add_word((author), words, (unsigned)(sizeof words / sizeof *words)); \
    } while (0)

static void add_blank(struct author *author)
{
    static const char *const blanks[] = {" ", " ", " ", "  ", "\n", "\t"};
    unsigned chosen = any(author, 12);
    if (chosen < 6)
        text_add(author->out, blanks[chosen]);
    else if (chosen == 6)
        text_addf(author->out, " /* c%u */ ", author->comments++);
    else if (chosen == 7)
        text_addf(author->out, " // c%u, and \"more\n", author->comments++);
    else
        text_add_char(author->out, ' ');
}

static void add_source(struct author *author)
{
    static const char *const lists[] = {
        "\"s#1\"", "s", "\"s#1; s#1;t\"", "\"t;s;t;t#2\"", "\"s\" + \"; t\"", "\"t#2 ;\""};
    text_add(author->out, ", ");
    add_blank(author);
    ADD_WORD(author, "source", "sorce", "Source", "soruce", "souurce", "sourve");
    text_addf(author->out, "=%s", lists[any(author, 6)]);
}

static void add_list(struct author *author)
{
    text_add(author->out, " [relation=");
    if (any(author, 2))
        ADD_WORD(author, "support", "Support", "\"SUPPORT\"");
    else
        ADD_WORD(author, "dispute", "Dispute");
    if (any(author, 2))
        add_source(author);
    if (any(author, 3) == 0) {
        text_add(author->out, " ");
        ADD_WORD(author, "when", "whne", "When", "whenn");
        text_addf(author->out, "=%u;", 2000 + any(author, 2));
    }
    if (any(author, 4) == 0)
        text_addf(author->out, " quote=\"q%u\"", any(author, 2));
    if (any(author, 5) == 0)
        text_add(author->out, " colour=<red>");
    text_add(author->out, "]");
}

static void add_end(struct author *author)
{
    static const char *const ends[] = {"a", "b", "\"c d\"", "{a b}", "a, b", "{b; \"c d\"}"};
    text_add(author->out, ends[any(author, any(author, 3) ? 3 : 6)]);
}

static void add_edge(struct author *author)
{
    add_end(author);
    text_add(author->out, " -> ");
    add_end(author);
    if (any(author, 6) == 0) {
        text_add(author->out, " -> ");
        add_end(author);
    }
    if (any(author, 8) == 0)
        add_blank(author);
    add_list(author);
}

static void add_node(struct author *author)
{
    static const char *const names[] = {"a", "b", "\"c d\""};
    static const char *const aliases[] = {"\"x|y\"", "\"x| x\"", "\"a|b|c d|x\"", "x", "\"y|y|y\""};
    text_addf(author->out, "%s [kind=", names[any(author, 3)]);
    ADD_WORD(author, "state", "State", "STATE");
    text_addf(author->out, ", aliases=%s", aliases[any(author, 5)]);
    if (any(author, 2)) {
        text_add(author->out, " ");
        ADD_WORD(author, "label", "lable", "Label", "labell");
        text_add(author->out, "=x");
    }
    text_add(author->out, "]");
}

static void add_statement(struct author *author)
{
    add_blank(author);
    switch (any(author, 12)) {
    case 0:
        add_node(author);
        break;
    case 1:
        text_add(author->out, "edge [color=red");
        add_source(author);
        text_add(author->out, "]");
        break;
    case 2:
        text_add(author->out, "{ ");
        add_edge(author);
        text_add(author->out, " }");
        break;
    default:
        add_edge(author);
    }
    text_add(author->out, any(author, 3) ? ";" : any(author, 2) ? "\n" : " ");
}

/* The same dossier for the same seed, but for the slips. How many comments it has. */
static unsigned write_dossier(uint64_t seed, bool slips, struct text *out)
{
    struct author author = {.seed = seed * 2654435761u + 1, .slips = slips, .out = out};
    text_add(out, "digraph \"d\" {\n  s [kind=source]; t [kind=");
    ADD_WORD(&author, "source", "Source");
    text_add(out, "]\n  a; b; \"c d\"\n");
    for (unsigned i = 0, n = any(&author, 12); i < n; i++)
        add_statement(&author);
    text_add(out, "\n}\n");
    return author.comments;
}

static void assert_comments(const struct text *bytes, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        struct text comment = {0};
        text_addf(&comment, " c%u", i);
        if (!strstr(text_string(bytes), comment.data))
            ck_abort_msg("comment%s is gone from\n%s", comment.data, text_string(bytes));
        text_release(&comment);
    }
}

START_TEST(slips)
{
    size_t mended = 0;
    for (uint64_t seed = 0; seed < 2 * ROUNDS; seed++) {
        struct text bytes = {0}, right = {0}, wanted = {0};
        unsigned comments = write_dossier(seed, true, &bytes);
        write_dossier(seed, false, &right);
        say_facts(&right, &wanted);
        mended += mend_all(&bytes) > 0;
        assert_same(text_string(&wanted), &bytes, seed);
        assert_comments(&bytes, comments);
        text_release(&wanted);
        text_release(&right);
        text_release(&bytes);
    }
    ck_assert_uint_gt(mended, ROUNDS);
}
END_TEST

/* ---- Case by case ---- */

START_TEST(cases)
{
    static const struct {
        const char *before, *after;
    } table[] = {
        {"", ""},
        {"digraph {", "digraph {"}, /* what cannot be parsed is left alone */
        {"digraph { a -> b [rule=x, vote=y, data=z, not=n, url2=u] }",
         "digraph { a -> b [rule=x, vote=y, data=z, note=n, url2=u] }"},
        {"digraph { a -> b [sorce=x, source=y] }", "digraph { a -> b [sorce=x, source=y] }"},
        {"digraph { a -> b [whne=now] }", "digraph { a -> b [whne=now] }"},
        {"digraph { a -> b [sorce=<x>] }", "digraph { a -> b [sorce=<x>] }"},
        {"digraph { a [kind=State]; State [kind=kind] }",
         "digraph { a [kind=State]; State [kind=kind] }"},
        {"digraph { a [kind=state]; Weight [kind=relation, wieght=2] }",
         "digraph { a [kind=state]; Weight [kind=relation, weight=2] }"},
        {"digraph { T [kind=relation, family=DISSENT] }",
         "digraph { T [kind=relation, family=dissent] }"},
        {"digraph { a -> b [source=\"x\" /*c*/ + \";x\"] }",
         "digraph { a -> b [source=\"x\" /*c*/ + \";x\"] }"},
        {"digraph { a -> b [source=\"x\\\"#1;x\\\"#1\"] }",
         "digraph { a -> b [source=\"x\\\"#1\"] }"},
        {"digraph { a -> b; a -> b; a -> b }", "digraph { a -> b; }"},
        {"digraph {\n  a -> b\n  a -> b // two\n}\n", "digraph {\n  a -> b\n  // two\n}\n"},
        {"digraph {\n  a -> b [source=x];\n\n  a -> b [source=y];\n  a -> b [source=\"x;z\"];\n}\n",
         "digraph {\n  a -> b [source=\"x; y; z\"];\n\n}\n"},
        {"digraph { edge [source=x]; a -> b; edge [source=y]; a -> b }",
         "digraph { edge [source=x]; a -> b; edge [source=y]; a -> b }"},
        {"digraph { a -> b [/* why */ role=x]; a -> b [/* why */ role=x] }",
         "digraph { a -> b [/* why */ role=x]; a -> b [/* why */ role=x] }"},
        {"digraph { a -> b [note=\"accept duplicate-relation: so\"]; a -> b }",
         "digraph { a -> b [note=\"accept duplicate-relation: so\"]; a -> b }"},
        {"digraph { note=\"accept repeated-citation: so\"; a -> b [source=\"x;x\"] }",
         "digraph { note=\"accept repeated-citation: so\"; a -> b [source=\"x;x\"] }"},
        {"graph { a -- b; b -- a }", "graph { a -- b; }"},
        {"digraph { a -> b [relation=dispute]; b -> a [relation=dispute, source=x] }",
         "digraph { a -> b [relation=dispute]; b -> a [relation=dispute, source=x] }"},
        {"\xEF\xBB\xBF"
         "digraph { a [label=\"\xC3\xA9\"]; a -> b [source=\"x;x\"] }",
         "\xEF\xBB\xBF"
         "digraph { a [label=\"\xC3\xA9\"]; a -> b [source=\"x\"] }"},
        {"digraph { a [label=\"\xE9\"]; a -> b [source=\"x;x\"] }", /* Latin-1: other offsets */
         "digraph { a [label=\"\xE9\"]; a -> b [source=\"x;x\"] }"},
        {"digraph { a -> b [source=\"x;x\"] } digraph { a -> c [source=\"y;y\"] }",
         "digraph { a -> b [source=\"x\"] } digraph { a -> c [source=\"y\"] }"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct text bytes = {0};
        text_add(&bytes, table[i].before);
        mend_all(&bytes);
        ck_assert_str_eq(text_string(&bytes), table[i].after);
        text_release(&bytes);
    }
}
END_TEST

/* One finding for each of the fixes, and the code of a rule for each. */
START_TEST(the_table)
{
    for (size_t i = 0; i < fix_rule_count(); i++) {
        ck_assert(lint_rule_find(fix_rule_code(i)) != LINT_NO_RULE);
        ck_assert_uint_gt(strlen(fix_rule_summary(i)), 10);
    }
}
END_TEST

Suite *fix_suite(void)
{
    Suite *suite = suite_create("fix");
    TCase *tcase = tcase_create("fix");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, written_dossiers);
    tcase_add_test(tcase, slips);
    tcase_add_test(tcase, cases);
    tcase_add_test(tcase, the_table);
    suite_add_tcase(suite, tcase);
    return suite;
}
