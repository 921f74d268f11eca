/*
 * trial.h: one run of the command under torture: what came of it, and whether that is right.
 */
#ifndef TESTS_TORTURE_TRIAL_H
#define TESTS_TORTURE_TRIAL_H

#include <stdbool.h>
#include <stddef.h>

enum { TRIAL_FILES = 16 };

/* Bytes on the heap. */
struct bytes {
    char *data;
    size_t length;
};

struct trial_file {
    char *name;
    struct bytes content;
};

/* What a run left behind. */
struct trial {
    struct bytes out, err;
    struct trial_file files[TRIAL_FILES]; /* in its folder; hidden ones too */
    size_t file_count;
    int status;    /* exit code; 128 + N where signal N ended it */
    bool hung;     /* it was stopped */
    bool orphaned; /* a process of its was still there when it had ended */
};

/* A line of `commands`: what is copied into the folder before (NULL: nothing), what is run. */
struct command_line {
    char *copied, *arguments;
};

/* Runs it, $TMP being the empty folder, which it empties again; trial_release() follows. */
void trial_run(struct trial *trial, const struct command_line *line, const char *folder);
void trial_release(struct trial *trial);

enum verdict {
    VERDICT_RIGHT, /* all as without the failure */
    VERDICT_CLEAN, /* an error that says so, and nothing half done */
    VERDICT_TOLD,  /* not all that it would be, and a warning says what is not */
    VERDICT_WRONG,
};

/*
 * Judges a run by the one without a failure, `whole`, and by what was in the folder before it. Of a
 * wrong one `why` says what is wrong.
 */
enum verdict trial_judge(const struct trial *trial, const struct trial *whole,
                         const struct trial *before, const char **why);

/* What the folder holds before a run. */
void trial_prepare(struct trial *trial, const struct command_line *line, const char *folder);

#endif
