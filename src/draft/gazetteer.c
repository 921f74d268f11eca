/*
 * gazetteer.c: fills a gazetteer from the tables of share/draft/, from files and from dossiers.
 */
#include "draft/gazetteer_rows.h"

#include "base/suggest.h"
#include "base/xalloc.h"
#include "draft/lexicon.h"
#include "draft/tables.h"

#include <entente/vocabulary.h>

#include <stdlib.h>
#include <string.h>

enum { MAX_FIELDS = 6 };

/* A row of a table: kind, name, other names, demonyms, seats, what it belongs to. */
struct table_row {
    const char *path;
    size_t line;
    const char *text;
    size_t length;
    const char *fields[MAX_FIELDS]; /* "" where there is none */
    size_t count;
};

void gazetteer_free(struct gazetteer *gazetteer)
{
    if (!gazetteer)
        return;
    for (size_t i = 0; i < gazetteer->count; i++)
        free(gazetteer->rows[i].aliases);
    free(gazetteer->rows);
    listings_release(&gazetteer->listings);
    names_release(&gazetteer->surnames);
    free(gazetteer->surname_rows);
    lexis_release(&gazetteer->lexis);
    names_release(&gazetteer->strings);
    free(gazetteer);
}

static const char *intern(struct gazetteer *gazetteer, const char *bytes, size_t length)
{
    return names_intern(&gazetteer->strings, bytes, length);
}

static uint32_t add_listed(struct gazetteer *gazetteer, struct listed listed)
{
    gazetteer->rows =
        xgrow(gazetteer->rows, gazetteer->count, &gazetteer->capacity, sizeof *gazetteer->rows);
    gazetteer->rows[gazetteer->count] = listed;
    return (uint32_t)gazetteer->count++;
}

static void add_alias(struct gazetteer *gazetteer, uint32_t row, const char *alias)
{
    struct listed *listed = &gazetteer->rows[row];
    bool there = strcmp(listed->name, alias) == 0;
    for (size_t i = 0; i < listed->alias_count && !there; i++)
        there = strcmp(listed->aliases[i], alias) == 0;
    if (there)
        return;
    listed->aliases = xgrow(listed->aliases, listed->alias_count, &listed->alias_capacity,
                            sizeof *listed->aliases);
    listed->aliases[listed->alias_count++] = alias;
}

/* "President Bush" is of the United States, whichever Bush: those of a name are of one state. */
static void add_surname(struct gazetteer *gazetteer, uint32_t row, const char *name)
{
    struct text folded = {0};
    phrase_fold(name, &folded);
    const char *all = text_string(&folded), *blank = strrchr(all, ' ');
    const char *last = blank ? blank + 1 : all;
    size_t count = gazetteer->surnames.count;
    uint32_t id = names_add(&gazetteer->surnames, last, strlen(last));
    text_release(&folded);
    if (gazetteer->surnames.count > count) {
        gazetteer->surname_rows =
            xgrow(gazetteer->surname_rows, count, &gazetteer->surname_capacity,
                  sizeof *gazetteer->surname_rows);
        gazetteer->surname_rows[id] = row;
    } else if (gazetteer->surname_rows[id] != ARTICLE_NONE &&
               strcmp(gazetteer->rows[gazetteer->surname_rows[id]].of, gazetteer->rows[row].of) !=
                   0)
        gazetteer->surname_rows[id] = ARTICLE_NONE;
}

/* Each of the names that "|" parts is listed, and kept as an alias where it is a name. */
static void add_names(struct gazetteer *gazetteer, uint32_t row, const char *names,
                      enum listed_form form, bool over)
{
    for (const char *at = names; *at;) {
        size_t length = strcspn(at, "|");
        const char *name = intern(gazetteer, at, length);
        if (length) {
            listings_add(&gazetteer->listings, name, row, form, over);
            if (form == LISTED_NAME)
                add_alias(gazetteer, row, name);
        }
        at += length + (at[length] == '|');
    }
}

static void add_phrase(struct gazetteer *gazetteer, const char *phrase, uint32_t classes)
{
    struct text folded = {0};
    phrase_fold(phrase, &folded);
    if (folded.length)
        lexis_add(&gazetteer->lexis, text_string(&folded), classes);
    text_release(&folded);
}

/* The kinds that a row may have are the vocabulary's, but for the one that says nothing. */
static const char *const kinds[] = {"state", "organization", "person",   "body",  "force",
                                    "bloc",  "place",        "document", "event", NULL};

static bool is_kind(const char *name)
{
    for (size_t i = 0; kinds[i]; i++)
        if (strcmp(kinds[i], name) == 0)
            return true;
    return false;
}

static bool row_error(const struct table_row *row, struct error *error, const char *hint,
                      const char *what)
{
    error_set(error, ERROR_INPUT, "%s", what);
    if (hint)
        error_hint(error, "%s", hint);
    error_place(error, row->path, row->line, 1, row->text, row->length);
    return false;
}

static bool unknown_word(const struct table_row *row, struct error *error)
{
    struct text hint = {0};
    struct suggest suggest;
    suggest_start(&suggest, row->fields[0]);
    for (size_t i = 0; kinds[i]; i++)
        suggest_consider(&suggest, kinds[i]);
    for (const char *const *class = word_class_names(); *class; class ++)
        suggest_consider(&suggest, *class);
    if (suggest.best)
        text_addf(&hint, "did you mean '%s'?", suggest.best);
    else
        text_add(&hint, "a row starts with a kind of entity or a class of words, and a tab");
    row_error(row, error, text_string(&hint), "a row starts with a word that no table has");
    text_release(&hint);
    return false;
}

