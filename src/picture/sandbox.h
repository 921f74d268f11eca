/*
 * sandbox.h: runs work in a child process with limits, because Graphviz crashes, hangs and takes
 * all memory on some input, and keeps state from one drawing to the next.
 */
#ifndef PICTURE_SANDBOX_H
#define PICTURE_SANDBOX_H

#include <entente/picture.h>

/* Done in the child: fills `out`, or fails with an error whose kind, message and hint arrive. */
typedef bool sandbox_work(void *context, struct text *out, struct error *error);

/*
 * Appends to `out` what the work made, and what it added to page->found to that; `page` may be
 * NULL. The child may take `limits.memory` bytes beyond what this process has, and its answer be as
 * large; it cannot open a socket, start or signal a process, run a program, or write to a file.
 * What it prints is not shown; an error quotes the first line.
 */
bool sandbox_run(sandbox_work *work, void *context, const struct picture_page *page,
                 struct text *out, struct error *error);

/* Forbids the calling process sockets, processes, programs and writing; in the child only. */
void sandbox_close_doors(void);

#endif
