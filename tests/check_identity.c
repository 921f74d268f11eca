/*
 * check_identity.c: dossiers that are merged, and entities that are one: by judgements, and by
 * names of different files.
 */
#include "dossier_random.h"
#include "dossier_say.h"
#include "suites.h"

#include "base/xalloc.h"
#include <entente/format.h>
#include <entente/identity.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* ---- Properties, on random dossiers ---- */

/* `*words`: whether they declare a type differently, of which the first declaration stays. */
static struct dossier *merge_telling(const struct dossier *a, const struct dossier *b, bool *words)
{
    const struct dossier *both[] = {a, b};
    struct diagnostics found = {0};
    struct dossier *merged = dossier_merge(both, b ? 2 : 1, NULL, &found);
    *words = false;
    for (size_t i = 0; i < found.count; i++)
        *words |= strncmp(found.items[i].message, "relation type", 13) == 0;
    diagnostics_release(&found);
    return merged;
}

static struct dossier *merge(const struct dossier *a, const struct dossier *b)
{
    bool words;
    return merge_telling(a, b, &words);
}

static void check_same(const struct dossier *a, const struct dossier *b, uint64_t seed)
{
    struct text left = {0}, right = {0};
    say_dossier(a, &left);
    say_dossier(b, &right);
    if (strcmp(left.data, right.data) != 0)
        ck_abort_msg("seed %lu: %.3000s\nis not\n%.3000s", (unsigned long)seed, left.data,
                     right.data);
    text_release(&left);
    text_release(&right);
}

/* A file merged with nothing, or with itself, is the file. */
START_TEST(test_merge_with_itself)
{
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct dossier *alone = merge(dossier, NULL), *twice = merge(dossier, dossier);
        check_same(dossier, alone, seed);
        check_same(dossier, twice, seed);
        dossier_free(twice);
        dossier_free(alone);
        dossier_free(dossier);
    }
}
END_TEST

/* What was merged in adds nothing the second time. */
START_TEST(test_merge_again)
{
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct dossier *a = random_dossier(seed), *b = random_dossier(seed + 1000);
        struct dossier *merged = merge(a, b);
        struct dossier *itself = merge(merged, merged), *first = merge(merged, a);
        check_same(merged, itself, seed);
        ck_assert_uint_eq(first->relation_count, merged->relation_count);
        ck_assert_uint_eq(first->entity_count, merged->entity_count);
        ck_assert_uint_eq(first->source_count, merged->source_count);
        dossier_free(first);
        dossier_free(itself);
        dossier_free(merged);
        dossier_free(b);
        dossier_free(a);
    }
}
END_TEST

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts the parts and joins them again. */
static void add_sorted(char **parts, size_t count, const char *separator, struct text *out)
{
    if (count)
        qsort(parts, count, sizeof *parts, compare_lines);
    for (size_t i = 0; i < count; i++) {
        text_addf(out, "%s%s", parts[i], separator);
        free(parts[i]);
    }
}

static void add_citations(const struct dossier *dossier, const char *citations, struct text *out)
{
    char *parts[64];
    size_t count = 0;
    struct citation citation;
    while (citation_next(&citations, &citation) && count < 64) {
        struct text part = {0};
        uint32_t source = citation_source(dossier, &citation);
        if (source == DOSSIER_NONE)
            text_add_bytes(&part, citation.source, citation.source_length);
        else
            text_add(&part, text_string(&(struct text){0}));
        text_addf(&part, "#%.*s", (int)citation.locator_length, citation.locator);
        parts[count++] = part.data;
    }
    add_sorted(parts, count, ";", out);
}

/* The lowest of an entity's names, which is the same whichever of them leads. */
static const char *lowest_name(struct dossier *dossier, uint32_t index)
{
    const struct entity *entity = &dossier->entities[index];
    const char *cursor = entity->aliases, *alias, *lowest = entity->id;
    size_t length;
    if (entity->label && strcmp(entity->label, lowest) < 0)
        lowest = entity->label;
    while (alias_next(&cursor, &alias, &length)) {
        const char *name = dossier_string(dossier, alias, length);
        lowest = strcmp(name, lowest) < 0 ? name : lowest;
    }
    return lowest;
}

