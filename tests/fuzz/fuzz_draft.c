/*
 * fuzz_draft.c: an article, with the day it is of or, where it starts with a blank, without one.
 * Where something stands in it must be in it, in order, and be what the dossier quotes.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "draft/draft.h"

#include <stdlib.h>
#include <string.h>

static const struct drafter *drafter(void)
{
    static struct drafter kept;
    struct error error = {0};
    if (!kept.gazetteer)
        fuzz_require(drafter_init(&kept, &error) && drafter_start(&kept, &error),
                     "the tables that are built in can be read", error.message);
    return &kept;
}

static bool is_inside(struct span span, struct span whole)
{
    return whole.start <= span.start && span.start <= span.end && span.end <= whole.end;
}

static void check_article(const struct article *article)
{
    const struct span whole = {0, article->length};
    size_t behind = 0;
    for (size_t i = 0; i < article->sentence_count; i++) {
        struct span span = article->sentences[i].span;
        fuzz_require(is_inside(span, whole) && span.start >= behind, "sentences in order", NULL);
        behind = span.end;
    }
    behind = 0;
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        fuzz_require(mention->span.start >= behind &&
                         is_inside(mention->span, article->sentences[mention->sentence].span),
                     "mentions in order, in their sentences", NULL);
        fuzz_require(mention->entity < article->entity_count, "a mention is of an entity", NULL);
        behind = mention->span.end;
    }
    for (size_t i = 0; i < article->date_count; i++)
        fuzz_require(is_inside(article->dates[i].phrase,
                               article->sentences[article->dates[i].sentence].span),
                     "dates are in their sentences", NULL);
}

static void check_relations(const struct draft *draft)
{
    const struct span whole = {0, draft->article.length};
    for (size_t i = 0; i < draft->relations.count; i++) {
        const struct drafted_relation *relation = &draft->relations.items[i];
        fuzz_require(relation->from < draft->article.entity_count &&
                         relation->to < draft->article.entity_count &&
                         relation->from != relation->to,
                     "a relation is of two entities", relation->type);
        fuzz_require(is_inside(relation->phrase, whole), "a phrase is in the article", NULL);
        fuzz_require(relation->confidence > 0 && relation->confidence <= 1,
                     "confidence is above 0 and at most 1", NULL);
    }
}

/* Each quote is in the article, at its byte. */
static void check_quotes(const struct dossier *dossier, const struct text *text)
{
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct evidence *evidence = relation_evidence(dossier, &dossier->relations[i]);
        const struct attribute *byte = &dossier->attributes[evidence->attributes.first];
        size_t at = strtoul(byte->value, NULL, 10), length = strlen(evidence->quote);
        fuzz_require(at + length <= text->length &&
                         memcmp(text_string(text) + at, evidence->quote, length) == 0,
                     "the quote stands at its byte", evidence->quote);
    }
}

static void check_dossier(const struct draft *draft, const struct text *text)
{
    struct dossier *dossier = draft_dossier(draft, "article.txt");
    struct text dot = {0};
    check_quotes(dossier, text);
    fuzz_require(dossier_write(dossier, "dot", &dot, NULL, NULL), "a draft can be written", NULL);
    fuzz_format("dot", text_string(&dot), dot.length, NULL);
    text_release(&dot);
    dossier_free(dossier);
}

int fuzz_draft(const uint8_t *data, size_t size)
{
    struct text text = {0};
    struct edtf date = {0};
    struct draft draft;
    size_t offset;
    fuzz_require(edtf_parse(&date, "2011-05-18", 10, &offset, NULL), "a date", NULL);
    utf8_repair((const char *)data, size, &text);
    for (size_t i = 0; i < text.length; i++)
        if (!text.data[i])
            text.data[i] = ' ';
    draft_read(&draft, drafter(), text_string(&text), text.length,
               size && data[0] == ' ' ? NULL : &date);
    check_article(&draft.article);
    check_relations(&draft);
    check_dossier(&draft, &text);
    draft_release(&draft);
    text_release(&text);
    return 0;
}
