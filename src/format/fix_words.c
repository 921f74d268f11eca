/*
 * fix_words.c: fixes of words: names of attributes that are one slip away from a known one, and
 * words of the vocabulary in other letter case.
 */
#include "format/fix_rules.h"

#include "format/dot_names.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- Names of attributes ---- */

/* Below this a name is one replaced letter away from too many others: vote and note. */
enum { LONG_NAME = 6 };

/* How many bytes the two have in common at the start. */
static size_t common_start(const char *a, const char *b)
{
    size_t length = 0;
    while (a[length] && a[length] == b[length])
        length++;
    return length;
}

/* Whether the name is the known one but for letter case, a letter too many or too few, two that are
 * swapped, or, of long ones, a letter that is another. label2 is another label. */
static bool is_slip(const char *name, const char *known)
{
    size_t length = strlen(name), wanted = strlen(known);
    size_t start = common_start(name, known);
    const char *rest = name + start, *of_known = known + start;
    if (strcasecmp(name, known) == 0)
        return true;
    if (wanted < 4)
        return false;
    if (length == wanted + 1)
        return isalpha((unsigned char)*rest) && strcmp(rest + 1, of_known) == 0;
    if (length + 1 == wanted)
        return strcmp(rest, of_known + 1) == 0;
    if (length != wanted)
        return false;
    bool swapped =
        rest[0] == of_known[1] && rest[1] == of_known[0] && strcmp(rest + 2, of_known + 2) == 0;
    return swapped || (wanted >= LONG_NAME && isalpha((unsigned char)*rest) &&
                       strcmp(rest + 1, of_known + 1) == 0);
}

/* The names that records of these fields have, the word of the vocabulary last; NULL past them. */
static const char *name_at(const struct dot_fields *fields, size_t index)
{
    if (index < fields->count)
        return fields->items[index].name;
    if (index > fields->count || fields == &dot_graph_fields)
        return NULL;
    return fields == &dot_relation_fields ? "relation" : "kind";
}

/* The one name that this can have been meant for; NULL where it is known, or there are several. */
static const char *meant(const struct dot_fields *fields, const char *name)
{
    const char *found = NULL, *known;
    if (dot_is_graphviz_attribute(name))
        return NULL;
    for (size_t i = 0; (known = name_at(fields, i)); i++) {
        if (strcmp(name, known) == 0)
            return NULL;
        if (!is_slip(name, known))
            continue;
        if (found)
            return NULL;
        found = known;
    }
    return found;
}

/* Whether the attribute of that name can have the value. */
static bool takes(const struct fixer *fixer, const struct dot_fields *fields, const char *name,
                  const char *value)
{
    const struct vocabulary *vocabulary = &fixer->dossier->vocabulary;
    const struct dot_field *field = dot_field_find(fields, name);
    _Alignas(double) char member[DOT_FIELD_SIZE] = {0};
    struct text reason = {0};
    size_t offset = 0;
    if (!*value)
        return false;
    if (!field)
        return fields == &dot_relation_fields
                   ? vocabulary_find_type(vocabulary, value) != VOCABULARY_NONE
                   : vocabulary_find_kind(vocabulary, value) != VOCABULARY_NONE;
    bool done = field->type->parse(member, value, &offset, &reason);
    text_release(&reason);
    return done;
}

static bool has_attribute(const struct fixer *fixer, const struct dot_statement *statement,
                          const char *name)
{
    for (uint32_t i = 0; i < statement->count; i++)
        if (strcmp(fixer->written->attributes[statement->first + i].name, name) == 0)
            return true;
    return false;
}

static void fix_name(struct fixer *fixer, const struct dot_statement *statement,
                     const struct dot_fields *fields, const struct dot_written_attribute *attribute)
{
    const char *known = meant(fields, attribute->name);
    struct text bytes = {0}, what = {0};
    if (!known || attribute->html || has_attribute(fixer, statement, known) ||
        !takes(fixer, fields, known, attribute->value))
        return;
    text_add(&bytes, known);
    text_addf(&what, "attribute %s, which was written %s", known, attribute->name);
    fixer_replace(fixer, attribute->name_span, &bytes, &what);
}

void fix_attribute_names(struct fixer *fixer, const struct dot_statement *statement)
{
    const struct dot_fields *fields = fixer_fields(fixer, statement);
    for (uint32_t i = 0; fields && i < statement->count; i++)
        fix_name(fixer, statement, fields, &fixer->written->attributes[statement->first + i]);
}

/* ---- Words ---- */

/* Writes the word for the value, if that is the same in other letter case. */
static void fix_word(struct fixer *fixer, const struct dot_written_attribute *attribute,
                     const char *word)
{
    struct text what = {0};
    text_addf(&what, "%s=%s, which was written %s", attribute->name, word, attribute->value);
    fixer_set_value(fixer, attribute, word, &what);
}

/* Steps through the known words: name and whether it is declared or built in; NULL at the end. */
typedef const char *word_at(const struct vocabulary *vocabulary, size_t index, bool *known);

/* Those of entities, then those of what is none. */
static const char *kind_at(const struct vocabulary *vocabulary, size_t index, bool *known)
{
    static const char *const others[] = {"source", "relation", "kind"};
    *known = true;
    if (index >= vocabulary->kind_count + sizeof others / sizeof *others)
        return NULL;
    if (index >= vocabulary->kind_count)
        return others[index - vocabulary->kind_count];
    *known = vocabulary->kinds[index].declared;
    return vocabulary->kinds[index].name;
}

static const char *type_at(const struct vocabulary *vocabulary, size_t index, bool *known)
{
    if (index >= vocabulary->type_count)
        return NULL;
    *known = vocabulary->types[index].declared;
    return vocabulary->types[index].name;
}

static void fix_case(struct fixer *fixer, const struct dot_statement *statement, const char *name,
                     word_at *at)
{
    const struct dot_written_attribute *attribute = fixer_attribute(fixer, statement, name);
    const char *found = NULL, *word;
    bool known;
    for (size_t i = 0; attribute && (word = at(&fixer->dossier->vocabulary, i, &known)); i++) {
        if (!known || strcasecmp(word, attribute->value) != 0)
            continue;
        if (found || strcmp(word, attribute->value) == 0)
            return;
        found = word;
    }
    if (found)
        fix_word(fixer, attribute, found);
}

void fix_kinds(struct fixer *fixer, const struct dot_statement *statement)
{
    if (statement->kind == DOT_STATEMENT_NODES || statement->kind == DOT_STATEMENT_NODE_DEFAULTS)
        fix_case(fixer, statement, "kind", kind_at);
}

void fix_types(struct fixer *fixer, const struct dot_statement *statement)
{
    if (statement->kind == DOT_STATEMENT_EDGES || statement->kind == DOT_STATEMENT_EDGE_DEFAULTS)
        fix_case(fixer, statement, "relation", type_at);
}

void fix_families(struct fixer *fixer, const struct dot_statement *statement)
{
    const struct dot_written_attribute *family = fixer_attribute(fixer, statement, "family");
    if (!family || fixer_fields(fixer, statement) != &dot_type_fields ||
        family_find(family->value) != FAMILY_NONE)
        return;
    for (int i = 0; i < FAMILY_COUNT; i++)
        if (strcasecmp(family_name((enum family)i), family->value) == 0)
            fix_word(fixer, family, family_name((enum family)i));
}
