/*
 * bibtex.c: a bibliography for TeX: an @misc for each source, since a dossier does not say whether
 * it is a book or an article.
 */
#include "report/bibtex.h"

#include "report/authors.h"

#include <string.h>

/* Text as TeX prints it. */
static void add_tex(struct text *out, const char *string)
{
    static const struct {
        char character;
        const char *as;
    } escapes[] = {{'\\', "\\textbackslash{}"},
                   {'{', "\\{"},
                   {'}', "\\}"},
                   {'#', "\\#"},
                   {'$', "\\$"},
                   {'%', "\\%"},
                   {'&', "\\&"},
                   {'_', "\\_"},
                   {'~', "\\textasciitilde{}"},
                   {'^', "\\textasciicircum{}"}};
    for (; *string; string++) {
        const char *as = NULL;
        for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
            as = escapes[i].character == *string ? escapes[i].as : as;
        if (as)
            text_add(out, as);
        else
            text_add_char(out, (unsigned char)*string < ' ' ? ' ' : *string);
    }
}

/* An address, which is taken as it is written: what would end the field is percent-encoded. */
static void add_address(struct text *out, const char *url)
{
    for (; *url; url++) {
        if (strchr("{}\\\"", *url) || (unsigned char)*url <= ' ')
            text_addf(out, "%%%02X", (unsigned char)*url);
        else
            text_add_char(out, *url);
    }
}

/* The key of an entry: what BibTeX does not take in one is a hyphen. */
static void add_key(struct text *out, const char *id)
{
    for (; *id; id++)
        text_add_char(out, (unsigned char)*id <= ' ' || strchr("\"#%'(),={}\\~@", *id) ? '-' : *id);
}

static void add_field(struct text *out, const char *name, const char *value, const char *open,
                      const char *close)
{
    if (!value)
        return;
    text_addf(out, ",\n  %s = %s", name, open);
    add_tex(out, value);
    text_add(out, close);
}

static void add_authors(struct text *out, const char *list)
{
    struct text name = {0};
    bool any = false;
    while (author_next(&list, &name)) {
        text_add(out, any ? " and {" : ",\n  author = {{");
        add_tex(out, text_string(&name));
        text_add(out, "}");
        any = true;
    }
    text_add(out, any ? "}" : "");
    text_release(&name);
}

/* Whether year and month say all there is. */
static bool plain_date(const struct edtf *date)
{
    const struct edtf_date *start = &date->start;
    return !date->interval && start->end == EDTF_DATE && !start->masked_year && !start->masked &&
           !start->qualifier && start->month <= 12;
}

static void add_legacy_date(struct text *out, const struct edtf *date)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    const struct edtf_date *start = &date->start;
    if (start->end == EDTF_DATE && !start->masked_year)
        text_addf(out, ",\n  year = {%d}", start->year);
    if (plain_date(date) && start->month && start->day)
        text_addf(out, ",\n  month = %s # { %d }", months[start->month - 1], start->day);
    else if (plain_date(date) && start->month)
        text_addf(out, ",\n  month = %s", months[start->month - 1]);
}

/* The note, behind the date where year and month do not say it. */
static void add_note(struct text *out, const struct source *source, bool dated)
{
    struct text note = {0};
    if (!dated) {
        text_add(&note, "date: ");
        edtf_format(&source->date, &note);
    }
    if (source->note)
        text_addf(&note, "%s%s", note.length ? ". " : "", source->note);
    add_field(out, "note", note.data, "{", "}");
    text_release(&note);
}

static void write_entry(const struct source *source, bool edtf, struct text *out)
{
    bool given = edtf_given(&source->date);
    text_add(out, "@misc{");
    add_key(out, source->id);
    add_authors(out, source->author);
    add_field(out, "title", source->title, "{{", "}}"); /* capitals stay */
    add_field(out, "publisher", source->publisher, "{", "}");
    if (given && edtf) {
        text_add(out, ",\n  date = {");
        edtf_format(&source->date, out);
        text_add(out, "}");
    } else if (given) {
        add_legacy_date(out, &source->date);
    }
    if (source->url) {
        text_add(out, ",\n  url = {");
        add_address(out, source->url);
        text_add(out, "}");
    }
    add_note(out, source, !given || edtf || plain_date(&source->date));
    text_add(out, "\n}\n");
}

static void write_entries(const struct dossier *dossier, bool edtf, struct text *out)
{
    for (size_t i = 0; i < dossier->source_count; i++) {
        text_add(out, i ? "\n" : "");
        write_entry(&dossier->sources[i], edtf, out);
    }
}

void bibtex_write(const struct dossier *dossier, struct text *out)
{
    write_entries(dossier, false, out);
}

void biblatex_write(const struct dossier *dossier, struct text *out)
{
    write_entries(dossier, true, out);
}
