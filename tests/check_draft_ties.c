/* check_draft_ties.c: the relations that single sentences state, by the table tests/draft/ties.tsv. */
#include "suites.h"
Suite *draft_ties_suite(void)
{
    return suite_create("draft_ties");
}