/* The relation without what depends on the order: which name leads, which quote is first. */
static char *plain_relation(struct dossier *dossier, const struct relation *relation)
{
    const struct evidence *said = relation_evidence(dossier, relation);
    const char *ends[] = {lowest_name(dossier, relation->from), lowest_name(dossier, relation->to)};
    bool swap = relation_symmetric(dossier, relation) && strcmp(ends[0], ends[1]) > 0;
    struct text text = {0};
    text_addf(&text, "%s %s %s %d %g", ends[swap], ends[!swap],
              family_name(relation_family(dossier, relation)),
              relation_symmetric(dossier, relation), relation->weight);
    text_addf(&text, " %s %s %u %s", said->role ? said->role : "", said->label ? said->label : "",
              said->attributes.count, said->confidence ? said->confidence : "");
    if (relation->when)
        edtf_format(relation_when(dossier, relation), &text);
    add_citations(dossier, said->source, &text);
    return text.data;
}

static void say_plain(struct dossier *dossier, struct text *out)
{
    char **lines = xcalloc(dossier->relation_count + 1, sizeof *lines);
    for (size_t i = 0; i < dossier->relation_count; i++)
        lines[i] = plain_relation(dossier, &dossier->relations[i]);
    text_addf(out, "%zu entities, %zu sources, %zu judgements\n", dossier->entity_count,
              dossier->source_count, dossier->judgement_count);
    add_sorted(lines, dossier->relation_count, "\n", out);
    free(lines);
}

START_TEST(test_merge_in_any_order)
{
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct dossier *a = random_dossier(seed), *b = random_dossier(seed + 1000);
        bool words;
        struct dossier *one = merge(a, b), *other = merge_telling(b, a, &words);
        struct text left = {0}, right = {0};
        say_plain(one, &left);
        say_plain(other, &right);
        if (strcmp(left.data, right.data) != 0 && !words)
            ck_abort_msg("seed %lu: %.3000s\nis not\n%.3000s", (unsigned long)seed, left.data,
                         right.data);
        text_release(&left);
        text_release(&right);
        dossier_free(other);
        dossier_free(one);
        dossier_free(b);
        dossier_free(a);
    }
}
END_TEST

/* ---- Cases ---- */

/* Reads the files, which are parted by "||", into one dossier, or each into its own. */
static size_t read_files(const char *files, struct dossier **dossiers, bool each)
{
    size_t count = 0;
    while (*files) {
        const char *end = strstr(files, "||");
        size_t length = end ? (size_t)(end - files) : strlen(files);
        struct text bytes = {0}, path = {0};
        struct error error = {0};
        struct dossier **into = &dossiers[each ? count : 0];
        text_addf(&path, "%c.dot", (int)('a' + (int)count));
        text_add_bytes(&bytes, files, length);
        *into = *into ? *into : dossier_new();
        struct diagnostics unwanted = {0};
        ck_assert_msg(dossier_read_bytes(*into, path.data, &bytes, NULL, NULL, &unwanted, &error),
                      "%s", bytes.data);
        diagnostics_release(&unwanted);
        text_release(&bytes);
        text_release(&path);
        count++;
        files += length + (end ? 2 : 0);
    }
    return each ? count : 1;
}

static void say_found(const struct diagnostics *found, struct text *out)
{
    for (size_t i = 0; i < found->count; i++)
        error_format(&found->items[i], out);
}

static void check_says(const char *files, const struct text *said, const char *says)
{
    struct text rows = {0};
    text_add(&rows, says);
    for (char *save = NULL, *row = strtok_r(rows.data, "@", &save); row;
         row = strtok_r(NULL, "@", &save)) {
        bool absent = *row == '!';
        const char *wanted = row + absent;
        ck_assert_msg(!strstr(text_string(said), wanted) == absent,
                      "%s should %ssay\n%s\nand says\n%s", files, absent ? "not " : "", wanted,
                      text_string(said));
    }
    text_release(&rows);
}

