/*
 * process.c: runs the command as a user does.
 */
#include "process.h"

#include "base/xalloc.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void file_slurp(const char *path, struct text *content)
{
    char block[4096];
    size_t got;
    FILE *file = fopen(path, "r");
    if (!file)
        return;
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        text_add_bytes(content, block, got);
    fclose(file);
}

char *folder_make(void)
{
    char *folder = xstrdup("/tmp/entente-test.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    return folder;
}

void folder_remove(const char *folder)
{
    struct text command = {0};
    text_addf(&command, "rm -rf '%s'", folder);
    ck_assert_int_eq(system(text_string(&command)), 0);
    text_release(&command);
}

/* The folder of the binary, for the PATH. */
static void add_path(struct text *script)
{
    const char *binary = getenv("ENTENTE");
    ck_assert_msg(binary != NULL, "ENTENTE must name the binary under test");
    const char *slash = strrchr(binary, '/');
    text_addf(script, "PATH='%.*s':\"$PATH\"; export PATH; ", slash ? (int)(slash - binary) : 1,
              slash ? binary : ".");
}

static int run_script(const struct text *script)
{
    int status = system(text_string(script));
    ck_assert_int_ne(status, -1);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void process_run(struct process *process, const char *arguments, const char *folder)
{
    struct text script = {0}, out = {0}, err = {0};
    text_addf(&out, "%s/.stdout", folder);
    text_addf(&err, "%s/.stderr", folder);
    add_path(&script);
    text_addf(&script, "TMP='%s'; { entente %s\n} >'%s' 2>'%s'", folder, arguments, out.data,
              err.data);
    *process = (struct process){.status = run_script(&script)};
    file_slurp(out.data, &process->out);
    file_slurp(err.data, &process->err);
    text_release(&err);
    text_release(&out);
    text_release(&script);
}

void process_run_shell(struct process *process, const char *command)
{
    struct text script = {0}, out = {0};
    char *folder = folder_make();
    text_addf(&out, "%s/.stdout", folder);
    add_path(&script);
    text_addf(&script, "{ %s ; } >'%s' 2>&1", command, out.data);
    *process = (struct process){.status = run_script(&script)};
    file_slurp(out.data, &process->out);
    folder_remove(folder);
    free(folder);
    text_release(&out);
    text_release(&script);
}

void process_release(struct process *process)
{
    text_release(&process->out);
    text_release(&process->err);
}
