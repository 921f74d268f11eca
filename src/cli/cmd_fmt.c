/*
 * cmd_fmt.c: entente fmt: dossiers in DOT laid out anew.
 */
#include "cli/command.h"
#include "cli/print.h"

#include "base/file.h"

#include <entente/dot_format.h>

#include <string.h>

static bool refuse(struct error *error, const char *hint, const char *message)
{
    error_set(error, ERROR_USAGE, "%s", message);
    error_hint(error, "%s", hint);
    return false;
}

static bool check_settings(const struct settings *settings, struct error *error)
{
    if (settings->in_place + settings->only_check + (settings->output != NULL) > 1)
        return refuse(error, "--check looks, --in-place and -o write",
                      "only one of --check, --in-place and -o can be given");
    if (settings->operand_count > 1 && !settings->in_place && !settings->only_check)
        return refuse(error, "--in-place lays out each file where it is, --check lists those to do",
                      "one file at a time goes to standard output or to -o OUT");
    for (size_t i = 0; i < settings->operand_count && settings->in_place; i++)
        if (strcmp(settings->operands[i], "-") == 0)
            return refuse(error, "without --in-place it goes to standard output",
                          "standard input has no place to be laid out in");
    return true;
}

/* Only DOT has a layout that is its author's. */
static bool check_format(const char *path, const struct settings *settings, struct error *error)
{
    const struct format *format = settings->input_format
                                      ? format_find(settings->input_format, error)
                                      : format_for_path(path, error);
    if (!format || strcmp(format->name, "dot") == 0)
        return format != NULL;
    error_set(error, ERROR_USAGE, "fmt lays out DOT, and '%s' is %s", path, format->summary);
    error_hint(error, "'entente export %s --plain -o OUT.dot' makes DOT of it", path);
    return false;
}

/* Writes what is laid out where it should go. True where the file is not laid out so. */
static bool write_text(const char *path, const struct text *before, const struct text *after,
                       const struct settings *settings, struct error *error)
{
    bool changed = before->length != after->length ||
                   memcmp(text_string(before), text_string(after), after->length) != 0;
    struct text line = {0};
    if (settings->only_check && changed) {
        text_addf(&line, "%s\n", path);
        print_result(&line, error);
    } else if (settings->in_place && changed)
        file_write(path, text_string(after), after->length, error);
    else if (settings->output)
        file_write(settings->output, text_string(after), after->length, error);
    else if (!settings->only_check && !settings->in_place)
        print_result(after, error);
    text_release(&line);
    return changed;
}

/* True where the file is not laid out as it should be. */
static bool format_file(const char *path, const struct settings *settings, struct error *error)
{
    struct text before = {0}, after = {0};
    struct diagnostics found = {0};
    const char *shown = strcmp(path, "-") == 0 ? "<stdin>" : path;
    bool changed = false;
    if (check_format(path, settings, error) &&
        file_read(path, settings->reading.file_size, "--max-file-size", &before, error)) {
        bool done = dot_format(shown, &before, &settings->reading, &after, &found, error);
        diagnostics_sort(&found);
        print_diagnostics(&found, settings);
        changed = done && write_text(shown, &before, &after, settings, error);
    }
    diagnostics_release(&found);
    text_release(&after);
    text_release(&before);
    return changed;
}

/* A file that cannot be laid out does not keep the others from it. */
int cmd_fmt(const struct settings *settings, struct error *error)
{
    size_t changed = 0;
    int status = EXIT_FINE;
    if (!check_settings(settings, error))
        return EXIT_FINE;
    for (size_t i = 0; i < settings->operand_count; i++) {
        struct error failed = {0};
        changed += format_file(settings->operands[i], settings, &failed);
        if (!failed.message)
            continue;
        print_error(&failed, settings);
        status = status ? status : (int)failed.kind;
        error_release(&failed);
    }
    return !status && settings->only_check && changed ? EXIT_FINDINGS : status;
}
