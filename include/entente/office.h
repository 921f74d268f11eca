/*
 * office.h: who held an office when: tenures in order, the days that nobody held it, the days that
 * two held it, and holders who were no members.
 *
 * Ownership: indices into the dossier, which must outlive `struct offices`.
 */
#ifndef ENTENTE_OFFICE_H
#define ENTENTE_OFFICE_H

#include <entente/dossier.h>

/* A relation `holder -> organization` of a type that is an office. Empty days have from > to. */
struct tenure {
    uint32_t relation, type, organization, holder;
    const char *role; /* parts the offices of one type where its family is office; "": does not */
    struct edtf_days possible, certain; /* when it may have held, and when it certainly did */
    struct edtf_days vacancy;           /* the days before it on which certainly nobody held it */
    struct edtf_days overlap;           /* the days that it and its rival both certainly held it */
    uint32_t rival;                     /* the rival's relation; DOSSIER_NONE: nobody's */
    bool outsider; /* a presidency of what has members, by one who was none at any time of it */
};

struct offices {
    struct tenure *tenures; /* by type, organization, role, first possible day, relation */
    size_t count;
};

/*
 * The tenures of one type of relation, or of every exclusive type (VOCABULARY_NONE). Only of an
 * exclusive type there are vacancies and rivals. Of several rivals it is the one that holds last;
 * one common day is a handover, and no overlap. Relations without a date are left out.
 */
ENTENTE_API void offices_init(struct offices *offices, const struct dossier *dossier,
                              uint32_t type);
ENTENTE_API void offices_release(struct offices *offices);

/* Whether the days are none. */
ENTENTE_API bool edtf_days_empty(struct edtf_days days);

/* Appends " from 2010-12-31 to 2011-03-01"; an end that is open is left out. */
ENTENTE_API void edtf_days_format(struct edtf_days days, struct text *out);

#endif
