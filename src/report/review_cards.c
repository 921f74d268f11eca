/*
 * review_cards.c: what a passage says of who is tied to whom: a card for each phrase, with all
 * relations that it gives.
 */
#include "report/review_parts.h"

#include "report/date_words.h"
#include "report/html.h"

#include <inttypes.h>

void review_name(const struct review *review, uint32_t entity, struct text *out)
{
    const struct drafted_entity *named = &review->draft->article.entities[entity];
    text_addf(out, "<span class=\"name %s\" data-e=\"%" PRIu32 "\" title=\"",
              review_kind_class(named->kind), entity);
    html_text(named->kind, out);
    text_add(out, "\">");
    html_text(named->name, out);
    text_add(out, "</span>");
}

/* "Belarus -> CSTO, from December 2010 on, as Secretary-General". */
static void add_relation(const struct review *review, uint32_t index, struct text *out)
{
    const struct drafted_relation *relation = &review->draft->relations.items[index];
    struct text when = {0};
    text_addf(out, "<li data-relation=\"%" PRIu32 "\">", index);
    review_name(review, relation->from, out);
    text_add(out, " <span class=\"arrow\">\u2192</span> ");
    review_name(review, relation->to, out);
    date_words_when(&relation->when, &when);
    if (relation->role.end > relation->role.start) {
        text_add(out, ", <span class=\"role\">");
        review_bytes(review, relation->role, out);
        text_add(out, "</span>");
    }
    if (when.length) {
        text_add(out, ", <span class=\"when\">");
        html_text(text_string(&when), out);
        text_add(out, "</span>");
    }
    text_add(out, "</li>\n");
    text_release(&when);
}

static void add_card(const struct review *review, uint32_t index, struct text *out)
{
    const struct review_card *card = &review->cards[index];
    const struct drafted_relation *first =
        &review->draft->relations.items[review->order[card->relations.first]];
    const char *tier = card->tier == TIER_SURE ? "sure" : "suggested";
    text_addf(out,
              "<li class=\"card %s\" id=\"r%" PRIu32 "\" data-r=\"%" PRIu32
              "\"><p class=\"head\"><span class=\"ref %s\">%" PRIu32 "</span> <strong>",
              tier, index + 1, index + 1, tier, index + 1);
    html_text(first->type, out);
    text_addf(out, "</strong> <span class=\"tier\">%s, %.2g</span></p>\n<blockquote>",
              card->tier == TIER_SURE ? "stated" : "only suggested", first->confidence);
    review_bytes(review, card->phrase, out);
    text_add(out, "</blockquote>\n<ul>\n");
    for (uint32_t i = 0; i < card->relations.count; i++)
        add_relation(review, review->order[card->relations.first + i], out);
    text_add(out, "</ul></li>\n");
}

void review_cards(const struct review *review, const struct passage *passage, struct text *out)
{
    if (!passage->cards.count)
        return;
    text_add(out, "<ol class=\"cards\">\n");
    for (uint32_t i = 0; i < passage->cards.count; i++)
        add_card(review, passage->cards.first + i, out);
    text_add(out, "</ol>\n");
}
