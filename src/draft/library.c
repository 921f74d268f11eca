/*
 * library.c: which PCRE2 there is.
 */
#include "draft/library.h"

#include <stdio.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* PCRE2 says "10.42 2022-12-11". */
void environment_of_drafts(struct environment *environment)
{
    char built[24], runs[64] = "";
    snprintf(built, sizeof built, "%d.%d", PCRE2_MAJOR, PCRE2_MINOR);
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof runs)
        pcre2_config(PCRE2_CONFIG_VERSION, runs);
    runs[strcspn(runs, " ")] = 0;
    environment_add_library(environment, "PCRE2", built, runs);
}
