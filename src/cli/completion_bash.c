/*
 * completion_bash.c: completion for bash, from 3.2 on: one function that looks at the words before
 * the one that is completed.
 */
#include "cli/completion.h"

#include <stdlib.h>
#include <string.h>

/* Whether no other option has that name, or letter. */
static bool is_only_one(const struct option_row *row, bool by_letter)
{
    for (size_t i = 0; i < option_count(); i++) {
        const struct option_row *other = option_at(i);
        if (other != row &&
            (by_letter ? other->letter == row->letter : strcmp(other->name, row->name) == 0))
            return false;
    }
    return true;
}

static void add_pattern(const char *command, const struct option_row *row, bool by_letter,
                        struct text *out)
{
    const char *before = out->length && out->data[out->length - 1] == '\n' ? "    " : "|";
    if (by_letter)
        text_addf(out, "%s%s:-%c", before, command, row->letter);
    else
        text_addf(out, "%s%s:--%s", before, command, row->name);
}

/* "*:--ties"; or, where other commands have another option of that name, "rank:--by|draw:--by". */
static void add_patterns(const struct option_row *row, bool by_letter, struct text *out)
{
    if (is_only_one(row, by_letter)) {
        add_pattern("*", row, by_letter, out);
        return;
    }
    for (size_t i = 0; i < command_count(); i++)
        if (command_at(i)->options & row->group)
            add_pattern(command_at(i)->name, row, by_letter, out);
}

static bool are_alike(const struct option_row *left, const struct option_row *right)
{
    return completion_needs_value(right) && left->values == right->values &&
           (!left->values || completion_is_list(left) == completion_is_list(right));
}

/* A case for all options whose values are those of the row at the index. */
static void add_value(size_t index, struct text *out)
{
    const struct option_row *row = option_at(index);
    for (size_t i = 0; i < option_count(); i++) {
        if (!are_alike(row, option_at(i)) || !completion_offered(option_at(i)))
            continue;
        add_patterns(option_at(i), false, out);
        if (option_at(i)->letter)
            add_patterns(option_at(i), true, out);
    }
    if (!row->values) {
        text_add(out, ") ;;\n");
    } else if (row->values->files) {
        text_add(out, ") _entente_files \"$word\" ;;\n");
    } else {
        text_addf(out, ")\n        _entente_%s '", completion_is_list(row) ? "list" : "words");
        values_add(row->values, out);
        text_add(out, "' \"$word\" ;;\n");
    }
}

static void add_values(struct text *out)
{
    for (size_t i = 0; i < option_count(); i++) {
        bool first = completion_needs_value(option_at(i)) && completion_offered(option_at(i));
        for (size_t j = 0; j < i && first; j++)
            first = !completion_needs_value(option_at(j)) || !are_alike(option_at(j), option_at(i));
        if (first)
            add_value(i, out);
    }
}

static void add_options(struct text *out)
{
    for (size_t i = 0; i < command_count(); i++) {
        size_t count;
        const struct option_row **rows = options_listed(command_at(i), &count);
        text_addf(out, "    %s:-*) _entente_words '", command_at(i)->name);
        for (size_t j = 0; j < count; j++)
            text_addf(out, "%s--%s", j ? " " : "", rows[j]->name);
        text_add(out, "' \"$word\" ;;\n");
        free(rows);
    }
}

static void add_operands(struct text *out)
{
    text_add(out, "    ");
    completion_with(OPERAND_FILE, ":*|", out);
    text_add(out, ":*) _entente_files \"$word\" ;;\n    ");
    completion_with(OPERAND_COMMAND, ":*|", out);
    text_add(out, ":*) _entente_words '");
    completion_commands(out);
    text_add(out, "' \"$word\" ;;\n");
    for (size_t i = 0; i < command_count(); i++) {
        if (completion_operand(command_at(i)) != OPERAND_WORD)
            continue;
        text_addf(out, "    %s:*) _entente_words '", command_at(i)->name);
        completion_words(command_at(i), out);
        text_add(out, "' \"$word\" ;;\n");
    }
}

static const char helpers[] =
    "_entente_files()\n"
    "{\n"
    "    local IFS=$'\\n'\n"
    "    compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- \"$1\"))\n"
    "}\n\n"
    "_entente_words()\n"
    "{\n"
    "    COMPREPLY=($(compgen -P \"$before\" -W \"$1\" -- \"$2\"))\n"
    "}\n\n"
    "# Of a list with commas the last one.\n"
    "_entente_list()\n"
    "{\n"
    "    local last=${2##*,}\n"
    "    before=$before${2%\"$last\"}\n"
    "    _entente_words \"$1\" \"$last\"\n"
    "}\n\n"
    "_entente()\n"
    "{\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} before=\n"
    "    local command=${COMP_WORDS[1]}\n"
    "    COMPREPLY=()\n"
    "    # Whether \"--by=degree\" is one word or three depends on COMP_WORDBREAKS.\n"
    "    case $word in\n"
    "    =) word= ;;\n"
    "    --*=*) option=${word%%=*} before=$option= word=${word#*=} ;;\n"
    "    *) [ \"$option\" != = ] || option=${COMP_WORDS[COMP_CWORD - 2]} ;;\n"
    "    esac\n";

void completion_bash(struct text *out)
{
    text_add(out, "# bash completion for entente, written by \"entente completion bash\"\n\n");
    text_add(out, helpers);
    text_add(out, "    if [ \"$COMP_CWORD\" -le 1 ]; then\n        _entente_words '");
    completion_commands(out);
    text_add(out, " --help --version' \"$word\"\n"
                  "        return\n"
                  "    fi\n"
                  "    case $command:$option in\n");
    add_values(out);
    text_add(out, "    *) _entente_operand ;;\n    esac\n}\n\n"
                  "_entente_operand()\n{\n    case $command:$word in\n");
    add_options(out);
    add_operands(out);
    text_add(out, "    esac\n}\n\ncomplete -F _entente entente\n");
}
