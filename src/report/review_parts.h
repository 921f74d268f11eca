/*
 * review_parts.h: the parts of a review page: passages, and cards of the relations in them. Inside
 * of src/report/ only.
 */
#ifndef REPORT_REVIEW_PARTS_H
#define REPORT_REVIEW_PARTS_H

#include "draft/draft.h"

/* Sentences that follow each other in a paragraph. */
struct passage {
    struct span span;
    uint32_t paragraph; /* 0: a heading */
    struct range sentences, cards;
};

/* Relations that the same words say: "Armenia, Belarus and Russia are members". */
struct review_card {
    struct span phrase;
    uint8_t tier;
    uint32_t passage;
    struct range relations; /* in review.order */
};

struct review {
    const struct draft *draft;
    struct passage *passages;
    size_t passage_count, passage_capacity;
    uint32_t *order; /* relations by passage, tier and place */
    struct review_card *cards;
    size_t card_count, card_capacity;
};

void review_init(struct review *review, const struct draft *draft);
void review_release(struct review *review);

/* The article's bytes, escaped; blanks at the ends are kept. */
void review_bytes(const struct review *review, struct span span, struct text *out);

/* The passage's text, with all that is marked in it. */
void review_passage(const struct review *review, const struct passage *passage, struct text *out);

/* The cards of the passage, those that are only suggested behind the others. */
void review_cards(const struct review *review, const struct passage *passage, struct text *out);

/*
 * The dossier as JSON: parts, and which relation of the draft each of them is, in their order; both
 * empty where there are no relations.
 */
bool review_data(const struct draft *draft, const struct dossier *dossier, struct text *out,
                 struct error *error);

/* The entity's name, marked as its kind. */
void review_name(const struct review *review, uint32_t entity, struct text *out);

/* The class of a kind: itself if it is one of ours, else "other". */
const char *review_kind_class(const char *kind);

#endif
