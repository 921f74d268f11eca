/*
 * identity.h: which entities are one, and dossiers that are joined into one. Nothing is lost: of
 * two values that contradict each other the first stays, and the other is reported and kept: a
 * label as an alias, anything else in the note, as "other NAME: VALUE".
 */
#ifndef ENTENTE_IDENTITY_H
#define ENTENTE_IDENTITY_H

#include <entente/dossier.h>
#include <entente/error.h>

/* The codes of what is reported here. */
#define IDENTITY_ALIAS "alias-match"                   /* two became one across files */
#define IDENTITY_AMBIGUOUS "ambiguous-name"            /* two did not, for it may be another */
#define IDENTITY_JUDGEMENTS "contradicting-judgements" /* the same, and not the same */
#define IDENTITY_SELF "self-relation"                  /* dropped, for its ends became one */
#define IDENTITY_CONTRADICTION "contradiction"         /* both values are kept */
#define IDENTITY_RENAMED "renamed"                     /* of two things of one id */

/*
 * Makes one entity of those that are one:
 * - that a judgement says to be the same, and whoever is the same as these, unless another
 * judgement says that two of them are not. The one that is `to` in judgements and not `from` leads.
 * - of different files, where the id or label of the one is an id, label or alias of the other, the
 *   kinds do not differ, and no other entity of these files could be meant; unless a judgement says
 *   that they are not the same. The one that was named first leads.
 * The others' ids and labels become aliases of the leading one, and namesakes of the dossier, with
 * reasons. Relations move; those that then have one entity at both ends are dropped, and those that
 * say the same fold into one with all citations. What was done, and what was not, is appended to
 * `found`. Where nothing is to be done the dossier stays as it is. Indices of entities and
 * relations do not outlive this.
 */
ENTENTE_API void dossier_unify(struct dossier *dossier, struct diagnostics *found);

/* Reports each judgement that two are not the same who others say are; see IDENTITY_JUDGEMENTS. */
ENTENTE_API void dossier_check_judgements(const struct dossier *dossier, struct diagnostics *found);

struct merge_options {
    /* Attributes of which nobody misses a second value, such as colours; NULL: none. */
    bool (*trivial)(const char *attribute);
};

/*
 * A new dossier of all that the dossiers say, which the caller frees. Entities are one where their
 * ids are, or by their names as in dossier_unify(); judgements stay judgements. Relations of
 * different files that say the same (ends, type, date, role, weight, confidence, label and unknown
 * attributes) are one with all citations; quotes after the first one go into its note. A source of
 * an id that another one has (other title, url or file) is renamed, with what cites it. Whatever
 * contradicts is reported. The order of the dossiers decides nothing but which comes first.
 */
ENTENTE_API struct dossier *dossier_merge(const struct dossier *const *dossiers, size_t count,
                                          const struct merge_options *options,
                                          struct diagnostics *found);

#endif