static const struct {
    const char *files, *says; /* parted by "@"; "!": what is not said */
} unified[] = {
    /* judgements: the head leads, by way of others too */
    {"digraph { A -> B [relation=\"same-as\", source=\"s#3\"]; A -> C; D -> B }",
     "entity [B] entity 0 aliases=[A]@[B] [C] tie@[D] [B] tie@!entity [A]@A: same-as B s#3 at "
     "1 for B@!same-as 1"},
    {"digraph { A -> B [relation=\"same-as\"]; C -> B [relation=\"same-as\"] }",
     "entity [B] entity 0 aliases=[A|C]"},
    {"digraph { C; A -> B [relation=\"same-as\"]; B -> C [relation=\"same-as\"] }",
     "entity [C] entity 1 aliases=[A|B]"},
    {"digraph { C; A -> B [relation=\"same-as\"] }", "A: same-as B  at 1 for B"},
    {"digraph { A -> B [relation=\"same-as\"]; B -> C [relation=\"same-as\"] }",
     "entity [C] entity 0 aliases=[A|B]"},
    {"digraph { A -> B [relation=\"same-as\", dir=none]; B -> C [relation=\"same-as\"] }",
     "entity [C] entity 0 aliases=[A|B]"},
    {"digraph { A -> B [relation=\"same-as\"]; B -> A [relation=\"same-as\"] }",
     "entity [A] entity 0 aliases=[B]"},
    {"digraph { A; B; A -> B [relation=\"same-as\", dir=none] }",
     "entity [A] entity 1 aliases=[B]"},
    /* a contradiction keeps all of them apart */
    {"digraph { A -> B [relation=\"same-as\"]; B -> C [relation=\"same-as\"];\n"
     "A -> C [relation=\"not-same-as\"]; X -> Y [relation=\"same-as\"] }",
     "entity [A]@entity [B]@entity [C]@!entity [X]@a.dot:2:1: warning: 'A' and 'C' are judged not@"
     "by 'A' same-as 'B' (a.dot:1)@[contradicting-judgements]@relation [A] [B] same-as@"
     "!relation [X] [Y] same-as"},
    {"digraph { A -> A [relation=\"not-same-as\"]; A -> B [relation=\"same-as\"] }",
     "'A' is judged not to be the same as itself@entity [B] entity 0 aliases=[A]"},
    /* what folding does to relations */
    {"digraph { A -> B [relation=\"same-as\"]; A -> B [relation=support]; A -> A }",
     "warning: B -> B (support) is left out: its two ends are names of one entity, 'B'@"
     "relation [B] [B] tie@!support 0"},
    {"digraph { A -> B [relation=\"same-as\"]; A -> C [relation=support, source=\"x#1\"];\n"
     "B -> C [relation=support, source=\"y;x#1\", quote=q]; B -> C [relation=support, role=r] }",
     "support 0 0 source=[x#1; y] quote=[q]@support 0 0 role=[r]"},
    {"digraph { A -> B [relation=\"same-as\"]; B -> C; B -> C; C -> D; C -> D }",
     "relation [B] [C] tie 0 0\nrelation [B] [C] tie 0 0\nrelation [C] [D] tie 0 0\nrelation [C] "
     "[D] tie 0 0\n"},
    {"digraph { A [kind=state, label=L, when=2000, url=u, note=n, x=1]; B [kind=bloc, label=M,\n"
     "when=2001, url=v, note=m, x=2, y=3]; A -> B [relation=\"same-as\"] }",
     "entity [B] bloc 1 label=[M] aliases=[A|L] note=[m; other kind: state; other when: 2000; "
     "other "
     "x: 1; n; other url: u] url=[v] when=[2001] x=[2] y=[3]@'B' has kind \"state\" here"},
    /* names of different files */
    {"digraph { RU [aliases=\"Russia|Rossija\"]; RU -> X }||digraph { Russia -> X [source=s] }",
     "entity [RU] entity 1 aliases=[Russia|Rossija]@!entity [Russia]@relation [RU] [X] tie 0 0 "
     "source=[s]\n@b.dot:1:11: note: 'Russia' is taken for 'RU' (a.dot:1)@[alias-match]@Russia: "
     "\"Russia\" names both  at 1 for RU@hint: \"Russia\" -> \"RU\" [relation=\"not-same-as\"] "
     "keeps "
     "them apart"},
    {"digraph { Russia; }||digraph { RU [label=Russia] }", "entity [Russia] entity 1 aliases=[RU]"},
    {"digraph { R [label=Russia] }||digraph { RU [label=Russia, kind=state] }",
     "entity [R] state 1 label=[Russia] aliases=[RU]"},
    {"digraph { R [aliases=Rus] }||digraph { RU [aliases=Rus] }", "entity [R]@entity [RU]"},
    {"digraph { RU [aliases=Russia]; Russia }||digraph { X }", "entity [Russia]@!alias-match"},
    {"digraph { A [aliases=X]; B [aliases=X]; }||digraph { X }",
     "entity [A]@entity [B]@entity [X]@'A' (a.dot:1) and 'B' (a.dot:1) share names with others@"
     "[ambiguous-name]@note: 'A' (a.dot:1) and 'B' (a.dot:1) share names with others, by which "
     "they "
     "would be one: they stay apart@hint: say who is meant by judgements"},
    {"digraph { A [aliases=\"X|Y\"] }||digraph { X; Y }",
     "entity [A]@entity [X]@entity [Y]@[ambiguous-name]"},
    {"digraph { A [aliases=X] }||digraph { X -> A }", "entity [A]@entity [X]@[ambiguous-name]"},
    {"digraph { A [aliases=X] }||digraph { X }||digraph { B [label=X] }",
     "entity [A] entity 1 label=[X] aliases=[X|B]@!entity [X]@!entity [B]"},
    {"digraph { A [kind=state, aliases=X] }||digraph { X [kind=person] }",
     "entity [A]@entity [X]@[ambiguous-name]"},
    {"digraph { A [aliases=X]; A -> X [relation=\"not-same-as\"] }||digraph { X [note=1] }",
     "entity [A]@entity [X]@!ambiguous"},
    {"digraph { A [aliases=X] }||digraph { X }||digraph { A -> X [relation=\"not-same-as\"] }",
     "entity [A]@entity [X]@!ambiguous"},
    {"digraph { A [aliases=\"X|Y\"] }||digraph { X }||digraph { Y -> X [relation=\"not-same-as\"] "
     "}",
     "entity [A]@entity [X]@entity [Y]@[ambiguous-name]"},
    {"digraph { A [aliases=X]; B; B -> A [relation=\"same-as\"] }||digraph { X }",
     "entity [A] entity 1 aliases=[X|B]@!entity [X]@!entity [B]"},
    {"digraph { A [aliases=X]; B [aliases=X]; B -> A [relation=\"same-as\"] }||digraph { X }",
     "!entity [X]@!entity [B]@!ambiguous"},
};

