/*
 * command.h: a command is a record in a table and one function that reads like a paragraph.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/options.h"
#include "cli/settings.h"

#include <entente/error.h>

/* The exit codes that are no errors; the errors' are their enum error_kind. */
enum { EXIT_FINE = 0, EXIT_FINDINGS = 1 };

struct command {
    const char *name;
    const char *operands;           /* as --help shows them: "FILE..." */
    size_t least, most;             /* how many operands it takes */
    option_groups options;          /* the groups of options that it takes: OPTIONS_... */
    const char *summary;            /* one line */
    const char *details;            /* for its own help: paragraphs */
    void (*page)(struct text *out); /* more for its help, line by line; NULL: no more */
    const char *example;            /* one that runs on graphs/csto.dot, without "entente " */
    const char *program;            /* whose command it is; NULL: entente's */
    /* Returns the exit code, or fills the error and returns anything. */
    int (*run)(const struct settings *settings, struct error *error);
};

static inline const char *command_program(const struct command *command)
{
    return command->program ? command->program : "entente";
}

size_t command_count(void);
const struct command *command_at(size_t index);

/* NULL where there is none of that name. */
const struct command *command_find(const char *name);

/* The nearest name, for "did you mean"; NULL where none is near. */
const char *command_suggest(const char *name);

int cmd_check(const struct settings *settings, struct error *error);
int cmd_rules(const struct settings *settings, struct error *error);
int cmd_limits(const struct settings *settings, struct error *error);
int cmd_sources(const struct settings *settings, struct error *error);
int cmd_cite(const struct settings *settings, struct error *error);
int cmd_show(const struct settings *settings, struct error *error);
int cmd_query(const struct settings *settings, struct error *error);
int cmd_rank(const struct settings *settings, struct error *error);
int cmd_brokers(const struct settings *settings, struct error *error);
int cmd_group(const struct settings *settings, struct error *error);
int cmd_blocs(const struct settings *settings, struct error *error);
int cmd_balance(const struct settings *settings, struct error *error);
int cmd_diff(const struct settings *settings, struct error *error);
int cmd_path(const struct settings *settings, struct error *error);
int cmd_explain(const struct settings *settings, struct error *error);
int cmd_ego(const struct settings *settings, struct error *error);
int cmd_ties(const struct settings *settings, struct error *error);
int cmd_measures(const struct settings *settings, struct error *error);
int cmd_draw(const struct settings *settings, struct error *error);
int cmd_matrix(const struct settings *settings, struct error *error);
int cmd_export(const struct settings *settings, struct error *error);
int cmd_merge(const struct settings *settings, struct error *error);
int cmd_draft(const struct settings *settings, struct error *error);
int cmd_fmt(const struct settings *settings, struct error *error);
int cmd_timeline(const struct settings *settings, struct error *error);
int cmd_history(const struct settings *settings, struct error *error);
int cmd_report(const struct settings *settings, struct error *error);
int cmd_doctor(const struct settings *settings, struct error *error);
int cmd_completion(const struct settings *settings, struct error *error);
int cmd_help(const struct settings *settings, struct error *error);

#endif
