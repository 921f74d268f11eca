/*
 * lint_lines.c: dossiers of a few lines for lint. libcheck writes to a pipe at every ck_assert, so
 * what runs a million times aborts only where it fails.
 */
#include "lint_lines.h"

#include <check.h>
#include <string.h>

enum { FIELDS = 8, FIELD = 64 };

/* One record: up to FIELDS words parted by one blank; "-" and what is not there are empty. */
struct record {
    char fields[FIELDS][FIELD];
};

static struct record read_record(const char *line, size_t length)
{
    struct record record = {0};
    for (size_t at = 0, i = 0; at < length && i < FIELDS; i++) {
        size_t size = 0;
        while (at + size < length && line[at + size] != ' ')
            size++;
        if (size >= FIELD)
            ck_abort_msg("field %s", line + at);
        if (size != 1 || line[at] != '-')
            memcpy(record.fields[i], line + at, size);
        at += size + 1;
    }
    return record;
}

static const char *string_of(struct dossier *dossier, const char *field)
{
    return *field ? dossier_string(dossier, field, strlen(field)) : NULL;
}

static struct edtf date_of(const char *field)
{
    struct edtf date = {0};
    if (*field && !edtf_parse(&date, field, strlen(field), NULL, NULL))
        ck_abort_msg("date %s", field);
    return date;
}

/* E id [when [source [aliases]]] */
static void add_entity(struct dossier *dossier, const struct record *record, struct place place)
{
    uint32_t index = dossier_add_entity(dossier, record->fields[1]);
    struct entity *entity = &dossier->entities[index];
    entity->declared = true;
    entity->place = place;
    entity->when = date_of(record->fields[2]);
    entity->source = string_of(dossier, record->fields[3]);
    entity->aliases = string_of(dossier, record->fields[4]);
}

/* S id [date] */
static void add_source(struct dossier *dossier, const struct record *record, struct place place)
{
    uint32_t index = dossier_add_source(dossier, record->fields[1]);
    dossier->sources[index].place = place;
    dossier->sources[index].date = date_of(record->fields[2]);
}

/* T name family [flags]: l lasting, x exclusive, s symmetric */
static void add_type(struct dossier *dossier, const struct record *record, struct place place)
{
    const char *name = string_of(dossier, record->fields[1]), *flags = record->fields[3];
    uint32_t index = vocabulary_add_type(&dossier->vocabulary, name);
    struct relation_type *type = &dossier->vocabulary.types[index];
    relation_type_set_family(type, family_find(record->fields[2]));
    type->lasting = strchr(flags, 'l');
    type->exclusive = strchr(flags, 'x');
    type->symmetric = strchr(flags, 's');
    type->place = place;
}

/* The entity, which is named there if nowhere before. */
static uint32_t name_entity(struct dossier *dossier, const char *id, struct place place)
{
    uint32_t index = dossier_add_entity(dossier, id);
    if (!dossier->entities[index].place.line)
        dossier->entities[index].place = place;
    return index;
}

/* R from type to [when [source [role [confidence]]]]; "--" is a tie without direction */
static void add_relation(struct dossier *dossier, const struct record *record, struct place place)
{
    const char *type = record->fields[2];
    bool undirected = strcmp(type, "--") == 0;
    struct place end = {place.file, place.line, 3};
    uint32_t known = undirected ? TYPE_TIE : vocabulary_find_type(&dossier->vocabulary, type);
    struct edtf when = date_of(record->fields[4]);
    struct evidence evidence = {.source = string_of(dossier, record->fields[5]),
                                .role = string_of(dossier, record->fields[6]),
                                .confidence = string_of(dossier, record->fields[7])};
    struct relation relation = {
        .from = name_entity(dossier, record->fields[1], place),
        .to = name_entity(dossier, record->fields[3], end),
        .type = known,
        .undirected = undirected,
        .when = dossier_date(dossier, &when),
        .evidence = dossier_evidence(dossier, &evidence),
        .place = place,
    };
    if (known == VOCABULARY_NONE)
        ck_abort_msg("type %s", type);
    dossier_add_relation(dossier, &relation);
}

/* D date: when the dossier was compiled; F path: the lines that follow are of that file */
static void add_record(struct dossier *dossier, const struct record *record, struct place place)
{
    switch (record->fields[0][0]) {
    case 'D':
        dossier->date = date_of(record->fields[1]);
        break;
    case 'F':
        dossier_add_file(dossier, record->fields[1]);
        break;
    case 'E':
        add_entity(dossier, record, place);
        break;
    case 'S':
        add_source(dossier, record, place);
        break;
    case 'T':
        add_type(dossier, record, place);
        break;
    case 'R':
        add_relation(dossier, record, place);
        break;
    default:
        ck_abort_msg("record %s", record->fields[0]);
    }
}

struct dossier *lint_dossier(const char *lines)
{
    struct dossier *dossier = dossier_new();
    dossier_add_file(dossier, "a");
    for (uint32_t number = 1; *lines; number++) {
        size_t length = strcspn(lines, "\n");
        struct record record = read_record(lines, length);
        struct place place = {(uint32_t)dossier->file_count - 1, number, 1};
        add_record(dossier, &record, place);
        lines += length + (lines[length] == '\n');
    }
    return dossier;
}

static void print_findings(const struct diagnostics *found, bool hints, struct text *out)
{
    static const char *const severities[] = {"error", "warning", "note"};
    for (size_t i = 0; i < found->count; i++) {
        const struct error *error = &found->items[i];
        if (!error->hint || error->text || error->kind != ERROR_INPUT)
            ck_abort_msg("no hint, or a text, or the kind: %s", error->message);
        if (hints)
            text_addf(out, "%s\n", error->hint);
        else
            text_addf(out, "%s:%zu:%zu: %s %s: %s\n", error->path, error->line, error->column,
                      severities[error->severity], error->code, error->message);
    }
}

void lint_lines(const char *lines, bool hints, struct text *out)
{
    struct dossier *dossier = lint_dossier(lines);
    struct diagnostics found = {0};
    dossier_lint(dossier, NULL, &found);
    print_findings(&found, hints, out);
    diagnostics_release(&found);
    dossier_free(dossier);
}

void assert_lint(const char *lines, bool hints, const char *expected)
{
    struct text out = {0};
    lint_lines(lines, hints, &out);
    if (strcmp(text_string(&out), expected) != 0)
        ck_abort_msg("\n--- dossier\n%s--- expected\n%s--- found\n%s", lines, expected,
                     text_string(&out));
    text_release(&out);
}

void assert_lint_cases(const struct lint_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_lint(cases[i].lines, false, cases[i].expected);
}
