/*
 * process.h: runs the command as a user does: through the shell, in the project's root, with
 * `entente` in the PATH. The binary is what the environment's ENTENTE names.
 */
#ifndef TESTS_PROCESS_H
#define TESTS_PROCESS_H

#include <entente/text.h>

struct process {
    struct text out, err; /* what it printed */
    int status;           /* its exit code; 128 + N where signal N ended it */
};

/* Runs `entente ARGUMENTS`; the shell variable $TMP in them is the folder `folder`. */
void process_run(struct process *process, const char *arguments, const char *folder);
void process_release(struct process *process);

/* Runs a whole shell command, stdout and stderr together in `out`, as a terminal shows them. */
void process_run_shell(struct process *process, const char *command);

/* A new empty folder; the caller frees the path after folder_remove(). */
char *folder_make(void);
void folder_remove(const char *folder);

/* The file's content; empty where there is none. */
void file_slurp(const char *path, struct text *content);

#endif
