/*
 * naming.h: what the parts of the stage read_names() share: the article with the classes of its
 * words, who is known so far, and the atoms of the sentence that is read.
 */
#ifndef DRAFT_NAMING_H
#define DRAFT_NAMING_H

#include "draft/gazetteer_rows.h"
#include "draft/reading.h"

/* How a word of the article is written in it. */
enum { SEEN_LOWER = 1, SEEN_CAPITAL = 2 /* inside of a sentence */ };

/* One token, or those of a listed name. */
struct atom {
    uint32_t first, count; /* tokens */
    uint32_t row;          /* of the gazetteer, or ARTICLE_NONE */
    uint32_t entity;       /* defined by the article itself, or ARTICLE_NONE */
    uint32_t classes;      /* of a single token */
    uint8_t form;          /* enum listed_form, of a listed one */
    bool capital;          /* can be part of a name */
};

struct naming {
    struct article *article;
    const struct gazetteer *gazetteer;
    struct listings defined; /* names that the article gives itself; owners are entities */
    uint32_t *classes;       /* by word of the article */
    uint8_t *seen;           /* by word: SEEN_ bits */
    bool *dated;             /* by token: part of a date, or of what else names nobody */
    uint32_t *row_entities;  /* by row of the gazetteer */
    struct names keys;       /* names of entities, folded */
    uint32_t *key_entities;
    size_t key_capacity;
    struct atom *atoms; /* of the sentence */
    size_t atom_count, atom_capacity;
    struct text buffer;
};

/* naming_entities.c */
/* The entity of that name; it is added where it is new. */
uint32_t naming_entity(struct naming *naming, const char *name, size_t length, const char *kind);
/* ARTICLE_NONE where there is none of that name. */
uint32_t naming_find_entity(struct naming *naming, const char *name, size_t length);
uint32_t naming_row_entity(struct naming *naming, uint32_t row);
void naming_add_alias(struct naming *naming, uint32_t entity, const char *name, size_t length);
/* The name is found as this entity's from now on, unless it is another's. */
void naming_add_key(struct naming *naming, uint32_t entity, const char *name, size_t length);
struct mention *naming_mention(struct naming *naming, size_t first, size_t end, uint32_t entity,
                               enum mention_form form);
bool naming_is_kind(const struct naming *naming, uint32_t entity, const char *kind);

/* naming_tokens.c */
uint32_t token_classes(const struct naming *naming, size_t token);
bool token_is(const struct naming *naming, size_t token, const char *word);
bool token_is_any(const struct naming *naming, size_t token, const char *const *words);
/* S.A., Ltd: what ends the name of a company. */
bool naming_is_company_word(const struct naming *naming, size_t token);
/* Democrats, Socialists: what ends the short name of a party. */
bool naming_is_party_word(const struct naming *naming, size_t token);
/* Of "Oil Combustibles SA" Oil Combustibles is another name. */
void naming_add_firm_name(struct naming *naming, size_t first, size_t end, uint32_t entity);
bool token_is_mark(const struct naming *naming, size_t token, char mark);
/* The bytes of the tokens from `first` to before `end`. */
struct span token_span(const struct naming *naming, size_t first, size_t end);
/* Appends the tokens' bytes, each blank as one. */
void naming_text(const struct naming *naming, size_t first, size_t end, struct text *out);
void naming_read_words(struct naming *naming);
void naming_read_atoms(struct naming *naming, const struct sentence *sentence);

/* The kind of what such a word is the head of; NULL: none. */
const char *naming_kind_of_head(uint32_t classes);
/* The atom behind the words with capitals that start at atom i. */
size_t naming_run_end(const struct naming *naming, size_t i);
/* The entity of a listed atom, or ARTICLE_NONE. */
uint32_t naming_atom_entity(struct naming *naming, const struct atom *atom);
/*
 * The entity of a body with that name, which the tokens from `first` to before `end` call it where
 * it is `of` another.
 */
uint32_t naming_body(struct naming *naming, const struct text *name, const char *kind, uint32_t of,
                     size_t first, size_t end);
/* How many tokens from `token` on are the name of a body that states have; 0: none. */
size_t naming_body_tokens(struct naming *naming, size_t token, size_t end);

/* Other names of the person whose name the tokens from `first` to before `end` are: of Mario Abdo
 * Benítez Abdo Benítez, of Recep Tayyip Erdogan Recep Erdogan. */
void naming_add_short_names(struct naming *naming, size_t first, size_t end, uint32_t person);
/* Notes how the article spells the name of a person whom the table has. */
void naming_spell_head(struct naming *naming, uint32_t person, size_t first, size_t end);
/* The state that the table of persons has for a surname of the article's; or ARTICLE_NONE. */
uint32_t naming_head_of(struct naming *naming, uint32_t person);
/* Whether what the tokens name is told to be owned: "a stake in X", "X, controlled by". */
bool naming_is_owned(const struct naming *naming, size_t first, size_t end);

/* Whether "newspaper" or "the company" stands before the atom. */
bool naming_told_organization(const struct naming *naming, size_t i);
/* Whether a title or "Mr." stands right before the token. */
bool naming_titled(const struct naming *naming, size_t token);

/* The parts of the stage, each in its file, in their order. */
void naming_read_definitions(struct naming *naming);
void naming_read_sentence(struct naming *naming, uint32_t sentence);
/* From atom i on; the atom behind the name, or i where none starts there. */
size_t naming_read_body(struct naming *naming, size_t i);
/* Mentions the organs that words tell whose they are: "its secretariat", "the executive board of
 * the IOC". To be called when references are known. */
void naming_read_organs(struct naming *naming);
size_t naming_read_headed(struct naming *naming, size_t i);
size_t naming_read_person(struct naming *naming, size_t i);
size_t naming_read_place(struct naming *naming, size_t i);
size_t naming_read_listed(struct naming *naming, size_t i);
size_t naming_read_other(struct naming *naming, size_t i);
/* Mentions in their order, and the tokens' numbers of them. */
void naming_sort(struct naming *naming);
void naming_read_surnames(struct naming *naming);
/* "Dagalo, known as Hemedti": what two names have been taken for is one. */
void naming_read_aliases(struct naming *naming);
void naming_read_offices(struct naming *naming);
void naming_read_references(struct naming *naming);
/* Offices of what is no name: "its emir, X", "X, the League's secretary-general". */
void naming_read_told_offices(struct naming *naming);

#endif
