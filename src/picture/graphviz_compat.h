/*
 * graphviz_compat.h: <gvc.h>, of 2.42 and later, as one interface. Before 14 its version is no
 * number that a preprocessor could compare, so types are asked for; doc/compatibility.md says what
 * was tried.
 */
#ifndef PICTURE_GRAPHVIZ_COMPAT_H
#define PICTURE_GRAPHVIZ_COMPAT_H

#include <gvc.h>
#include <stddef.h>

/* In what gvRenderData() counts bytes: unsigned, and in later versions size_t. */
typedef int render_counting_unsigned(GVC_t *, graph_t *, const char *, char **, unsigned *);
typedef __typeof__(_Generic(&gvRenderData, render_counting_unsigned * : 0u, default
                            : (size_t)0)) graphviz_length;

#endif
