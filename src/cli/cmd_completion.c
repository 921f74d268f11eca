/*
 * cmd_completion.c: entente completion: the script by which a shell completes command lines.
 */
#include "cli/command.h"
#include "cli/completion.h"
#include "cli/print.h"

#include "base/suggest.h"

#include <string.h>

/* To add a shell: a file completion_NAME.c, a row, and its name in the command's operands. */
static const struct {
    const char *name;
    void (*write)(struct text *out);
} shells[] = {{"bash", completion_bash}, {"zsh", completion_zsh}, {"fish", completion_fish}};

static bool write_for(const char *shell, struct text *out, struct error *error)
{
    struct suggest suggest;
    suggest_start(&suggest, shell);
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, shell) == 0) {
            shells[i].write(out);
            return true;
        }
        suggest_consider(&suggest, shells[i].name);
    }
    error_set(error, ERROR_USAGE, "no completion for a shell called '%s'", shell);
    if (suggest.best)
        error_hint(error, "did you mean %s?", suggest.best);
    else
        error_hint(error, "there is one for bash, zsh and fish");
    return false;
}

int cmd_completion(const struct settings *settings, struct error *error)
{
    struct text out = {0};
    if (write_for(settings->operands[0], &out, error))
        print_result(&out, error);
    text_release(&out);
    return EXIT_FINE;
}
