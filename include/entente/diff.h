/*
 * diff.h: what is different between two views: of one dossier at two times (the world changed), or
 * of two dossiers (our knowledge changed). And the views in between, in which only some of the
 * changes were made.
 *
 * Ownership: a diff borrows the two views' dossiers; of two dossiers it owns a merged one, which
 * holds all that either view sees. All its indices are into `dossier`.
 */
#ifndef ENTENTE_DIFF_H
#define ENTENTE_DIFF_H

#include <entente/view.h>

/* What a change changes; a relation can be re-dated and re-sourced at once. In order of weight. */
enum aspect {
    ASPECT_APPEARED = 1 << 0,
    ASPECT_ENDED = 1 << 1,
    ASPECT_SIGN = 1 << 2,     /* from + to -, or back; at two times: while another one of the same
                                 ends and of the opposite sign ended or appeared */
    ASPECT_CERTAIN = 1 << 3,  /* was only possible */
    ASPECT_DOUBTFUL = 1 << 4, /* is only possible now */
    ASPECT_TYPE = 1 << 5,     /* is of another type, or its type has other flows */
    ASPECT_DATE = 1 << 6,
    ASPECT_SOURCE = 1 << 7, /* cites or quotes other words */
    ASPECT_GRADE = 1 << 8,  /* is of another confidence */
    ASPECT_WEIGHT = 1 << 9, /* its own, its type's, or by age */
    ASPECT_ROLE = 1 << 10,
    ASPECT_CAME = 1 << 11, /* an entity */
    ASPECT_WENT = 1 << 12, /* an entity */
};
enum { ASPECT_COUNT = 13 };

/* A relation as one of the two views sees it. */
struct relation_state {
    uint32_t relation; /* DOSSIER_NONE: it does not see it */
    enum certainty certainty;
    double decay; /* what its weight is multiplied by */
};

struct change {
    unsigned aspects; /* bits of enum aspect; at least one */
    uint32_t entity;  /* that came or went; DOSSIER_NONE: the change is a relation's */
    bool alone;       /* the entity came or went without any relation */
    struct relation_state before, after;
};

/* A relation that is seen where its change was made, or not made, or always. */
struct diff_slot {
    struct relation_state state;
    uint32_t change; /* DOSSIER_NONE: always */
    bool after;
};

struct diff {
    const struct dossier *dossier;
    struct dossier *merged; /* NULL: `dossier` is that of both views */
    struct change *changes; /* by their first aspect, then in the dossier's order */
    size_t change_count, change_capacity;
    uint8_t *entities[2];    /* enum certainty by entity: before, after */
    struct diff_slot *slots; /* by relation */
    size_t slot_count, slot_capacity;
    struct time_options time; /* of the view after */
    const char *filter;
};

/*
 * Compares the views. Relations of two dossiers are the same where they have the same ends, type,
 * role, date and source; of the rest those with the same ends, type and role; then the same ends
 * and type; then the same ends; always in the order of the dossiers. Entities are the same by id.
 * A relation's note, url and label are not compared.
 */
ENTENTE_API void diff_init(struct diff *diff, const struct view *before, const struct view *after);
ENTENTE_API void diff_release(struct diff *diff);

/*
 * Fills `view` with what is seen where the changes i with made[i] were made: with none of them the
 * view before, with all of them the view after. An entity that came is there as soon as a relation
 * of it is, and one that went as long as one is; where it came or went alone, that is a change of
 * its own. The caller releases the view, which borrows the diff's dossier.
 */
ENTENTE_API void diff_view(const struct diff *diff, const bool *made, struct view *view);

/* Likewise for none (false) or all (true) of the changes. */
ENTENTE_API void diff_view_all(const struct diff *diff, bool made, struct view *view);

/*
 * Fills `view` with all that either view sees, for a picture of both: of a relation that changed
 * the state after, and of one that ended the state before. Its time is that of no view. `changes`
 * has room for diff->slot_count: the change of each relation by position, or DOSSIER_NONE.
 */
ENTENTE_API void diff_view_both(const struct diff *diff, struct view *view, uint32_t *changes);

/* Whether the entity was seen by one of the two views only. */
ENTENTE_API bool diff_moved(const struct diff *diff, uint32_t entity);

/*
 * The aspect in words, by the number of its bit: of two times "appeared", "ended"; of two dossiers
 * "added", "removed".
 */
ENTENTE_API const char *diff_aspect_name(const struct diff *diff, int bit);

/* Of the change's relation: the state after, or the one before where there is no other. */
ENTENTE_API const struct relation_state *change_state(const struct change *change);

#endif
