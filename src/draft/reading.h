/*
 * reading.h: the stages of article_read(), in their order; each works on what those before it left.
 */
#ifndef DRAFT_READING_H
#define DRAFT_READING_H

#include "draft/article.h"

/* Text to tokens, without sentences. */
void read_tokens(struct article *article);

/* Tokens to paragraphs and sentences. */
void read_sentences(struct article *article);

/* Dates, from tokens alone. */
void read_dates(struct article *article);

/* Names of the gazetteer, of the article's own definitions, and by their shape. */
void read_names(struct article *article, const struct gazetteer *gazetteer);

/* The word of a token, or of a string, as `struct token` has it; appended to `out`. */
struct text;
void word_fold(const char *bytes, size_t length, struct text *out);

#endif
