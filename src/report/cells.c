/*
 * cells.c: what tables say of an entity or a relation, cell by cell.
 */
#include "report/cells.h"

#include <entente/office.h>

#include <math.h>
#include <stdlib.h>

void cells_entity(const struct dossier *dossier, const struct entity *entity, bool doubted,
                  struct table *table)
{
    table_add_text(table, entity->id);
    table_add_text(table, entity_label(entity));
    if (doubted)
        table_mark(table, '?');
    table_add_text(table, dossier->vocabulary.kinds[entity->kind].name);
}

void cells_type(const struct dossier *dossier, const struct relation *relation, struct table *table)
{
    const char *role = relation_evidence(dossier, relation)->role;
    struct text text = {0};
    text_add(&text, dossier->vocabulary.types[relation->type].name);
    if (role)
        text_addf(&text, " (%s)", role);
    table_add_text(table, text_string(&text));
    text_release(&text);
}

void cells_when(const struct dossier *dossier, const struct relation *relation, struct table *table)
{
    struct text text = {0};
    const struct edtf *when = relation_when(dossier, relation);
    if (edtf_given(when))
        edtf_format(when, &text);
    table_add_text(table, text.length ? text.data : NULL);
    text_release(&text);
}

void cells_place(const struct dossier *dossier, const struct relation *relation, bool wide,
                 struct table *table)
{
    const char *path = dossier_path(dossier, relation->place);
    struct text text = {0};
    if (wide && *path)
        text_addf(&text, "%s:%u", path, relation->place.line);
    if (wide) {
        table_add_text(table, text.length ? text.data : NULL);
    } else {
        table_add_text(table, *path ? path : NULL);
        table_add_integer(table, *path ? relation->place.line : NAN);
    }
    text_release(&text);
}

void cells_sign(int sign, bool wide, struct table *table)
{
    if (wide)
        table_add_text(table, sign < 0 ? "-" : "+");
    else
        table_add_integer(table, sign);
}

static void add_day(int32_t day, struct text *out)
{
    int year, month, day_of_month;
    if (day == EDTF_DAY_MIN || day == EDTF_DAY_MAX) {
        text_add(out, "..");
        return;
    }
    edtf_civil(day, &year, &month, &day_of_month);
    text_addf(out, "%s%04d-%02d-%02d", year < 0 ? "-" : "", abs(year), month, day_of_month);
}

void cells_days(struct edtf_days days, struct table *table)
{
    struct text text = {0};
    if (edtf_days_empty(days)) {
        text_add(&text, "never");
    } else if (days.from == EDTF_DAY_MIN && days.to == EDTF_DAY_MAX) {
        text_add(&text, "always");
    } else {
        add_day(days.from, &text);
        if (days.to != days.from) {
            text_add_char(&text, '/');
            add_day(days.to, &text);
        }
    }
    table_add_text(table, text_string(&text));
    text_release(&text);
}

void cells_tables(const struct table *tables, size_t count, const struct table_style *style,
                  struct text *out)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (!tables[i].cell_count)
            continue;
        text_add(out, any ? "\n" : "");
        table_write(&tables[i], style, out, NULL);
        any = true;
    }
}

bool cells_wide(const struct table_style *style)
{
    return style->format == TABLE_ALIGNED || style->format == TABLE_MARKDOWN;
}
