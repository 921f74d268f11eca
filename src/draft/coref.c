/*
 * coref.c: who is meant by what is no name.
 */
#include "draft/naming.h"

void naming_read_references(struct naming *naming)
{
    (void)naming;
}
