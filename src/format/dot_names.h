/*
 * dot_names.h: the names of attributes that mean something to Graphviz.
 */
#ifndef FORMAT_DOT_NAMES_H
#define FORMAT_DOT_NAMES_H

#include <stdbool.h>

/* Whether Graphviz itself knows an attribute of that name, on whatever it stands. */
bool dot_is_graphviz_attribute(const char *name);

#endif
