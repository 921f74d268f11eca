/*
 * date_length.c: dates that are counted: two years ago, a year later, the past decade.
 */
#include "draft/date_forms.h"

#include <string.h>

enum { MONTHS = 12 };

/* How many: two, 15, a, a few, several, a couple of, half a. */
size_t date_count(const struct date_reader *reader, size_t at, int *number, bool *vague)
{
    struct term term = date_term_at(reader, at);
    if (term.kind == TERM_ABOUT) {
        *vague = true;
        term = date_term_at(reader, ++at);
    } else if (date_is(reader, at + 1, "than") &&
               (date_is(reader, at, "more") || date_is(reader, at, "less"))) {
        *vague = true;
        at += 2;
        term = date_term_at(reader, at);
    } else if (date_is(reader, at, "over") || date_is(reader, at, "barely") ||
               date_is(reader, at, "just")) {
        *vague = date_is(reader, at, "over");
        term = date_term_at(reader, ++at);
    }
    *number = date_count_at(reader, at);
    if (*number)
        return at + 1;
    if (term.kind == TERM_COUNT && date_is(reader, at + 1, "couple") &&
        date_is(reader, at + 2, "of")) {
        *number = 2;
        *vague = true;
        return at + 3;
    }
    if (term.kind == TERM_COUNT && date_term_at(reader, at + 1).kind == TERM_VAGUE)
        term = date_term_at(reader, ++at);
    if (term.kind == TERM_UNIT && term.value == UNIT_HALF && date_is(reader, at + 1, "a")) {
        *number = -2; /* a half */
        return at + 2;
    }
    *vague |= term.kind == TERM_VAGUE;
    *number = term.value;
    bool compound = term.kind == TERM_COUNT && term.value >= 20 &&
                    date_term_at(reader, at + 1).kind == TERM_COUNT;
    if (compound)
        *number += date_term_at(reader, at + 1).value;
    return term.kind == TERM_COUNT || term.kind == TERM_VAGUE ? at + 1 + compound : 0;
}

struct length {
    int number;
    enum unit unit;
    bool vague;
};

/* Two years; a year and a half; half a century; the unit alone counts one where `bare`. */
static size_t length(const struct date_reader *reader, size_t at, bool bare, struct length *length)
{
    *length = (struct length){0};
    size_t end = date_count(reader, at, &length->number, &length->vague);
    if (!end && bare) {
        length->number = 1;
        end = at;
    }
    struct term unit = date_term_at(reader, end);
    if ((!end && at) || unit.kind != TERM_UNIT || unit.value == UNIT_QUARTER ||
        unit.value == UNIT_HALF)
        return 0;
    length->unit = (enum unit)unit.value;
    end++;
    if (length->number < 0) {
        length->vague = true;
        length->number = length->unit == UNIT_CENTURY ? 5 : length->unit == UNIT_DECADE ? 5 : 6;
        length->unit = length->unit == UNIT_CENTURY  ? UNIT_DECADE
                       : length->unit == UNIT_DECADE ? UNIT_YEAR
                                                     : UNIT_MONTH;
    }
    if (date_is(reader, end, "and") && date_is(reader, end + 1, "a") &&
        date_is(reader, end + 2, "half")) {
        length->vague = true;
        end += 3;
    }
    return end;
}

/* Two years ago; a year later; three days earlier. */
size_t date_counted(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct length span;
    size_t end = length(reader, at, false, &span);
    if (!end)
        return 0;
    bool behind = date_mark_at(reader, end + 1, ",") || date_mark_at(reader, end + 1, ".") ||
                  date_mark_at(reader, end + 1, ";") || end + 1 >= reader->end;
    bool back = reader->beside.end == EDTF_DATE && reader->beside_token >= reader->first;
    if (date_is(reader, end, "ago"))
        *date = date_away(reader->today, span.unit, -span.number, span.vague);
    else if (date_is(reader, end, "later") || (date_is(reader, end, "after") && behind))
        *date =
            date_away(back ? reader->beside : reader->anchor, span.unit, span.number, span.vague);
    else if (date_is(reader, end, "earlier") || (date_is(reader, end, "before") && behind) ||
             /* "on May 24, a day after he was sworn in" */
             (date_is(reader, end, "after") && reader->anchor_token >= reader->first)) {
        *date = date_away(reader->anchor, span.unit, -span.number, span.vague);
        reader->aside = !behind;
    } else
        return 0;
    return edtf_given(date) ? end + 1 : 0;
}

/* The past year; the last three decades; the next two years: from or until today. */
size_t date_stretch(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term turn = date_term_at(reader, at);
    struct length span;
    bool the =
        at > reader->first && (date_is(reader, at - 1, "the") || date_is(reader, at - 1, "these"));
    if (!the || turn.kind != TERM_TURN || turn.value == 0 || !reader->governed)
        return 0;
    size_t end = length(reader, at + 1, turn.value < 0, &span);
    if (!end || (turn.value > 0 && end == at + 2))
        return 0;
    bool year = span.unit == UNIT_YEAR && span.number == 1;
    struct edtf_date today = reader->today;
    today.day = year ? 0 : today.day;
    struct edtf far = year ? date_away(today, UNIT_MONTH, turn.value * MONTHS, true)
                           : date_away(today, span.unit, turn.value * span.number, true);
    if (!edtf_given(&far))
        return 0;
    date->interval = true;
    date->start = turn.value < 0 ? far.start : today;
    date->end = turn.value < 0 ? today : far.start;
    return end;
}

/* In two years, within six months: to come, or counted from a date before. */
size_t date_ahead(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct length span;
    if (at == reader->first ||
        (!date_is(reader, at - 1, "in") && !date_is(reader, at - 1, "within")))
        return 0;
    size_t end = length(reader, at, false, &span);
    if (!end || date_tense(reader, at, end) != TENSE_FUTURE)
        return 0;
    *date = date_away(reader->today, span.unit, span.number, true);
    return edtf_given(date) ? end : 0;
}
