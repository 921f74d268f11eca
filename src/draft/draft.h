/*
 * draft.h: from an article to a dossier: what reads it, what it found, and that as a dossier of
 * which a person accepts or strikes out each line.
 */
#ifndef DRAFT_DRAFT_H
#define DRAFT_DRAFT_H

#include "draft/article.h"
#include "draft/gazetteer.h"
#include "draft/lexicon.h"
#include "draft/ties.h"

/* What articles are read with: names and phrasings. One serves for any number of articles. */
struct drafter {
    struct gazetteer *gazetteer;
    struct lexicon lexicon;
};

/* With the built-in tables. Release it in any case. */
bool drafter_init(struct drafter *drafter, struct error *error);
void drafter_release(struct drafter *drafter);

/*
 * Adds a table of names, phrasings or both (share/draft/README.md has the rows): ERROR_INPUT, with
 * the line, where a row has no sense. Its names come before those of the built-in tables.
 */
bool drafter_add_table(struct drafter *drafter, const char *path, const char *bytes, size_t length,
                       struct error *error);

/* Adds the names of a dossier's entities. */
void drafter_add_dossier(struct drafter *drafter, const struct dossier *dossier);

/* What was found in an article. */
struct draft {
    struct article article;
    struct drafted_relations relations;
};

/* To be called after the last table: makes expressions of the phrasings. */
bool drafter_start(struct drafter *drafter, struct error *error);

/* Reads the article, as article_read() does. The text and the drafter have to outlive the draft. */
void draft_read(struct draft *draft, const struct drafter *drafter, const char *text, size_t length,
                const struct edtf *date);
void draft_release(struct draft *draft);

/* How many relations of the tier there are. */
size_t draft_count(const struct draft *draft, enum tier tier);

/*
 * The draft as a dossier, which the caller frees: the entities by how often they are meant; then
 * the sure relations, then the suggested ones, whose note says so. Each has its quote, paragraph,
 * byte and confidence. `path` is the article's, as the dossier is to name it; NULL: not at all. The
 * text must be UTF-8.
 */
struct dossier *draft_dossier(const struct draft *draft, const char *path);

#endif
