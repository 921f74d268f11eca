/*
 * cmd_draft.c: entente draft: an article as a first draft of a dossier, for a person to go through.
 */
#include "cli/command.h"
#include "cli/output.h"
#include "cli/print.h"

#include "base/file.h"
#include "base/utf8.h"
#include "draft/draft.h"
#include "report/review.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A draft's source names the article relative to the dossier that is written. */
static void article_path(const char *article, const char *output, struct text *out)
{
    const char *folder = output ? strrchr(output, '/') : NULL;
    if (!folder || *article == '/') {
        text_add(out, article);
        return;
    }
    size_t length = (size_t)(folder - output) + 1;
    if (strncmp(article, output, length) == 0) {
        text_add(out, article + length);
        return;
    }
    char *absolute = realpath(article, NULL);
    text_add(out, absolute ? absolute : article);
    free(absolute);
}

/*
 * What is handed over instead of an article, by how it begins, and what makes text of it. To add
 * one: its row.
 */
static const struct disguise {
    const char *start, *what, *hint;
} disguises[] = {
    {"%PDF", "a PDF", "'pdftotext IN.pdf OUT.txt' makes text of it"},
    {"PK\003\004", "a document or an archive", "save it as plain text"},
    {"<!DOCTYPE", "a page of the web", "save it as plain text"},
    {"<html", "a page of the web", "save it as plain text"},
};

/* By its name, for a dossier may begin with a comment in plain English. */
static bool is_dossier(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct error ignored = {0};
    bool is = strchr(slash ? slash : path, '.') && format_for_path(path, &ignored);
    error_release(&ignored);
    return is;
}

static bool refuse(const char *path, const char *what, const char *hint, struct error *error)
{
    error_set(error, ERROR_INPUT, "this is %s, and no article in plain text", what);
    error_place(error, path, 1, 0, NULL, 0);
    error_hint(error, "%s", hint);
    return false;
}

static bool check_start(const char *path, const struct text *text, struct error *error)
{
    if (is_dossier(path))
        return refuse(path, "a dossier", "'entente show' and the other commands read it", error);
    for (size_t i = 0; i < sizeof disguises / sizeof *disguises; i++) {
        size_t length = strlen(disguises[i].start);
        if (text->length >= length &&
            strncasecmp(text_string(text), disguises[i].start, length) == 0)
            return refuse(path, disguises[i].what, disguises[i].hint, error);
    }
    return true;
}

/* Quotes are bytes of the article and have to be UTF-8, as a dossier is. */
static bool check_text(const char *path, const struct text *text, struct error *error)
{
    size_t bad = utf8_first_invalid(text_string(text), text->length);
    const char *zero = text->length ? memchr(text->data, 0, text->length) : NULL;
    size_t line = 1, end = zero ? (size_t)(zero - text->data) : bad;
    if (end > bad)
        end = bad;
    if (end == text->length)
        return true;
    for (size_t i = 0; i < end; i++)
        line += text->data[i] == '\n';
    error_set(error, ERROR_INPUT, "the article is no text in UTF-8");
    error_place(error, path, line, 0, NULL, 0);
    error_hint(error,
               "'iconv -f WINDOWS-1252 -t UTF-8 IN > OUT' makes it so, where it is of Windows");
    return false;
}

static bool add_lexicon(struct drafter *drafter, const char *path, const struct settings *settings,
                        struct error *error)
{
    struct text table = {0};
    bool done = file_read(path, settings->reading.file_size, "--max-file-size", &table, error) &&
                drafter_add_table(drafter, path, text_string(&table), table.length, error);
    text_release(&table);
    return done;
}

static bool add_known(struct drafter *drafter, const char *path, const struct settings *settings,
                      struct error *error)
{
    struct dossier *dossier = dossier_new();
    bool done = dossier_read_file(dossier, path, &settings->reading, NULL, NULL, error);
    if (done)
        drafter_add_dossier(drafter, dossier);
    dossier_free(dossier);
    return done;
}

