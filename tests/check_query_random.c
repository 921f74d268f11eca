/*
 * check_query_random.c: queries on random dossiers: against a second evaluator, which walks a tree
 * and counts anew for each entity, and by the laws of logic.
 */
#include "dossier_random.h"
#include "fixtures.h"
#include "query_cases.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { DOSSIERS = 60, QUERIES = 40, DEEPEST = 6 };

enum sort { LEAF_KIND, LEAF_ID, LEAF_COUNT, LEAF_ATTRIBUTE, LEAF_WHEN, LEAF_SORTS, AND, OR, NOT };

/* A condition as a tree. */
struct tree {
    enum sort sort;
    struct tree *left, *right;
    const char *word; /* a kind, an id, a family, an attribute, a date */
    const char *op;   /* of LEAF_COUNT and LEAF_WHEN */
    unsigned count;
};

static const char *pick(uint64_t *state, const char *const *from, uint32_t count)
{
    return from[random_below(state, count)];
}

static struct tree *make_leaf(const struct dossier *dossier, uint64_t *state)
{
    static const char *const families[] = {"dissent", "membership", "tie", "cooperation"};
    static const char *const orders[] = {"=", "!=", "<", "<=", ">", ">="};
    static const char *const attributes[] = {"color", "populatoin", "node", "label1"};
    static const char *const dates[] = {"2010", "1999-05", "2004/2005", "-0044"};
    struct tree *leaf = calloc(1, sizeof *leaf);
    uint32_t entity = random_below(state, (uint32_t)dossier->entity_count);
    leaf->sort = (enum sort)random_below(state, LEAF_SORTS);
    leaf->op = pick(state, orders, 6);
    leaf->count = random_below(state, 4);
    if (leaf->sort == LEAF_KIND)
        leaf->word = dossier->vocabulary.kinds[dossier->entities[entity].kind].name;
    else if (leaf->sort == LEAF_ID)
        leaf->word = dossier->entities[entity].id;
    else if (leaf->sort == LEAF_COUNT)
        leaf->word = pick(state, families, 4);
    else if (leaf->sort == LEAF_ATTRIBUTE)
        leaf->word = pick(state, attributes, 4);
    else
        leaf->word = pick(state, dates, 4);
    return leaf;
}

static struct tree *make_tree(const struct dossier *dossier, uint64_t *state, int depth)
{
    uint32_t drawn = random_below(state, 8);
    if (depth == DEEPEST || drawn < 3)
        return make_leaf(dossier, state);
    struct tree *tree = calloc(1, sizeof *tree);
    tree->sort = drawn < 5 ? AND : drawn < 7 ? OR : NOT;
    tree->left = make_tree(dossier, state, depth + 1);
    if (tree->sort != NOT)
        tree->right = make_tree(dossier, state, depth + 1);
    return tree;
}

static void free_tree(struct tree *tree)
{
    if (!tree)
        return;
    free_tree(tree->left);
    free_tree(tree->right);
    free(tree);
}

/* ---- as text ---- */

static void write_quoted(const char *string, struct text *out)
{
    text_add_char(out, '"');
    for (; *string; string++) {
        if (*string == '"' || *string == '\\')
            text_add_char(out, '\\');
        text_add_char(out, *string);
    }
    text_add_char(out, '"');
}

static void write_leaf(const struct tree *leaf, struct text *out)
{
    static const char *const names[] = {"kind=", "id =", "", "", "when"};
    text_add(out, names[leaf->sort]);
    if (leaf->sort == LEAF_COUNT)
        text_addf(out, "%s %s%u", leaf->word, leaf->op, leaf->count);
    else if (leaf->sort == LEAF_WHEN)
        text_addf(out, "%s %s", leaf->op, leaf->word);
    else
        write_quoted(leaf->word, out);
}

static void write_tree(const struct tree *tree, uint64_t *state, struct text *out);

/* In parentheses where it binds less tightly than it must, or where chance wants them. */
static void write_part(const struct tree *tree, enum sort within, uint64_t *state, struct text *out)
{
    bool loose = (tree->sort == OR && within != OR) || (tree->sort == AND && within == NOT);
    bool close = loose || !random_below(state, 6);
    text_add(out, close ? "( " : "");
    write_tree(tree, state, out);
    text_add(out, close ? ")" : "");
}

static void write_tree(const struct tree *tree, uint64_t *state, struct text *out)
{
    if (tree->sort < LEAF_SORTS) {
        write_leaf(tree, out);
        return;
    }
    text_add(out, tree->sort == NOT ? "not " : "");
    write_part(tree->left, tree->sort, state, out);
    if (tree->sort == NOT)
        return;
    text_add(out, tree->sort == AND ? "  and\n" : " or ");
    write_part(tree->right, tree->sort, state, out);
}

