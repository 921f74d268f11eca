/*
 * naming_offices.c: the title beside a person's name, and the state or organization that it is of;
 * what bodies belong to; and how demonyms stand.
 */
#include "draft/naming.h"

void naming_read_offices(struct naming *naming)
{
    (void)naming;
}
