/*
 * check_completion.c: what bash, zsh and fish offer for a command line, each asked itself by the
 * script of its name in tests/completion; and that this is what help has.
 */
#include "suites.h"

#include "process.h"
#include "sanitized.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct shell {
    const char *name, *ask; /* ask: its arguments, where %s is the script */
} shells[] = {{"bash", "bash --norc tests/completion/ask.bash %s/_entente"},
              {"zsh", "zsh -f tests/completion/ask.zsh %s"},
              {"fish", "fish --no-config tests/completion/ask.fish %s/_entente"}};

enum { SHELLS = sizeof shells / sizeof *shells };

static bool is_here(const char *shell)
{
    struct text command = {0};
    text_addf(&command, "command -v %s >/dev/null", shell);
    bool here = system(text_string(&command)) == 0;
    if (!here)
        printf("skipped: no %s\n", shell);
    text_release(&command);
    return here;
}

/* Without blanks at the ends of lines. */
static void trim(struct text *text)
{
    struct text trimmed = {0};
    for (const char *at = text_string(text); *at; at++)
        if (*at != ' ' || at[1 + strspn(at + 1, " ")] != '\n')
            text_add_char(&trimmed, *at);
    text_release(text);
    *text = trimmed;
}

START_TEST(shells_offer)
{
    const struct shell *shell = &shells[_i];
    struct text script = {0}, wanted = {0};
    struct process process;
    if (SANITIZED || !is_here(shell->name)) /* the shells' work, not ours */
        return;
    char *folder = folder_make();
    text_addf(&script, "HOME=%s; export HOME; entente completion %s >%s/_entente && ", folder,
              shell->name, folder);
    text_addf(&script, shell->ask, folder);
    text_add(&script, " <tests/completion/lines");
    process_run_shell(&process, text_string(&script));
    file_slurp("tests/completion/lines", &wanted);
    trim(&wanted);
    trim(&process.out);
    ck_assert_str_eq(text_string(&process.out), text_string(&wanted));
    process_release(&process);
    folder_remove(folder);
    free(folder);
    text_release(&wanted);
    text_release(&script);
}
END_TEST

/* Of each command its options, in one order, by bash and by help. */
static const char options_of_both[] =
    "commands=$(entente help | sed -n 's/^  \\([a-z][a-z]*\\)  .*/\\1/p'); "
    "entente help $commands | sed -n '/^The grammar/,/^example/d; "
    "s/^entente \\([a-z]*\\): .*/\\1/p; s/^  \\(-., \\)*\\(--[a-z-]*\\).*/\\2/p' >%s/help; "
    "entente completion bash >%s/bash; "
    "printf '%%s\\n' $commands | bash -c 'source $0; while read -r command; do "
    "COMP_WORDS=(entente $command --) COMP_CWORD=2; _entente; "
    "printf \"%%s\\n\" $command ${COMPREPLY[@]}; done' %s/bash >%s/asked; "
    "diff %s/help %s/asked; grep -cx rank %s/asked";

START_TEST(options_are_those_of_help)
{
    struct text script = {0};
    struct process process;
    if (!is_here("bash"))
        return;
    char *folder = folder_make();
    text_addf(&script, options_of_both, folder, folder, folder, folder, folder, folder, folder);
    process_run_shell(&process, text_string(&script));
    ck_assert_str_eq(text_string(&process.out), "1\n"); /* no difference before that */
    process_release(&process);
    folder_remove(folder);
    free(folder);
    text_release(&script);
}
END_TEST

START_TEST(values_are_taken)
{
    struct process process;
    if (!is_here("bash"))
        return;
    process_run_shell(&process, "bash tests/completion/values.bash");
    ck_assert_str_eq(text_string(&process.out), "error: 'entente rank' has no option --none\n"
                                                "error: 'entente draw' has no option --none\n"
                                                "error: 'entente check' has no option --none\n"
                                                "--by=degree,betweenness\n");
    process_release(&process);
}
END_TEST

Suite *completion_suite(void)
{
    Suite *suite = suite_create("completion");
    TCase *asked = tcase_create("asked");
    tcase_set_timeout(asked, 60);
    tcase_add_loop_test(asked, shells_offer, 0, SHELLS);
    tcase_add_test(asked, options_are_those_of_help);
    tcase_add_test(asked, values_are_taken);
    suite_add_tcase(suite, asked);
    return suite;
}
