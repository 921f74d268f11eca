/*
 * brokerage.h: the roles of a broker b between a and c, where a -> b -> c without a -> c.
 */
#ifndef ENTENTE_BROKERAGE_H
#define ENTENTE_BROKERAGE_H

#include <entente/api.h>

/* By the groups of the three, after Gould & Fernandez (1989). */
enum brokerage_role {
    BROKERAGE_COORDINATOR = 0, /* all are of one group */
    BROKERAGE_ITINERANT,       /* a and c are of one group, the broker is of another */
    BROKERAGE_REPRESENTATIVE,  /* the broker passes on from its own group to another */
    BROKERAGE_GATEKEEPER,      /* the broker passes on from another group to its own */
    BROKERAGE_LIAISON,         /* each is of another group */
    BROKERAGE_TOTAL,           /* the sum of these */
    BROKERAGE_ROLES
};

/* "coordinator" ... "liaison"; "brokerage" for the sum. The measures are called so. */
ENTENTE_API const char *brokerage_role_name(enum brokerage_role role);

#endif