/* ---- evaluated a second time ---- */

static bool order_holds(const char *op, double a, double b)
{
    if (op[0] == '!')
        return a != b;
    if (op[0] == '=')
        return a == b;
    return op[0] == '<' ? a < b || (op[1] && a == b) : a > b || (op[1] && a == b);
}

static unsigned count_family(const struct view *view, uint32_t entity, const char *family)
{
    unsigned count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        const struct relation_type *type = &view->dossier->vocabulary.types[relation->type];
        if (strcmp(family_name(type->family), family) == 0 || strcmp(type->name, family) == 0)
            count += relation->from == entity || relation->to == entity;
    }
    return count;
}

static bool has_attribute(const struct dossier *dossier, uint32_t entity, const char *name)
{
    struct attribute_span span = dossier->entities[entity].attributes;
    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (strcmp(dossier->attributes[i].name, name) == 0)
            return *dossier->attributes[i].value != '\0';
    return false;
}

/* By trying every way in which the bounds can be met: some start, some end. */
static bool days_hold(const char *op, const struct edtf_bounds *held, const char *date)
{
    struct edtf with;
    ck_assert(edtf_parse(&with, date, strlen(date), NULL, NULL));
    struct edtf_bounds days = edtf_bounds(&with);
    const int32_t starts[] = {held->s0, held->s1}, ends[] = {held->e0, held->e1};
    bool before = false, common = false, after = false;
    for (int i = 0; i < 4; i++) {
        int32_t start = starts[i / 2], end = ends[i % 2];
        before = before || end < days.s0;
        after = after || start > days.e1;
        common = common || (start <= days.e1 && end >= days.s0);
    }
    switch (op[0]) {
    case '=':
        return common;
    case '!':
        return !common;
    case '<':
        return op[1] ? starts[0] <= days.e1 : before;
    default:
        return op[1] ? ends[1] >= days.s0 : after;
    }
}

static bool leaf_holds(const struct tree *leaf, const struct view *view, uint32_t entity)
{
    const struct dossier *dossier = view->dossier;
    const struct entity *of = &dossier->entities[entity];
    struct edtf_bounds held;
    switch (leaf->sort) {
    case LEAF_KIND:
        return strcmp(dossier->vocabulary.kinds[of->kind].name, leaf->word) == 0;
    case LEAF_ID:
        return utf8_same_letters(of->id, strlen(of->id), leaf->word, strlen(leaf->word));
    case LEAF_COUNT:
        return order_holds(leaf->op, count_family(view, entity, leaf->word), leaf->count);
    case LEAF_ATTRIBUTE:
        return has_attribute(dossier, entity, leaf->word);
    default:
        return entity_bounds(dossier, of, &held) ? days_hold(leaf->op, &held, leaf->word)
                                                 : leaf->op[0] == '!';
    }
}

static bool holds(const struct tree *tree, const struct view *view, uint32_t entity)
{
    switch (tree->sort) {
    case AND:
        return holds(tree->left, view, entity) && holds(tree->right, view, entity);
    case OR:
        return holds(tree->left, view, entity) || holds(tree->right, view, entity);
    case NOT:
        return !holds(tree->left, view, entity);
    default:
        return leaf_holds(tree, view, entity);
    }
}

/* ---- the two compared ---- */

/* The query's selection, to be freed; NULL where an attribute that it names is not there. */
static bool *select_by(const struct view *view, const struct text *text)
{
    struct error error = {0};
    struct query *query = query_parse(text->data, text->length, &error);
    ck_assert_msg(query, "%s: %s", text->data, error.message);
    bool *selected = calloc(view->dossier->entity_count + 1, sizeof *selected);
    if (query_bind(query, view->dossier, QUERY_ENTITIES, NULL, 0, &error)) {
        size_t count = query_select(query, view, selected);
        for (size_t i = 0; i < view->dossier->entity_count; i++)
            count -= selected[i];
        ck_assert_uint_eq(count, 0);
    } else {
        bool attribute = strncmp(error.message, "no entity has an attribute", 26) == 0;
        ck_assert_msg(attribute || strcmp(error.message, "no text is empty") == 0, "%s: %s",
                      text->data, error.message);
        free(selected);
        selected = NULL;
    }
    error_release(&error);
    query_free(query);
    return selected;
}

static bool see(struct view *view, const struct dossier *dossier, uint64_t seed)
{
    struct error error = {0};
    struct view_options options = {0};
    if (seed % 3 == 0)
        ck_assert(edtf_parse(&options.time.as_of, "2010-11", 7, NULL, NULL));
    return view_init(view, dossier, &options, &error);
}

