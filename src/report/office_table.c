/*
 * office_table.c: who held an office when, with gaps, overlaps and holders who were no members.
 */
#include <entente/office_table.h>

#include <entente/office.h>

static const struct column columns[] = {
    {"entry", false}, {"id", false}, {"label", false},  {"role", false},   {"when", false},
    {"from", false},  {"to", false}, {"remark", false}, {"source", false}, {"quote", false},
};

static void add_day(int32_t day, struct table *table)
{
    int year, month, day_of_month;
    struct text text = {0};
    if (day == EDTF_DAY_MIN || day == EDTF_DAY_MAX) {
        table_add_text(table, NULL);
        return;
    }
    edtf_civil(day, &year, &month, &day_of_month);
    text_addf(&text, "%04d-%02d-%02d", year, month, day_of_month);
    table_add_text(table, text_string(&text));
    text_release(&text);
}

static void add_days(struct edtf_days days, struct table *table)
{
    add_day(days.from, table);
    add_day(days.to, table);
}

/* A line about days that belong to no holder, or to two. */
static void add_finding(const char *entry, struct edtf_days days, const char *remark,
                        struct table *table)
{
    table_add_text(table, entry);
    for (size_t blank = 0; blank < 4; blank++)
        table_add_text(table, NULL);
    add_days(days, table);
    table_add_text(table, remark);
    table_add_text(table, NULL);
    table_add_text(table, NULL);
}

static void add_overlap(const struct dossier *dossier, const struct tenure *tenure,
                        struct table *table)
{
    const struct relation *rival = &dossier->relations[tenure->rival];
    struct text remark = {0};
    text_addf(&remark, "%s and %s both hold it", dossier->entities[rival->from].id,
              dossier->entities[tenure->holder].id);
    add_finding("overlap", tenure->overlap, text_string(&remark), table);
    text_release(&remark);
}

static void add_holder(const struct dossier *dossier, const struct tenure *tenure,
                       struct table *table)
{
    const struct relation *relation = &dossier->relations[tenure->relation];
    const struct entity *holder = &dossier->entities[tenure->holder];
    struct text when = {0};
    edtf_format(relation_when(dossier, relation), &when);
    table_add_text(table, "holder");
    table_add_text(table, holder->id);
    table_add_text(table, entity_label(holder));
    table_add_text(table, relation_evidence(dossier, relation)->role);
    table_add_text(table, text_string(&when));
    add_days(tenure->possible, table);
    table_add_text(table, tenure->outsider ? "no member at the time" : NULL);
    table_add_text(table, relation_evidence(dossier, relation)->source);
    table_add_text(table, relation_evidence(dossier, relation)->quote);
    text_release(&when);
}

static void add_tenure(const struct dossier *dossier, const struct tenure *tenure,
                       struct table *table)
{
    if (!edtf_days_empty(tenure->vacancy))
        add_finding("gap", tenure->vacancy, "nobody holds it", table);
    add_holder(dossier, tenure, table);
    if (tenure->rival != DOSSIER_NONE)
        add_overlap(dossier, tenure, table);
}

static size_t count_undated(const struct dossier *dossier, uint32_t type, uint32_t organization)
{
    size_t count = 0;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        count += relation->type == type && relation->to == organization &&
                 !edtf_given(relation_when(dossier, relation));
    }
    return count;
}

static void add_notes(const struct view *view, size_t undated, struct table *table)
{
    struct text text = {0};
    view_describe(view, &text);
    table_add_note(table, "seen", text_string(&text));
    if (undated) {
        text_clear(&text);
        text_addf(&text, "%zu without a date, left out", undated);
        table_add_note(table, "undated", text_string(&text));
    }
    text_release(&text);
}

void office_table(const struct view *view, uint32_t type, uint32_t organization,
                  struct table *table)
{
    struct dossier *seen = view_extract(view);
    uint32_t target = dossier_find_entity(seen, view->dossier->entities[organization].id);
    struct offices offices;
    table_init(table, "holders");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    offices_init(&offices, seen, type);
    for (size_t i = 0; i < offices.count; i++)
        if (offices.tenures[i].organization == target)
            add_tenure(seen, &offices.tenures[i], table);
    add_notes(view, count_undated(seen, type, target), table);
    offices_release(&offices);
    dossier_free(seen);
}
