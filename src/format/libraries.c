/*
 * libraries.c: the libraries that formats are read and written with.
 */
#include "format/libraries.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xmlversion.h>
#include <stdio.h>
#include <stdlib.h>

/* libxml2 says 20914 for 2.9.14. */
static void add_libxml(struct environment *environment)
{
    char runs[40];
    unsigned long number = strtoul(xmlParserVersion, NULL, 10);
    snprintf(runs, sizeof runs, "%lu.%lu.%lu", number / 10000, number / 100 % 100, number % 100);
    environment_add_library(environment, "libxml2", LIBXML_DOTTED_VERSION, runs);
}

void environment_of_formats(struct environment *environment)
{
    add_libxml(environment);
#if JANSSON_VERSION_HEX >= 0x020D00
    environment_add_library(environment, "jansson", JANSSON_VERSION, jansson_version_str());
#else
    environment_add_library(environment, "jansson", JANSSON_VERSION, JANSSON_VERSION);
#endif
}
