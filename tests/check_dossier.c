/*
 * check_dossier.c: the store of records, the small lists in attributes, and who a name means.
 */
#include "suites.h"

#include <entente/dossier.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *intern(struct dossier *dossier, const char *string)
{
    return dossier_string(dossier, string, strlen(string));
}

START_TEST(ids)
{
    struct dossier *dossier = dossier_new();
    ck_assert_uint_eq(dossier_find_entity(dossier, "a"), DOSSIER_NONE);
    ck_assert_uint_eq(dossier_find_source(dossier, "a"), DOSSIER_NONE);
    ck_assert_uint_eq(dossier_add_entity(dossier, "a"), 0);
    ck_assert_uint_eq(dossier_add_entity(dossier, "b"), 1);
    ck_assert_uint_eq(dossier_add_source(dossier, "b"), 0); /* ids of their own */
    ck_assert_uint_eq(dossier_add_entity(dossier, "a"), 0);
    ck_assert_uint_eq(dossier_add_source(dossier, "b"), 0);
    ck_assert_uint_eq(dossier_add_entity(dossier, ""), 2);
    ck_assert_uint_eq(dossier_find_entity(dossier, "b"), 1);
    ck_assert_uint_eq(dossier_find_entity(dossier, ""), 2);
    ck_assert_uint_eq(dossier_find_source(dossier, "a"), DOSSIER_NONE);
    ck_assert_uint_eq(dossier->entity_count, 3);
    ck_assert_uint_eq(dossier->source_count, 1);
    const struct entity *entity = &dossier->entities[1];
    ck_assert_str_eq(entity->id, "b");
    ck_assert_uint_eq(entity->kind, KIND_ENTITY);
    ck_assert(!entity->declared && !entity->label && !entity->aliases && !entity->place.line);
    ck_assert_int_eq(entity->when.start.end, EDTF_ABSENT);
    ck_assert_str_eq(dossier->sources[0].id, "b");
    ck_assert_int_eq(dossier->sources[0].reliability, 0);
    dossier_free(dossier);
    dossier_free(NULL);
}
END_TEST

/* Two strings of a dossier are the same pointer exactly when they are the same string. */
START_TEST(strings)
{
    struct dossier *dossier = dossier_new();
    char bytes[] = "Armenia";
    const char *string = dossier_string(dossier, bytes, 7);
    ck_assert_ptr_ne(string, bytes);
    ck_assert_ptr_eq(dossier_string(dossier, "Armenian", 7), string);
    ck_assert_ptr_ne(dossier_string(dossier, bytes, 6), string);
    ck_assert_ptr_eq(dossier->entities, NULL);
    uint32_t entity = dossier_add_entity(dossier, "Armenia");
    ck_assert_ptr_eq(dossier->entities[entity].id, string);
    uint32_t source = dossier_add_source(dossier, "Armenia");
    ck_assert_ptr_eq(dossier->sources[source].id, string);
    dossier_add_entity(dossier, "Belarus");
    ck_assert_ptr_eq(dossier->entities[1].id, intern(dossier, "Belarus"));
    dossier_free(dossier);
}
END_TEST

START_TEST(many_records)
{
    struct dossier *dossier = dossier_new();
    char id[32];
    for (uint32_t i = 0; i < 20000; i++) {
        snprintf(id, sizeof id, "entity %u", i);
        struct relation relation = {.from = i, .to = i / 2, .weight = i};
        if (dossier_add_entity(dossier, id) != i || dossier_add_relation(dossier, &relation) != i)
            ck_abort_msg("%s is not %u", id, i);
    }
    for (uint32_t i = 0; i < 20000; i++) {
        snprintf(id, sizeof id, "entity %u", i);
        if (dossier_find_entity(dossier, id) != i || strcmp(dossier->entities[i].id, id) != 0 ||
            dossier->relations[i].to != i / 2)
            ck_abort_msg("%s was %u", id, i);
    }
    dossier_free(dossier);
}
END_TEST

