/*
 * report.c: a dossier as one HTML page.
 */
#include <entente/report.h>
#include <entente/version.h>

#include "report/assets.h"
#include "report/date_words.h"
#include "report/html.h"
#include "report/report_data.h"
#include "report/report_sections.h"
#include "report/report_words.h"

#include <stdlib.h>

/* The first thing in the head: nothing is loaded, and only our own style and script count. */
static void add_policy(struct text *out)
{
    text_addf(out,
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src "
              "data:; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action "
              "'none'\">\n",
              page_css.sha256, page_js.sha256);
}

static void add_head(const struct report_facts *facts, struct text *out)
{
    text_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add_policy(out);
    text_add(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    html_text(report_title(facts), out);
    text_add(out, "</title>\n<style>");
    text_add_bytes(out, page_css.bytes, page_css.length);
    text_add(out, "</style>\n</head>\n");
}

/* "Dossier of 18 May 2011; everything on record: 75 entities ...". */
static void add_shown(const struct report_facts *facts, struct text *out)
{
    struct text words = {0};
    if (edtf_given(&facts->dossier->date)) {
        text_add(&words, "Dossier of ");
        date_words_date(&facts->dossier->date.start, &words);
        text_add(&words, ". ");
    }
    if (facts->dated) {
        text_add(&words, "As of ");
        date_words_day(facts->day, &words);
        text_add(&words, ". ");
    }
    text_add(&words, "Shown: ");
    network_describe(&facts->network, &words);
    text_add(&words, ".");
    text_add(out, "<p class=\"shown\">");
    html_text(text_string(&words), out);
    text_add(out, "</p>\n");
    text_release(&words);
}

static void add_findings(const struct report_facts *facts, struct text *out)
{
    struct text words[REPORT_FINDINGS] = {0};
    size_t count = report_words(facts, words);
    text_add(out, count ? "<ol id=\"findings\">\n" : "");
    for (size_t i = 0; i < count; i++) {
        text_add(out, "<li>");
        html_text(text_string(&words[i]), out);
        text_add(out, "</li>\n");
    }
    text_add(out, count ? "</ol>\n" : "");
    for (size_t i = 0; i < REPORT_FINDINGS; i++)
        text_release(&words[i]);
}

static void add_header(const struct report_facts *facts, struct text *out)
{
    text_add(out, "<a class=\"skip\" href=\"#map-section\">Skip to the map</a>\n<header>\n<h1>");
    html_text(report_title(facts), out);
    text_add(out, "</h1>\n");
    add_shown(facts, out);
    add_findings(facts, out);
    text_add(out, "</header>\n");
}

static void add_footer(const struct report_facts *facts, struct text *out)
{
    const struct dossier *dossier = facts->dossier;
    struct text words = {0};
    text_add(&words, "Made by entente " ENTENTE_VERSION " from ");
    for (size_t i = 0; i < dossier->file_count; i++)
        text_addf(&words, "%s%s", i ? ", " : "", dossier->files[i]);
    text_add(&words, ". Every number comes from the relations in the table above, which name their "
                     "sources; 'entente explain' says of each score which relations make it.");
    text_add(out, "<footer>\n");
    if (dossier->note)
        report_paragraph(dossier->note, out);
    report_paragraph(text_string(&words), out);
    text_add(out, "</footer>\n");
    text_release(&words);
}

/* The sections, in order. To add one: its function in report_sections.h, and a row here. */
static void (*const sections[])(const struct report_facts *, struct text *) = {
    report_map_section,   report_ranking_section, report_relations_section, report_sources_section,
    report_check_section, report_blocs_section,   report_timeline_section,  report_history_section,
};

static void add_page(const struct report_facts *facts, struct text *out)
{
    add_head(facts, out);
    text_add(out, "<body>\n");
    add_header(facts, out);
    text_add(out, "<main>\n");
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        sections[i](facts, out);
    text_add(out, "</main>\n");
    add_footer(facts, out);
    text_add(out, "<script type=\"application/json\" id=\"data\">");
    report_data(facts, out);
    text_add(out, "</script>\n<script>");
    text_add_bytes(out, page_js.bytes, page_js.length);
    text_add(out, "</script>\n</body>\n</html>\n");
}

bool report_write(const struct dossier *dossier, const struct report_options *options,
                  struct text *html, struct error *error)
{
    struct report_facts facts;
    bool done = report_facts_init(&facts, dossier, options, error);
    if (done)
        add_page(&facts, html);
    report_facts_release(&facts);
    return done;
}
