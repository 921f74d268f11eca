/*
 * gazetteer_rows.h: what is in a gazetteer, for the stages that look names up.
 */
#ifndef DRAFT_GAZETTEER_ROWS_H
#define DRAFT_GAZETTEER_ROWS_H

#include "draft/gazetteer.h"
#include "draft/lexis.h"
#include "draft/listings.h"

struct listed {
    const char *name, *kind;
    const char *of; /* the name of what it belongs to; "": nothing */
    const char **aliases;
    size_t alias_count, alias_capacity;
    bool known; /* of a dossier */
};

struct gazetteer {
    struct names strings;
    struct lexis lexis;
    struct listings listings; /* their owners are rows */
    struct names surnames;    /* the last words of listed persons' names, in small letters */
    uint32_t *surname_rows;   /* by surname: whose it is, or ARTICLE_NONE: of several states */
    size_t surname_capacity;
    struct listed *rows;
    size_t count, capacity;
    bool filling; /* with the built-in tables, whose first row keeps a name; later ones take it */
};

#endif