static bool prepare(struct drafter *drafter, const struct settings *settings, struct error *error)
{
    bool done = drafter_init(drafter, error);
    for (size_t i = 0; done && i < settings->lexicons.count; i++)
        done = add_lexicon(drafter, settings->lexicons.items[i], settings, error);
    for (size_t i = 0; done && i < settings->known.count; i++)
        done = add_known(drafter, settings->known.items[i], settings, error);
    return done && drafter_start(drafter, error);
}

static void say_given_up(const struct draft *draft, const struct settings *settings)
{
    struct error warning = {.severity = SEVERITY_WARNING};
    if (!draft->relations.given_up)
        return;
    error_set(&warning, ERROR_INPUT, "%zu sentences were not looked through to their end",
              draft->relations.given_up);
    error_hint(&warning, "they are very long, or no sentences: tables, lists, or other than text");
    print_error(&warning, settings);
    error_release(&warning);
}

/* Nobody should take a draft for a dossier. */
static void say_draft(const struct draft *draft, const struct settings *settings)
{
    struct error note = {.severity = SEVERITY_NOTE};
    struct text denied = {0};
    if (draft->relations.negated)
        text_addf(&denied, "; %zu denied and left out", draft->relations.negated);
    error_set(&note, ERROR_INPUT,
              "a first draft for a person to go through: entities: %zu; relations: %zu stated, %zu "
              "only suggested%s",
              draft->article.entity_count, draft_count(draft, TIER_SURE),
              draft_count(draft, TIER_SUGGESTED), text_string(&denied));
    if (!draft->article.entity_count)
        error_hint(&note, "it names nobody whom the tables know: is it an article in English?");
    else if (!edtf_given(&draft->article.date))
        error_hint(&note, "--date, the day of the article, dates what it says of \"last year\"");
    print_error(&note, settings);
    text_release(&denied);
    error_release(&note);
    say_given_up(draft, settings);
}

static const char opening[] =
    "// A first draft, made by pattern: nobody has checked it. Read each quote, then keep the\n"
    "// line, mend it or strike it out. What has the note \"suggested\" rests on a cue near two\n"
    "// names, or on a phrasing with an end that is doubtful.\n\n";

static bool write_review(const struct draft *draft, const struct dossier *dossier,
                         const struct settings *settings, struct error *error)
{
    struct text page = {0};
    bool done =
        !settings->review || (review_write(draft, dossier, &page, error) &&
                              file_write(settings->review, text_string(&page), page.length, error));
    text_release(&page);
    return done;
}

static void write_draft(const struct draft *draft, const struct format *format,
                        const struct settings *settings, struct error *error)
{
    struct text path = {0};
    bool file = strcmp(settings->operands[0], "-") != 0;
    article_path(settings->operands[0], settings->output, &path);
    struct dossier *dossier = draft_dossier(draft, file ? text_string(&path) : NULL);
    if (write_review(draft, dossier, settings, error) &&
        output_dossier(dossier, format, opening, settings, error))
        say_draft(draft, settings);
    dossier_free(dossier);
    text_release(&path);
}

/* Two files at once on standard output are none. */
static bool check_outputs(const struct settings *settings, struct error *error)
{
    bool page = settings->review && strcmp(settings->review, "-") == 0;
    bool dossier = !settings->output || strcmp(settings->output, "-") == 0;
    if (!page || !dossier)
        return true;
    error_set(error, ERROR_USAGE, "the page and the dossier cannot both go to standard output");
    error_hint(error, "-o names a file for the dossier, --review one for the page");
    return false;
}

int cmd_draft(const struct settings *settings, struct error *error)
{
    const char *path = settings->operands[0];
    const char *shown = strcmp(path, "-") == 0 ? "<stdin>" : path;
    const struct format *format =
        format_for_output(settings->output, settings->output_format, error);
    struct drafter drafter = {0};
    struct text text = {0};
    struct draft draft = {0};

    if (format && check_outputs(settings, error) && prepare(&drafter, settings, error) &&
        file_read(path, settings->reading.file_size, "--max-file-size", &text, error) &&
        check_start(shown, &text, error) && check_text(shown, &text, error)) {
        draft_read(&draft, &drafter, text_string(&text), text.length, &settings->published);
        write_draft(&draft, format, settings, error);
        draft_release(&draft);
    }
    text_release(&text);
    drafter_release(&drafter);
    return EXIT_FINE;
}