START_TEST(test_unified)
{
    for (size_t i = 0; i < sizeof unified / sizeof *unified; i++) {
        struct dossier *dossier = NULL;
        struct diagnostics found = {0};
        struct text said = {0};
        read_files(unified[i].files, &dossier, false);
        dossier_unify(dossier, &found);
        say_entities(dossier, &said);
        say_relations(dossier, &said);
        for (size_t j = 0; j < dossier->namesake_count; j++)
            text_addf(&said, "%s: %s %s at %u for %s\n", dossier->namesakes[j].name,
                      dossier->namesakes[j].reason,
                      dossier->namesakes[j].source ? dossier->namesakes[j].source : "",
                      dossier->namesakes[j].place.line,
                      dossier->entities[dossier->namesakes[j].entity].id);
        say_found(&found, &said);
        check_says(unified[i].files, &said, unified[i].says);
        for (size_t j = 0; j < dossier->entity_count; j++)
            ck_assert_uint_eq(dossier_find_entity(dossier, dossier->entities[j].id), j);
        diagnostics_release(&found);
        dossier_free(dossier);
        text_release(&said);
    }
}
END_TEST

static const struct {
    const char *files, *says;
} merged[] = {
    {"digraph { A -> B [relation=support, source=\"x#1\", quote=q] }||"
     "digraph { A -> B [relation=support, source=\"y#2\", quote=r, note=n, url=u] }",
     "support 0 0 source=[x#1; y#2] quote=[q] note=[n; \"r\" [y#2]] url=[u]@!warning"},
    {"digraph { A -> B [relation=dispute] }||digraph { B -> A [relation=dispute, dir=none] }",
     "relation [A] [B] dispute 0 0\n@!relation [B] [A]"},
    {"digraph { A -> B; A -> B }||digraph { A -> B }",
     "relation [A] [B] tie 0 0\nrelation [A] [B] tie 0 0\n"},
    {"digraph { A -> B [source=s]; A -> B [source=t] }||digraph { A -> B [source=t] }",
     "source=[s; t]\nrelation [A] [B] tie 0 0 source=[t]\n"},
    {"digraph { A -> B [relation=support] }||digraph { A -> B [relation=criticism] }",
     "support@criticism@!warning"},
    {"digraph { A -> B [relation=membership, when=\"2001/..\"] }||"
     "digraph { A -> B [relation=membership, when=\"2002/..\"] }",
     "membership 0 0 when=[2001/..]@membership 0 0 when=[2002/..]@b.dot:1:11: warning: A -> B "
     "(membership, 2002/..) has the date 2002/.. here, and elsewhere 2001/.. (a.dot:1)"},
    {"digraph { A -> B [relation=membership, when=\"2001/2002\"] }||"
     "digraph { A -> B [relation=membership, when=\"2003/..\"] }",
     "2001/2002@2003/..@!warning"},
    {"digraph { A -> B [weight=2] }||digraph { A -> B [weight=3] }",
     "tie 0 2@tie 0 3@has the weight 3 here, and elsewhere 2"},
    {"digraph { A -> B [confidence=0.5] }||digraph { A -> B }",
     "confidence=[0.5]@tie 0 0\n@has the confidence none here, and elsewhere 0.5"},
    {"digraph { A -> B [role=x] }||digraph { A -> B [role=y] }", "role=[x]@role=[y]@!warning"},
    {"digraph { A [label=L, when=2000, source=s] }||digraph { A [label=M, when=2001, source=t] }",
     "entity [A] entity 1 label=[L] aliases=[M] source=[s; t] note=[other when: 2001] when=[2000]@"
     "b.dot:1:11: warning: 'A' has label \"M\" here, and \"L\" before@a.dot:1 "
     "begins@[contradiction]"},
    {"digraph { A [color=red, x=1] }||digraph { A [color=blue, x=2] }",
     "color=[red]@note=[other x: 2]@!other color"},
    /* sources */
    {"digraph { s [kind=source, title=T]; A -> B [source=\"s#1\"] }||"
     "digraph { s [kind=source, title=U]; A -> B [source=\"s#1;q\"]; A [source=s] }",
     "source [s] 0 title=[T]@source [s-2] 0 title=[U]@source=[s#1; s-2#1; q]@entity [A] entity 1 "
     "source=[s-2]@'s' is another source than the 's' before (a.dot:1): it is 's-2'@[renamed]"},
    {"digraph { s [kind=source, title=T, author=a, reliability=A, date=2001] }||"
     "digraph { s [kind=source, title=T, author=b, reliability=B, date=2002, url=u] }",
     "source [s] 65 title=[T] author=[a] url=[u] note=[other author: b; other date: 2002; other "
     "reliability: B] date=[2001]@!source [s-2]"},
    {"digraph { s [kind=source, title=T] }||digraph { s [kind=source, title=U] }||"
     "digraph { s [kind=source, title=U]; A -> B [source=s] }",
     "source [s-2] 0 title=[U]@source=[s-2]@!source [s-3]"},
    {"digraph { s [kind=source, title=T]; A -> B [source=s] }||digraph { s -> C }",
     "source [s-2]@source=[s-2]@entity [s]@'s' is a source here, and an entity elsewhere"},
    /* words */
    {"digraph { t [kind=relation, family=tie, weight=2]; A -> B [relation=t] }||"
     "digraph { t [kind=relation, family=dissent]; A -> B [relation=t] }",
     "relation [A] [B] t 0@relation [A] [B] t-2 0@type 't' is of family dissent here, and tie"},
    {"digraph { A -> B [relation=t] }||digraph { t [kind=relation, family=dissent, note=n] }",
     "relation [A] [B] t 0@type t dissent@!warning"},
    {"digraph { t [kind=relation, family=tie, weight=2] }||"
     "digraph { t [kind=relation, family=tie, weight=3] }",
     "note=[other weight: 3]@relation type 't' has weight \"3\" here, and \"2\" before"},
    /* the dossier itself */
    {"digraph x { title=T; date=2005; note=n }||digraph y { title=U; date=2001; note=m }",
     "name=[x] title=[T] note=[n; m; other title: U; other date: 2005] date=[2001]"},
    /* judgements stay */
    {"digraph { A -> B [relation=\"same-as\", source=s] }||"
     "digraph { A -> B [relation=\"same-as\", source=t]; B -> C }",
     "entity [A]@entity [B]@relation [A] [B] same-as 0 0 source=[s; t]\n"},
    {"digraph { A [aliases=B]; A -> B [relation=\"same-as\"] }||digraph { B [note=1] }",
     "entity [A]@entity [B]@same-as"},
    {"digraph { RU [aliases=Russia] }||digraph { Russia -> X }", "relation [RU] [X]@alias-match"},
    {"digraph { RU [aliases=Russia]; RU -> Y }||digraph { \"a|b\" [label=Russia] }",
     "note=[other name: a|b]"},
};

