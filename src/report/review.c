/*
 * review.c: a draft as one HTML page for the person who goes through it.
 */
#include "report/review.h"

#include <entente/version.h>

#include "base/xalloc.h"
#include "report/assets.h"
#include "report/date_words.h"
#include "report/html.h"
#include "report/report_sections.h"
#include "report/review_parts.h"

#include <inttypes.h>
#include <stdlib.h>

/* The first thing in the head: nothing is loaded, and only our own styles and script count. */
static void add_policy(struct text *out)
{
    text_addf(out,
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "style-src 'sha256-%s' 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; "
              "form-action 'none'\">\n",
              page_css.sha256, review_css.sha256, review_js.sha256);
}

/* The headline, where the article has one. */
static void add_title(const struct review *review, struct text *out)
{
    const struct article *article = &review->draft->article;
    if (article->sentence_count && article->sentences[0].heading)
        review_bytes(review, article->sentences[0].span, out);
    else
        text_add(out, "A first draft");
}

static void add_head(const struct review *review, struct text *out)
{
    text_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add_policy(out);
    text_add(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Review: ");
    add_title(review, out);
    text_add(out, "</title>\n<style>");
    text_add_bytes(out, page_css.bytes, page_css.length);
    text_add(out, "</style>\n<style>");
    text_add_bytes(out, review_css.bytes, review_css.length);
    text_add(out, "</style>\n</head>\n");
}

static void add_shown(const struct review *review, struct text *out)
{
    const struct draft *draft = review->draft;
    struct text words = {0};
    text_add(&words, "A first draft of what the article");
    if (edtf_given(&draft->article.date)) {
        text_add(&words, " of ");
        date_words_date(&draft->article.date.start, &words);
    }
    text_addf(&words,
              " says, made by pattern and checked by nobody: %zu entities, %zu relations stated, "
              "%zu only suggested, by a cue near two names or with an end that is doubtful.",
              draft->article.entity_count, draft_count(draft, TIER_SURE),
              draft_count(draft, TIER_SUGGESTED));
    if (draft->relations.negated)
        text_addf(&words, " What the article denies is left out (%zu).", draft->relations.negated);
    report_paragraph(text_string(&words), out);
    text_release(&words);
}

static void add_legend(struct text *out)
{
    static const char *const kinds[] = {"state", "organization", "person",   "body", "force",
                                        "bloc",  "place",        "document", "event"};
    text_add(out, "<ul id=\"marks\" aria-label=\"Marks\">\n"
                  "<li><mark class=\"sure\">a phrase that states it</mark><span class=\"ref "
                  "sure\">1</span></li>\n<li><mark class=\"suggested\">one that only suggests "
                  "it</mark><span class=\"ref suggested\">2</span></li>\n");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        text_addf(out, "<li><span class=\"name %s\">%s</span></li>\n", kinds[i], kinds[i]);
    text_add(out, "<li><span class=\"date\">date</span></li>\n</ul>\n");
}

static void add_article(const struct review *review, struct text *out)
{
    report_open_section("article", "The article", out);
    add_legend(out);
    for (size_t i = 0; i < review->passage_count; i++) {
        const struct passage *passage = &review->passages[i];
        text_add(out, "<div class=\"passage\">\n");
        if (passage->paragraph)
            text_addf(out,
                      "<p class=\"text\" id=\"p%" PRIu32 "\"><span class=\"number\">%" PRIu32
                      "</span>",
                      passage->paragraph, passage->paragraph);
        else
            text_add(out, "<p class=\"text heading\">");
        review_passage(review, passage, out);
        text_add(out, "</p>\n");
        review_cards(review, passage, out);
        text_add(out, "</div>\n");
    }
    text_add(out, "</section>\n");
}

/* An entity's number and how often it is meant. */
struct counted {
    uint32_t entity, mentions;
};

static int compare_counted(const void *one, const void *other)
{
    const struct counted *a = one, *b = other;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    return (a->entity > b->entity) - (a->entity < b->entity);
}

static void add_entity(const struct review *review, uint32_t index, struct text *out)
{
    const struct drafted_entity *entity = &review->draft->article.entities[index];
    text_add(out, "<tr><th scope=\"row\">");
    review_name(review, index, out);
    text_add(out, "</th><td>");
    html_text(entity->kind, out);
    text_add(out, "</td><td>");
    for (uint32_t i = 0; i < entity->alias_count; i++) {
        text_add(out, i ? ", " : "");
        html_text(entity->aliases[i], out);
    }
    text_addf(out, "</td><td class=\"number\">%" PRIu32 "</td></tr>\n", entity->mentions);
}

static void add_entities(const struct review *review, struct text *out)
{
    const struct article *article = &review->draft->article;
    struct counted *order = xcalloc(article->entity_count + 1, sizeof *order);
    for (uint32_t i = 0; i < article->entity_count; i++)
        order[i] = (struct counted){i, article->entities[i].mentions};
    qsort(order, article->entity_count, sizeof *order, compare_counted);
    report_open_section("entities", "Who and what is meant", out);
    text_add(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Entities\">\n"
                  "<table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Kind</th><th "
                  "scope=\"col\">Also called</th><th scope=\"col\" class=\"number\">Meant"
                  "</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < article->entity_count; i++)
        add_entity(review, order[i].entity, out);
    text_add(out, "</tbody></table>\n</div>\n</section>\n");
    free(order);
}

bool review_write(const struct draft *draft, const struct dossier *dossier, struct text *html,
                  struct error *error)
{
    struct review review;
    review_init(&review, draft);
    add_head(&review, html);
    text_add(html, "<body>\n<a class=\"skip\" href=\"#article-section\">Skip to the "
                   "article</a>\n<header>\n<h1>");
    add_title(&review, html);
    text_add(html, "</h1>\n");
    add_shown(&review, html);
    text_add(html, "</header>\n<main>\n");
    add_article(&review, html);
    add_entities(&review, html);
    text_add(html, "</main>\n<footer>\n");
    report_paragraph("Made by entente " ENTENTE_VERSION ". Much is missed, and some of this is "
                     "wrong: doc/manual/draft.md says how much, as measured.",
                     html);
    text_add(html, "</footer>\n<script type=\"application/json\" id=\"data\">");
    bool done = review_data(draft, dossier, html, error);
    text_add(html, "</script>\n<script>");
    text_add_bytes(html, review_js.bytes, review_js.length);
    text_add(html, "</script>\n</body>\n</html>\n");
    review_release(&review);
    return done;
}
