/*
 * graph_formats.h: the files of the suite "graph_formats".
 */
#ifndef TESTS_GRAPH_FORMATS_H
#define TESTS_GRAPH_FORMATS_H

#include <check.h>

TCase *graph_hostile_case(void), *graph_oracle_case(void);

#endif
