/*
 * route.c: the way of a line, as Graphviz writes it: "s,X,Y e,X,Y X,Y X,Y ...", with the tips of
 * the arrows in front, where it has any.
 */
#include "picture/route.h"

#include <entente/text.h>

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Steps over a tip, "s,X,Y " or "e,X,Y ", if it is there; the length of its "X,Y". */
static size_t read_tip(const char **at, char which, const char **tip)
{
    *tip = NULL;
    if ((*at)[0] != which || (*at)[1] != ',')
        return 0;
    *tip = *at + 2;
    size_t length = strcspn(*tip, " ");
    *at = *tip + length + ((*tip)[length] == ' ');
    return length;
}

char *route_without_arrows(const char *route, bool at_start, bool at_end)
{
    struct text out = {0};
    const char *at = route, *start, *end;
    if (!route)
        return NULL;
    size_t start_length = read_tip(&at, 's', &start), end_length = read_tip(&at, 'e', &end);
    at_start = at_start && start;
    at_end = at_end && end;
    if (start && !at_start)
        text_addf(&out, "s,%.*s ", (int)start_length, start);
    if (end && !at_end)
        text_addf(&out, "e,%.*s ", (int)end_length, end);
    if (at_start) {
        text_add_bytes(&out, start, start_length);
        at += strcspn(at, " ;");
    }
    const char *last = strrchr(at, ' ');
    size_t kept = at_end && last ? (size_t)(last + 1 - at) : strlen(at);
    text_add_bytes(&out, at, kept);
    if (at_end && last)
        text_add_bytes(&out, end, end_length);
    text_add(&out, "");
    return out.data;
}