START_TEST(as_a_second_evaluator)
{
    size_t compared = 0;
    for (uint64_t seed = 1; seed <= DOSSIERS; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct view view;
        uint64_t state = seed;
        ck_assert(see(&view, dossier, seed));
        for (int i = 0; dossier->entity_count && i < QUERIES; i++) {
            struct text text = {0};
            struct tree *tree = make_tree(dossier, &state, 0);
            write_tree(tree, &state, &text);
            bool *selected = select_by(&view, &text);
            for (uint32_t entity = 0; selected && entity < dossier->entity_count; entity++) {
                bool expected = view.entities[entity] && holds(tree, &view, entity);
                ck_assert_msg(selected[entity] == expected, "seed %u: %s: %s", (unsigned)seed,
                              dossier->entities[entity].id, text.data);
            }
            compared += selected != NULL;
            free(selected);
            free_tree(tree);
            text_release(&text);
        }
        view_release(&view);
        dossier_free(dossier);
    }
    ck_assert_uint_gt(compared, (size_t)DOSSIERS * QUERIES / 3);
}
END_TEST

/* ---- laws ---- */

/* Two ways to say the same, of the conditions A, B and C. */
static const char *const laws[][2] = {
    {"not (A and B)", "not A or not B"},
    {"not (A or B)", "not A and not B"},
    {"A and B", "B and A"},
    {"A or B", "B or A"},
    {"A and (B or C)", "A and B or A and C"},
    {"A or B and C", "(A or B) and (A or C)"},
    {"(A and B) and C", "A and (B and C)"},
    {"A or B or C", "A or (B or C)"},
    {"not not A", "A"},
    {"A and A", "A or A"},
    {"A or A and B", "A"},
    {"not A and A", "B and not B"},
};

static void write_law(const char *law, const struct text *conditions, struct text *out)
{
    for (; *law; law++)
        if (*law >= 'A' && *law <= 'C')
            text_addf(out, "(%s)", conditions[*law - 'A'].data);
        else
            text_add_char(out, *law);
}

START_TEST(laws_of_logic)
{
    for (uint64_t seed = 1; seed <= DOSSIERS; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct view view;
        uint64_t state = seed + 1000;
        ck_assert(see(&view, dossier, seed));
        for (size_t i = 0; dossier->entity_count && i < sizeof laws / sizeof *laws; i++) {
            struct text conditions[3] = {{0}}, sides[2] = {{0}};
            for (int c = 0; c < 3; c++) {
                struct tree *tree = make_tree(dossier, &state, DEEPEST - 2);
                write_tree(tree, &state, &conditions[c]);
                free_tree(tree);
            }
            write_law(laws[i][0], conditions, &sides[0]);
            write_law(laws[i][1], conditions, &sides[1]);
            bool *left = select_by(&view, &sides[0]), *right = select_by(&view, &sides[1]);
            if (left && right)
                ck_assert_msg(memcmp(left, right, dossier->entity_count) == 0, "%s | %s",
                              sides[0].data, sides[1].data);
            free(left);
            free(right);
            for (int c = 0; c < 3; c++)
                text_release(&conditions[c]);
            text_release(&sides[0]);
            text_release(&sides[1]);
        }
        view_release(&view);
        dossier_free(dossier);
    }
}
END_TEST

/* What is folded is the same exactly where the letters are. */
START_TEST(folding)
{
    static const char *const pieces[] = {"a", "A", "ß", "ss", "SS", "é", "e\xcc\x81", "É",
                                         "Σ", "ς", "σ", "İ",  "i",  "I", "\xff",      ""};
    uint64_t state = 5;
    for (int i = 0; i < 5000; i++) {
        struct text sides[2] = {{0}}, folded[2] = {{0}};
        for (int side = 0; side < 2; side++) {
            for (int piece = 0; piece < 3; piece++)
                text_add(&sides[side],
                         pieces[random_below(&state, sizeof pieces / sizeof *pieces)]);
            utf8_fold(text_string(&sides[side]), sides[side].length, &folded[side]);
        }
        bool valid =
            utf8_first_invalid(text_string(&sides[0]), sides[0].length) == sides[0].length &&
            utf8_first_invalid(text_string(&sides[1]), sides[1].length) == sides[1].length;
        bool same = strcmp(text_string(&folded[0]), text_string(&folded[1])) == 0;
        if (valid)
            ck_assert_int_eq(same, utf8_same_letters(text_string(&sides[0]), sides[0].length,
                                                     text_string(&sides[1]), sides[1].length));
        for (int side = 0; side < 2; side++) {
            text_release(&sides[side]);
            text_release(&folded[side]);
        }
    }
}
END_TEST

TCase *query_random_case(void)
{
    TCase *tcase = tcase_create("random");
    tcase_add_test(tcase, as_a_second_evaluator);
    tcase_add_test(tcase, laws_of_logic);
    tcase_add_test(tcase, folding);
    return tcase;
}
