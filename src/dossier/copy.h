/*
 * copy.h: what is copied from one dossier into another, for what makes dossiers of dossiers.
 */
#ifndef DOSSIER_COPY_H
#define DOSSIER_COPY_H

#include <entente/dossier.h>

/* A string of the one dossier as the other one's own; NULL stays NULL. */
const char *copy_string(struct dossier *into, const char *string);

struct attribute_span copy_attributes(struct dossier *into, const struct dossier *from,
                                      struct attribute_span span);

/* The words in the same order, so that the indices of kinds and types stay what they are. */
void copy_vocabulary(struct dossier *into, const struct dossier *from);

/* What is said of the relation. */
struct evidence copy_evidence(struct dossier *into, const struct dossier *from,
                              const struct relation *relation);

/* The record with all its strings, which is not added. */
struct source copy_source_record(struct dossier *into, const struct dossier *from,
                                 const struct source *source);
struct entity copy_entity_record(struct dossier *into, const struct dossier *from,
                                 const struct entity *entity);

/*
 * Each copies a record with all its strings and returns its index. Kinds, types and files keep
 * their indices: where the vocabularies or the lists of files differ, the caller renames them. The
 * ends of a relation must be there, by id.
 */
uint32_t copy_source(struct dossier *into, const struct dossier *from, const struct source *source);
uint32_t copy_entity(struct dossier *into, const struct dossier *from, const struct entity *entity);
uint32_t copy_relation(struct dossier *into, const struct dossier *from,
                       const struct relation *relation);

#endif
