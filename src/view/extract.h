/*
 * extract.h: what is copied from one dossier into another, for what makes dossiers of dossiers.
 */
#ifndef VIEW_EXTRACT_H
#define VIEW_EXTRACT_H

#include <entente/view.h>

/*
 * Each copies a record with all its strings and returns its index. Kinds, types and files keep
 * their indices: where the vocabularies or the lists of files differ, the caller renames them. The
 * ends of a relation must be there, by id.
 */
uint32_t extract_source(struct dossier *into, const struct dossier *from,
                        const struct source *source);
uint32_t extract_entity(struct dossier *into, const struct dossier *from,
                        const struct entity *entity);
uint32_t extract_relation(struct dossier *into, const struct dossier *from,
                          const struct relation *relation);

#endif