static bool is_colour(const char *attribute)
{
    return strcmp(attribute, "color") == 0;
}

START_TEST(test_merged)
{
    const struct merge_options options = {.trivial = is_colour};
    for (size_t i = 0; i < sizeof merged / sizeof *merged; i++) {
        struct dossier *dossiers[4] = {NULL};
        struct diagnostics found = {0};
        struct text said = {0};
        size_t count = read_files(merged[i].files, dossiers, true);
        struct dossier *all =
            dossier_merge((const struct dossier *const *)dossiers, count, &options, &found);
        say_dossier(all, &said);
        say_found(&found, &said);
        check_says(merged[i].files, &said, merged[i].says);
        diagnostics_release(&found);
        dossier_free(all);
        for (size_t j = 0; j < count; j++)
            dossier_free(dossiers[j]);
        text_release(&said);
    }
}
END_TEST

/* Nothing to do: not even a look at the relations. */
START_TEST(test_untouched)
{
    struct dossier *dossier = NULL;
    struct diagnostics found = {0};
    read_files("digraph { A [label=x]; B [label=x]; A -> B; A -> B }||digraph { C [label=y] }",
               &dossier, false);
    const struct relation *relations = dossier->relations;
    size_t count = dossier->relation_count;
    dossier_unify(dossier, &found);
    ck_assert_ptr_eq(dossier->relations, relations);
    ck_assert_uint_eq(dossier->relation_count, count);
    ck_assert_uint_eq(found.count, 0);
    dossier_free(dossier);
}
END_TEST

Suite *identity_suite(void)
{
    Suite *suite = suite_create("identity");
    TCase *cases = tcase_create("identity");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, test_merge_with_itself);
    tcase_add_test(cases, test_merge_again);
    tcase_add_test(cases, test_merge_in_any_order);
    tcase_add_test(cases, test_unified);
    tcase_add_test(cases, test_merged);
    tcase_add_test(cases, test_untouched);
    suite_add_tcase(suite, cases);
    return suite;
}