START_TEST(files_and_places)
{
    struct dossier *dossier = dossier_new();
    ck_assert_str_eq(dossier_path(dossier, (struct place){0}), "");
    ck_assert_str_eq(dossier_path(dossier, (struct place){.line = 1}), "");
    ck_assert_uint_eq(dossier_add_file(dossier, "a.dot"), 0);
    ck_assert_uint_eq(dossier_add_file(dossier, "b.dot"), 1);
    ck_assert_uint_eq(dossier_add_file(dossier, "a.dot"), 2); /* read twice */
    ck_assert_str_eq(dossier_path(dossier, (struct place){1, 3, 1}), "b.dot");
    ck_assert_str_eq(dossier_path(dossier, (struct place){2, 3, 1}), "a.dot");
    ck_assert_str_eq(dossier_path(dossier, (struct place){1, 0, 0}), "");
    ck_assert_str_eq(dossier_path(dossier, (struct place){3, 1, 1}), "");
    dossier_free(dossier);
}
END_TEST

START_TEST(attributes)
{
    struct dossier *dossier = dossier_new();
    struct attribute three[] = {{"a", "1", false}, {"b", "2", true}, {"c", "3", false}};
    struct attribute_span none = dossier_add_attributes(dossier, NULL, 0);
    struct attribute_span first = dossier_add_attributes(dossier, three, 3);
    struct attribute_span second = dossier_add_attributes(dossier, three + 1, 1);
    ck_assert_uint_eq(none.count, 0);
    ck_assert_uint_eq(first.first, 0);
    ck_assert_uint_eq(first.count, 3);
    ck_assert_uint_eq(second.first, 3);
    ck_assert_uint_eq(second.count, 1);
    ck_assert_str_eq(dossier->attributes[second.first].name, "b");
    ck_assert(dossier->attributes[second.first].html);
    for (int i = 0; i < 50; i++)
        dossier_add_attributes(dossier, three, 3);
    ck_assert_uint_eq(dossier->attribute_count, 154);
    ck_assert_str_eq(dossier->attributes[2].value, "3");
    dossier_free(dossier);
}
END_TEST

START_TEST(relations)
{
    struct dossier *dossier = dossier_new();
    const struct vocabulary *words = &dossier->vocabulary;
    struct relation relation = {.from = 0, .to = 0};
    ck_assert_double_eq(relation_weight(dossier, &relation), 1);
    ck_assert_int_eq(relation_family(dossier, &relation), FAMILY_TIE);
    ck_assert_int_eq(relation_sign(dossier, &relation), 1);
    ck_assert(!relation_symmetric(dossier, &relation));
    relation.undirected = true;
    ck_assert(relation_symmetric(dossier, &relation));
    relation.type = vocabulary_find_type(words, "sanction");
    ck_assert_double_eq(relation_weight(dossier, &relation), 2);
    ck_assert_int_eq(relation_sign(dossier, &relation), -1);
    relation.weight = .125;
    ck_assert_double_eq(relation_weight(dossier, &relation), .125);
    relation = (struct relation){.type = vocabulary_find_type(words, "consultation")};
    ck_assert(relation_symmetric(dossier, &relation));
    ck_assert_double_eq(relation_weight(dossier, &relation), .5);
    ck_assert_int_eq(relation_family(dossier, &relation), FAMILY_COOPERATION);
    dossier_free(dossier);
}
END_TEST

START_TEST(labels)
{
    struct entity entity = {.id = "id"};
    ck_assert_str_eq(entity_label(&entity), "id");
    entity.label = "label";
    ck_assert_str_eq(entity_label(&entity), "label");
}
END_TEST

/* Citations as "source|locator" in brackets. */
static void check_citations(const char *attribute, const char *expected)
{
    struct text text = {0};
    struct citation citation;
    const char *cursor = attribute;
    while (citation_next(&cursor, &citation))
        text_addf(&text, "[%.*s|%.*s]", (int)citation.source_length, citation.source,
                  (int)citation.locator_length, citation.locator);
    ck_assert_str_eq(text_string(&text), expected);
    ck_assert(!citation_next(&cursor, &citation)); /* the end stays the end */
    text_release(&text);
}

