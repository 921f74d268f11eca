/*
 * completion_zsh.c: completion for zsh: a description of each option for _arguments.
 */
#include "cli/completion.h"

#include <string.h>

/* _arguments parts a description by brackets and colons. */
static void add_quoted(const char *string, struct text *out)
{
    struct text escaped = {0};
    for (; *string; string++) {
        if (strchr("[]:\\", *string))
            text_add_char(&escaped, '\\');
        text_add_char(&escaped, *string);
    }
    completion_quoted(text_string(&escaped), "'\\''", out);
    text_release(&escaped);
}

/* ":R,...:_sequence compadd - membership observer" */
static void add_value(const struct option_row *row, struct text *out)
{
    bool list = completion_is_list(row), none = !row->values;
    if (!row->argument)
        return;
    text_add(out, completion_needs_value(row) ? ":" : "::");
    add_quoted(row->argument, out);
    text_add(out, none                 ? ": "
                  : row->values->files ? ":_files"
                  : list               ? ":_sequence compadd - "
                                       : ":(");
    if (!none && !row->values->files) {
        values_add(row->values, out);
        text_add(out, list ? "" : ")");
    }
}

/* Short, "-r+" and long, "--relation=": the value stands behind it, or is the next word. */
static void add_option(const struct option_row *row, struct text *out)
{
    bool value = completion_needs_value(row);
    text_add(out, "    [[ $command = (");
    completion_takers(row->group, "|", out);
    text_add(out, ") ]] && options+=(");
    if (row->letter)
        text_addf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", row->letter, row->name, row->letter,
                  value ? "+" : "", row->name, value ? "=" : "");
    else
        text_addf(out, "'--%s%s[", row->name, value ? "=" : row->argument ? "=-" : "");
    add_quoted(row->summary, out);
    text_add(out, "]");
    add_value(row, out);
    text_add(out, "')\n");
}

static void add_operands(struct text *out)
{
    text_add(out, "    case $command in\n    ");
    completion_with(OPERAND_FILE, "|", out);
    text_add(out, ") options+=('*:file:_files') ;;\n    ");
    completion_with(OPERAND_COMMAND, "|", out);
    text_add(out, ") options+=('*:command:(");
    completion_commands(out);
    text_add(out, ")') ;;\n");
    for (size_t i = 0; i < command_count(); i++) {
        if (completion_operand(command_at(i)) != OPERAND_WORD)
            continue;
        text_addf(out, "    %s) options+=('1:which:(", command_at(i)->name);
        completion_words(command_at(i), out);
        text_add(out, ")') ;;\n");
    }
    text_add(out, "    esac\n");
}

static void add_commands(struct text *out)
{
    text_add(out, "    commands=(\n");
    for (size_t i = 0; i < command_count(); i++) {
        text_addf(out, "      '%s:", command_at(i)->name);
        completion_quoted(command_at(i)->summary, "'\\''", out);
        text_add(out, "'\n");
    }
    text_add(out, "    )\n    _describe -t commands command commands\n");
}

void completion_zsh(struct text *out)
{
    text_add(out, "#compdef entente\n"
                  "# zsh completion for entente, written by \"entente completion zsh\"\n\n"
                  "_entente() {\n"
                  "  local curcontext=$curcontext state line command\n"
                  "  local -a commands options\n"
                  "  local -A opt_args\n"
                  "  _arguments -C '(- *)'{-h,--help}'[how to use entente]' "
                  "'(- *)--version[the version]' \\\n"
                  "    '1: :->command' '*:: :->rest'\n"
                  "  case $state in\n"
                  "  command)\n");
    add_commands(out);
    text_add(out, "    ;;\n"
                  "  rest)\n"
                  "    command=$words[1]\n");
    for (size_t i = 0; i < option_count(); i++)
        if (completion_offered(option_at(i)))
            add_option(option_at(i), out);
    add_operands(out);
    text_add(out, "    _arguments -s -S $options\n"
                  "    ;;\n"
                  "  esac\n"
                  "}\n\n"
                  "if [[ $funcstack[1] = _entente ]]; then\n"
                  "  _entente \"$@\"\n"
                  "else\n"
                  "  compdef _entente entente\n"
                  "fi\n");
}