static bool add_row(struct gazetteer *gazetteer, const struct table_row *row, struct error *error)
{
    const char *first = row->fields[0], *name = row->fields[1];
    uint32_t classes = word_class_find(first, strlen(first));
    if (!classes && !is_kind(first))
        return lexicon_knows(first, strlen(first)) || unknown_word(row, error);
    if (!*name)
        return row_error(row, error, "the second field is the name", "a row without a name");
    if (classes) {
        add_phrase(gazetteer, name, classes);
        return true;
    }
    uint32_t listed =
        add_listed(gazetteer, (struct listed){.name = name, .kind = first, .of = row->fields[5]});
    bool over = !gazetteer->filling;
    listings_add(&gazetteer->listings, name, listed, LISTED_NAME, over);
    add_names(gazetteer, listed, row->fields[2], LISTED_NAME, over);
    add_names(gazetteer, listed, row->fields[3], LISTED_DEMONYM, over);
    add_names(gazetteer, listed, row->fields[4], LISTED_SEAT, over);
    if (strcmp(first, "person") == 0 && *row->fields[5])
        add_surname(gazetteer, listed, name);
    return true;
}

static void split_row(struct gazetteer *gazetteer, struct table_row *row)
{
    const char *at = row->text, *end = row->text + row->length;
    for (row->count = 0; row->count < MAX_FIELDS; row->count++) {
        const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        size_t length = (size_t)((tab ? tab : end) - at);
        while (length && (at[length - 1] == ' ' || at[length - 1] == '\r'))
            length--;
        row->fields[row->count] = intern(gazetteer, at, length);
        at = tab ? tab + 1 : end;
    }
}

bool gazetteer_read(struct gazetteer *gazetteer, const char *path, const char *bytes, size_t length,
                    struct error *error)
{
    struct table_row row = {.path = path};
    for (size_t at = 0; at < length; at += row.length + 1) {
        row.text = bytes + at;
        const char *newline = memchr(row.text, '\n', length - at);
        row.length = newline ? (size_t)(newline - row.text) : length - at;
        row.line++;
        split_row(gazetteer, &row);
        if (*row.fields[0] && row.fields[0][0] != '#' && !add_row(gazetteer, &row, error))
            return false;
    }
    return true;
}

struct gazetteer *gazetteer_new(void)
{
    static const struct asset *const tables[] = {&draft_states,  &draft_organizations,
                                                 &draft_persons, &draft_places,
                                                 &draft_words,   &draft_given};
    struct gazetteer *gazetteer = xcalloc(1, sizeof *gazetteer);
    struct error error = {0}; /* the suite draft_names reads each table: there is none */
    gazetteer->filling = true;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        gazetteer_read(gazetteer, "share/draft", tables[i]->bytes, tables[i]->length, &error);
    error_release(&error);
    gazetteer->filling = false;
    return gazetteer;
}

/* The row of that kind that has the name; ARTICLE_NONE where there is none. */
static uint32_t row_named(const struct gazetteer *gazetteer, const char *name, const char *kind)
{
    const struct listing *listing = listings_of(&gazetteer->listings, name);
    bool fits = listing && (listing->form == LISTED_NAME || listing->form == LISTED_ACRONYM) &&
                strcmp(gazetteer->rows[listing->owner].kind, kind) == 0;
    return fits ? listing->owner : ARTICLE_NONE;
}

/* The row of that kind that has the label, the id or one of the aliases as a name; else a new one.
 */
static uint32_t row_of(struct gazetteer *gazetteer, const struct entity *entity, const char *kind,
                       const char *label)
{
    uint32_t row = row_named(gazetteer, label, kind);
    if (row == ARTICLE_NONE)
        row = row_named(gazetteer, entity->id, kind);
    for (const char *at = entity->aliases; at && *at && row == ARTICLE_NONE;) {
        size_t length = strcspn(at, "|");
        row = row_named(gazetteer, intern(gazetteer, at, length), kind);
        at += length + (at[length] == '|');
    }
    if (row != ARTICLE_NONE)
        return row;
    return add_listed(gazetteer, (struct listed){.name = label, .kind = kind, .of = ""});
}

static void add_entity(struct gazetteer *gazetteer, const struct dossier *dossier,
                       const struct entity *entity)
{
    const char *given = entity->label ? entity->label : entity->id;
    const char *label = intern(gazetteer, given, strlen(given));
    const char *name = dossier->vocabulary.kinds[entity->kind].name;
    const char *kind = intern(gazetteer, name, strlen(name));
    uint32_t row = row_of(gazetteer, entity, kind, label);
    const char *former = gazetteer->rows[row].name;
    gazetteer->rows[row].name = label;
    gazetteer->rows[row].known = true;
    if (strcmp(former, label) != 0)
        add_alias(gazetteer, row, former);
    listings_add(&gazetteer->listings, label, row, LISTED_NAME, true);
    add_names(gazetteer, row, entity->id, LISTED_NAME, true);
    if (entity->aliases)
        add_names(gazetteer, row, entity->aliases, LISTED_NAME, true);
}

void gazetteer_add_dossier(struct gazetteer *gazetteer, const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->entity_count; i++)
        add_entity(gazetteer, dossier, &dossier->entities[i]);
}