START_TEST(citations)
{
    static const char *const cases[][2] = {
        {NULL, ""},
        {"", ""},
        {" \t ", ""},
        {";", ""},
        {" ; ;; ", ""},
        {"a", "[a|]"},
        {"a#1", "[a|1]"},
        {"a#1; b ;c#x", "[a|1][b|][c|x]"},
        {"a#1;b", "[a|1][b|]"},
        {" a#p. 3 ", "[a|p. 3]"},
        {";;a;; ;b;", "[a|][b|]"},
        {"a#", "[a|]"},
        {"a#1#2", "[a|1#2]"},
        {"#1", "[|1]"},
        {"the source#1", "[the source|1]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_citations(cases[i][0], cases[i][1]);
}
END_TEST

START_TEST(cited_sources)
{
    struct dossier *dossier = dossier_new();
    struct citation citation;
    const char *cursor = "edm#9; ed; edma";
    dossier_add_source(dossier, "ed");
    dossier_add_source(dossier, "edm");
    ck_assert(citation_next(&cursor, &citation));
    ck_assert_uint_eq(citation_source(dossier, &citation), 1);
    ck_assert(citation_next(&cursor, &citation));
    ck_assert_uint_eq(citation_source(dossier, &citation), 0);
    ck_assert(citation_next(&cursor, &citation));
    ck_assert_uint_eq(citation_source(dossier, &citation), DOSSIER_NONE);
    dossier_free(dossier);
}
END_TEST

START_TEST(alias_lists)
{
    static const char *const cases[][2] = {
        {NULL, ""},
        {"", ""},
        {"a", "[a]"},
        {"Russian Federation|Moscow", "[Russian Federation][Moscow]"},
        {" a | b |", "[a][b]"},
        {"||a||", "[a]"},
        {" | | ", ""},
        {"a;b", "[a;b]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text = {0};
        const char *cursor = cases[i][0], *alias;
        size_t length;
        while (alias_next(&cursor, &alias, &length))
            text_addf(&text, "[%.*s]", (int)length, alias);
        ck_assert_str_eq(text_string(&text), cases[i][1]);
        text_release(&text);
    }
}
END_TEST

START_TEST(confidence)
{
    static const struct {
        const char *string;
        bool valid;
        double value;
    } cases[] = {
        {"0", true, 0},       {"1", true, 1},      {"0.8", true, .8},  {".5", true, .5},
        {"1.0", true, 1},     {"0.", true, 0},     {"B2", true, NAN},  {"A1", true, NAN},
        {"F6", true, NAN},    {"", false, 0},      {"1.01", false, 0}, {"-0.1", false, 0},
        {"2", false, 0},      {"G1", false, 0},    {"A0", false, 0},   {"A7", false, 0},
        {"B", false, 0},      {"B22", false, 0},   {"b2", false, 0},   {"2B", false, 0},
        {"0.8 ", false, 0},   {" 0.8", false, 0},  {"0,8", false, 0},  {"80%", false, 0},
        {"nan", false, 0},    {"inf", false, 0},   {".", false, 0},    {"0x1", false, 0},
        {"0x1p-3", false, 0}, {".x", false, 0},    {"high", false, 0}, {"+0.5", false, 0},
        {"0.8.1", false, 0},  {"1e400", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value = 7;
        ck_assert_msg(confidence_parse(cases[i].string, &value) == cases[i].valid, "'%s'",
                      cases[i].string);
        if (!cases[i].valid)
            ck_assert_double_eq(value, 7);
        else if (isnan(cases[i].value))
            ck_assert_double_nan(value);
        else
            ck_assert_double_eq(value, cases[i].value);
    }
}
END_TEST

static void add_source(struct dossier *dossier, const char *id, char reliability)
{
    uint32_t source = dossier_add_source(dossier, id);
    dossier->sources[source].reliability = reliability;
}

static double confidence_of(struct dossier *dossier, const char *stated, const char *source)
{
    struct evidence evidence = {.confidence = stated ? intern(dossier, stated) : NULL,
                                .source = source ? intern(dossier, source) : NULL,
                                .role = intern(dossier, "so that there is evidence")};
    struct relation relation = {.evidence = dossier_evidence(dossier, &evidence)};
    return relation_confidence(dossier, &relation);
}

START_TEST(confidences)
{
    static const double reliabilities[] = {.95, .8, .6, .4, .2, .5};
    static const double credibilities[] = {1, .9, .7, .4, .2, .5};
    struct dossier *dossier = dossier_new();
    struct relation bare = {0};
    ck_assert_double_eq(relation_confidence(dossier, &bare), 1);
    ck_assert_double_eq(confidence_of(dossier, NULL, NULL), 1);
    ck_assert_double_eq(confidence_of(dossier, "0.25", NULL), .25);
    ck_assert_double_eq(confidence_of(dossier, "0", NULL), 0);
    for (int letter = 0; letter < 6; letter++) {
        char id[] = {(char)('A' + letter), 0};
        add_source(dossier, id, id[0]);
        ck_assert_double_eq(confidence_of(dossier, NULL, id), reliabilities[letter]);
        for (int digit = 0; digit < 6; digit++) {
            char grade[] = {id[0], (char)('1' + digit), 0};
            ck_assert_double_eq(confidence_of(dossier, grade, "E"),
                                reliabilities[letter] * credibilities[digit]);
        }
    }
    dossier_free(dossier);
}
END_TEST

START_TEST(confidences_of_sources)
{
    struct dossier *dossier = dossier_new();
    add_source(dossier, "unjudged", 0);
    add_source(dossier, "paper", 'B');
    add_source(dossier, "rumour", 'E');
    ck_assert_double_eq(confidence_of(dossier, NULL, "rumour#3; paper#1; nowhere"), .8);
    ck_assert_double_eq(confidence_of(dossier, NULL, "paper; rumour; unjudged"), .8);
    ck_assert_double_eq(confidence_of(dossier, NULL, "unjudged; rumour"), .2);
    ck_assert_double_eq(confidence_of(dossier, NULL, "unjudged; nowhere"), 1);
    ck_assert_double_eq(confidence_of(dossier, ".3", "paper"), .3);
    ck_assert_double_eq(confidence_of(dossier, "0", "paper"), 0);
    ck_assert_double_eq(confidence_of(dossier, "high", "rumour"), .2);
    ck_assert_double_eq(confidence_of(dossier, "high", NULL), 1);
    dossier_free(dossier);
}
END_TEST

static uint32_t add(struct dossier *dossier, const char *id, const char *label, const char *aliases)
{
    uint32_t index = dossier_add_entity(dossier, id);
    dossier->entities[index].label = label ? intern(dossier, label) : NULL;
    dossier->entities[index].aliases = aliases ? intern(dossier, aliases) : NULL;
    return index;
}

START_TEST(lookup)
{
    struct dossier *dossier = dossier_new();
    uint32_t russia = add(dossier, "Russia", NULL, "Russian Federation|Moscow");
    uint32_t rus = add(dossier, "RUS", "Russia", NULL); /* an id goes before a label */
    uint32_t moscow = add(dossier, "city", "Moscow", "Belarus");
    uint32_t belarus = add(dossier, "BLR", "Belarus", "White Russia| Byelorussia ");
    uint32_t lower = add(dossier, "blr", NULL, NULL);
    uint32_t turkey =
        add(dossier, "tur", "T\xc3\xbcrkiye", "\xd0\xa2\xd1\x83\xd1\x80\xd1\x86\xd0\xb8\xd1\x8f");
    const struct {
        const char *name;
        uint32_t entity;
    } cases[] = {
        {"Russia", russia},
        {"Moscow", moscow}, /* a label before an alias */
        {"Belarus", belarus},
        {"Russian Federation", russia},
        {"Byelorussia", belarus},
        {"rus", rus},
        {"BLR", belarus}, /* exactly, before without regard to case */
        {"blr", lower},
        {"russia", russia}, /* by id, although a label is the same */
        {"MOSCOW", moscow},
        {"white russia", belarus},
        {"russian FEDERATION", russia},
        {"T\xc3\xbcrkiye", turkey},
        {"T\xc3\x9cRKIYE", turkey}, /* case beyond ASCII */
        {"\xd1\x82\xd1\x83\xd1\x80\xd1\x86\xd0\xb8\xd1\x8f", turkey},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *suggestion = "untouched";
        uint32_t found = dossier_lookup(dossier, cases[i].name, &suggestion);
        ck_assert_msg(found == cases[i].entity, "%s is %u, not %u", cases[i].name, found,
                      cases[i].entity);
        ck_assert_uint_eq(dossier_lookup(dossier, cases[i].name, NULL), cases[i].entity);
    }
    dossier_free(dossier);
}
END_TEST

static void check_not_found(const struct dossier *dossier, const char *name, const char *expected)
{
    const char *suggestion = "untouched";
    ck_assert_uint_eq(dossier_lookup(dossier, name, &suggestion), DOSSIER_NONE);
    ck_assert_uint_eq(dossier_lookup(dossier, name, NULL), DOSSIER_NONE);
    if (expected)
        ck_assert_str_eq(suggestion, expected);
    else
        ck_assert_msg(!suggestion, "%s for %s", suggestion, name);
}

START_TEST(not_found)
{
    struct dossier *dossier = dossier_new();
    check_not_found(dossier, "Armenia", NULL);
    check_not_found(dossier, "", NULL);
    add(dossier, "arm", "Armenia", "Hayastan");
    add(dossier, "Kazakhstan", NULL, NULL);
    check_not_found(dossier, "Armenai", "Armenia");
    check_not_found(dossier, "kazakstan", "Kazakhstan");
    check_not_found(dossier, "Hayasten", NULL); /* aliases are not suggested */
    check_not_found(dossier, "Tajikistan", NULL);
    check_not_found(dossier, "", NULL);
    dossier_free(dossier);
}
END_TEST

/* Several in the same step: none is meant, and one is named so that the reader can choose. */
START_TEST(ambiguous)
{
    struct dossier *dossier = dossier_new();
    add(dossier, "g1", "Georgia", "Iveria");
    add(dossier, "g2", "Georgia", "Peach State|Iveria");
    add(dossier, "ab", NULL, NULL);
    add(dossier, "AB", NULL, NULL);
    check_not_found(dossier, "Georgia", "g1");
    check_not_found(dossier, "GEORGIA", "g1");
    check_not_found(dossier, "Iveria", "g1");
    check_not_found(dossier, "Ab", "ab");
    ck_assert_uint_eq(dossier_lookup(dossier, "ab", NULL), 2);
    ck_assert_uint_eq(dossier_lookup(dossier, "AB", NULL), 3);
    ck_assert_uint_eq(dossier_lookup(dossier, "peach state", NULL), 1);
    /* twice in one entity is still that entity */
    add(dossier, "fr", "France", "La France|la france");
    ck_assert_uint_eq(dossier_lookup(dossier, "LA FRANCE", NULL), 4);
    dossier_free(dossier);
}
END_TEST

/* Equal ones share an index, whatever was in the bytes between the members. */
START_TEST(dates_and_evidence)
{
    struct dossier *dossier = dossier_new();
    struct edtf date, same;
    memset(&date, 0xff, sizeof date);
    date.start = (struct edtf_date){.year = 2010, .month = 12, .end = EDTF_DATE};
    date.end = (struct edtf_date){.end = EDTF_OPEN};
    date.interval = true;
    memset(&same, 0, sizeof same);
    ck_assert_uint_eq(dossier_date(dossier, &same), 0);
    same.start = date.start;
    same.end = date.end;
    same.interval = true;
    uint32_t index = dossier_date(dossier, &date);
    ck_assert_uint_ne(index, 0);
    ck_assert_uint_eq(dossier_date(dossier, &same), index);
    same.start.masked_year = 1;
    ck_assert_uint_ne(dossier_date(dossier, &same), index);
    struct evidence evidence = {.role = intern(dossier, "temporary")};
    struct evidence nothing = {.attributes = {7, 0}};
    uint32_t said = dossier_evidence(dossier, &evidence);
    ck_assert_uint_ne(said, 0);
    ck_assert_uint_eq(dossier_evidence(dossier, &nothing), 0);
    ck_assert_uint_eq(dossier_evidence(dossier, &evidence), said);
    struct relation dated = {.when = index, .evidence = said}, bare = {0};
    ck_assert_int_eq(edtf_compare(relation_when(dossier, &dated), &date), 0);
    ck_assert_str_eq(relation_evidence(dossier, &dated)->role, "temporary");
    ck_assert(!edtf_given(relation_when(dossier, &bare)));
    ck_assert_ptr_eq(relation_evidence(dossier, &bare)->role, NULL);
    dossier_free(dossier);
}
END_TEST

Suite *dossier_suite(void)
{
    Suite *suite = suite_create("dossier");
    TCase *store = tcase_create("store"), *lists = tcase_create("lists");
    TCase *identity = tcase_create("identity");
    tcase_add_test(store, ids);
    tcase_add_test(store, strings);
    tcase_add_test(store, many_records);
    tcase_add_test(store, files_and_places);
    tcase_add_test(store, attributes);
    tcase_add_test(store, relations);
    tcase_add_test(store, dates_and_evidence);
    tcase_add_test(store, labels);
    tcase_add_test(lists, citations);
    tcase_add_test(lists, cited_sources);
    tcase_add_test(lists, alias_lists);
    tcase_add_test(lists, confidence);
    tcase_add_test(lists, confidences);
    tcase_add_test(lists, confidences_of_sources);
    tcase_add_test(identity, lookup);
    tcase_add_test(identity, not_found);
    tcase_add_test(identity, ambiguous);
    suite_add_tcase(suite, store);
    suite_add_tcase(suite, lists);
    suite_add_tcase(suite, identity);
    return suite;
}
