/*
 * options.c: the one table of options, and how it drives getopt_long().
 */
#include "cli/options.h"

#include "base/suggest.h"
#include "base/xalloc.h"
#include "cli/command.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static bool bad_value(const char *option, const char *value, const char *wanted,
                      struct error *error)
{
    return error_set(error, ERROR_USAGE, "--%s takes %s, not '%s'", option, wanted, value);
}

/* A whole number from 1 up, with K, M or G behind it for thousands, millions or billions. */
static bool read_size(const char *option, const char *value, size_t *size, struct error *error)
{
    static const char suffixes[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long number = strtoull(value, &end, 10);
    const char *suffix = *end ? strchr(suffixes, toupper((unsigned char)*end)) : NULL;
    size_t thousands = suffix ? (size_t)(suffix - suffixes) + 1 : 0;
    bool valid = isdigit((unsigned char)*value) && !errno && !end[*end ? 1 : 0] &&
                 (!*end || suffix) && number > 0;
    for (; valid && thousands; thousands--)
        valid = !__builtin_mul_overflow(number, 1000ull, &number);
    if (!valid)
        return bad_value(option, value, "a whole number above 0 (K, M, G may follow)", error);
    *size = number;
    return true;
}

static bool set_max_file_size(struct settings *settings, const char *value, struct error *error)
{
    return read_size("max-file-size", value, &settings->limits.file_size, error);
}

static bool set_max_string(struct settings *settings, const char *value, struct error *error)
{
    return read_size("max-string", value, &settings->limits.string_length, error);
}

static bool set_max_depth(struct settings *settings, const char *value, struct error *error)
{
    return read_size("max-depth", value, &settings->limits.depth, error);
}

static bool set_max_edges(struct settings *settings, const char *value, struct error *error)
{
    return read_size("max-edges", value, &settings->limits.edges, error);
}

static bool set_max_attributes(struct settings *settings, const char *value, struct error *error)
{
    return read_size("max-attributes", value, &settings->limits.attributes, error);
}

static bool set_relation(struct settings *settings, const char *value, struct error *error)
{
    (void)error;
    settings->view.relations = value;
    return true;
}

/* A date on the command line is one, as precise as it is given. */
static bool read_date(const char *option, const char *value, struct edtf *date, struct error *error)
{
    struct text reason = {0};
    size_t offset;
    bool done = edtf_parse(date, value, strlen(value), &offset, &reason);
    if (done && date->interval)
        done = error_set(error, ERROR_USAGE, "--%s takes one date, not the interval '%s'", option,
                         value);
    else if (!done)
        error_set(error, ERROR_USAGE, "--%s '%s': %s", option, value, text_string(&reason));
    text_release(&reason);
    return done;
}

/* "24m" or "24" for months, "2y" for years. */
static bool read_months(const char *option, const char *value, unsigned *months,
                        struct error *error)
{
    char *end;
    unsigned long number = isdigit((unsigned char)*value) ? strtoul(value, &end, 10) : 0;
    unsigned long unit = number && strcmp(end, "y") == 0 ? 12 : 1;
    bool valid = number && (!*end || strcmp(end, "m") == 0 || unit == 12) && number <= 100000;
    if (!valid)
        return bad_value(option, value, "months or years, as in 24m or 2y", error);
    *months = (unsigned)(number * unit);
    return true;
}

static bool set_as_of(struct settings *settings, const char *value, struct error *error)
{
    return read_date("as-of", value, &settings->view.time.as_of, error);
}

static bool set_since(struct settings *settings, const char *value, struct error *error)
{
    return read_date("since", value, &settings->view.time.since, error);
}

static bool set_until(struct settings *settings, const char *value, struct error *error)
{
    return read_date("until", value, &settings->view.time.until, error);
}

static bool set_memory(struct settings *settings, const char *value, struct error *error)
{
    return read_months("memory", value, &settings->view.time.memory, error);
}

static bool set_half_life(struct settings *settings, const char *value, struct error *error)
{
    return read_months("half-life", value, &settings->view.time.half_life, error);
}

static bool set_certain(struct settings *settings, const char *value, struct error *error)
{
    (void)value, (void)error;
    return settings->view.time.certain = true;
}

static bool set_from(struct settings *settings, const char *value, struct error *error)
{
    return read_date("from", value, &settings->from, error);
}

static bool set_to(struct settings *settings, const char *value, struct error *error)
{
    return read_date("to", value, &settings->to, error);
}

static bool set_step(struct settings *settings, const char *value, struct error *error)
{
    return history_step_find(value, &settings->step) ||
           bad_value("step", value, "month, quarter or year", error);
}

static bool set_ties(struct settings *settings, const char *value, struct error *error)
{
    return ties_find(value, &settings->projection.ties) ||
           bad_value("ties", value, "positive, negative or all", error);
}

static bool set_directed(struct settings *settings, const char *value, struct error *error)
{
    (void)value, (void)error;
    return settings->projection.directed = true;
}

static bool set_weighted(struct settings *settings, const char *value, struct error *error)
{
    (void)value, (void)error;
    return settings->projection.weighted = true;
}

static bool set_parallel(struct settings *settings, const char *value, struct error *error)
{
    return parallel_find(value, &settings->projection.parallel) ||
           bad_value("parallel", value, "merge or keep", error);
}

static bool set_drop_isolates(struct settings *settings, const char *value, struct error *error)
{
    (void)value, (void)error;
    return settings->projection.drop_isolates = true;
}

static bool set_by(struct settings *settings, const char *value, struct error *error)
{
    (void)error;
    settings->by = value;
    return true;
}

static bool set_normalized(struct settings *settings, const char *value, struct error *error)
{
    (void)value, (void)error;
    return settings->normalized = true;
}

static bool set_top(struct settings *settings, const char *value, struct error *error)
{
    return read_size("top", value, &settings->top, error);
}

static bool set_samples(struct settings *settings, const char *value, struct error *error)
{
    return read_size("samples", value, &settings->samples, error);
}

/* Seeds stay below 2^53, so that every reader of JSON gets back the one that was used. */
static bool set_seed(struct settings *settings, const char *value, struct error *error)
{
    return read_size("seed", value, &settings->seed, error) &&
           (settings->seed <= 1ull << 53 ||
            bad_value("seed", value, "at most 9007199254740992", error));
}

static bool set_kind(struct settings *settings, const char *value, struct error *error)
{
    (void)error;
    settings->kind = value;
    return true;
}

static bool set_office(struct settings *settings, const char *value, struct error *error)
{
    (void)error;
    settings->office = value;
    return true;
}

static bool set_format(struct settings *settings, const char *value, struct error *error)
{
    return table_format_find(value, &settings->format) ||
           bad_value("format", value, table_formats(), error);
}

static bool set_output(struct settings *settings, const char *value, struct error *error)
{
    (void)error;
    settings->output = value;
    return true;
}

static bool set_title(struct settings *settings, const char *value, struct error *error)
{
    (void)error;
    settings->title = value;
    return true;
}

static bool set_max_seconds(struct settings *settings, const char *value, struct error *error)
{
    size_t seconds;
    if (!read_size("max-seconds", value, &seconds, error))
        return false;
    if (seconds > 1000000)
        return bad_value("max-seconds", value, "at most 1000000 seconds", error);
    settings->picture.cpu_seconds = (unsigned)seconds;
    return true;
}

static bool set_max_memory(struct settings *settings, const char *value, struct error *error)
{
    return read_size("max-memory", value, &settings->picture.memory, error);
}

static bool set_plain(struct settings *settings, const char *value, struct error *error)
{
    (void)value, (void)error;
    return settings->plain = true;
}

static bool set_color(struct settings *settings, const char *value, struct error *error)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], value) == 0) {
            settings->color = (enum color)i;
            return true;
        }
    return bad_value("color", value, "auto, always or never", error);
}

static bool set_man(struct settings *settings, const char *value, struct error *error)
{
    (void)value, (void)error;
    return settings->man = true;
}

static bool set_help(struct settings *settings, const char *value, struct error *error)
{
    (void)value, (void)error;
    return settings->help = true;
}

/*
 * To add an option: a function that puts its value into the settings, and a row in the group of
 * those commands that take it. Help and man page follow this order.
 */
static const struct option_row options[] = {
    {"relation", 'r', OPTIONS_VIEW, "R,...", "see only these relation types or families",
     set_relation},
    {"as-of", 'a', OPTIONS_TIME, "DATE", "see what holds on that day, month or year (EDTF)",
     set_as_of},
    {"since", 0, OPTIONS_TIME, "DATE", "see what holds or happens from then on", set_since},
    {"until", 0, OPTIONS_TIME, "DATE", "see what holds or happens up to then", set_until},
    {"certain", 0, OPTIONS_TIME, NULL, "see only what is certain at that time", set_certain},
    {"memory", 0, OPTIONS_TIME, "MONTHS",
     "forget events after 24m or 2y, looking back from --as-of", set_memory},
    {"half-life", 0, OPTIONS_TIME, "MONTHS",
     "halve the weight of events with each 12m or 1y of age", set_half_life},
    {"from", 0, OPTIONS_PERIOD, "DATE", "the first day, month or year (EDTF)", set_from},
    {"to", 0, OPTIONS_PERIOD, "DATE", "the last one", set_to},
    {"step", 0, OPTIONS_STEP, "S", "month (default), quarter or year", set_step},
    {"ties", 0, OPTIONS_PROJECTION, "T", "positive (default), negative or all", set_ties},
    {"directed", 0, OPTIONS_PROJECTION, NULL, "keep the direction of relations", set_directed},
    {"weighted", 0, OPTIONS_PROJECTION, NULL, "stronger ties count more, and are shorter paths",
     set_weighted},
    {"parallel", 0, OPTIONS_PROJECTION, "P",
     "merge (default) or keep several relations between a pair", set_parallel},
    {"drop-isolates", 0, OPTIONS_PROJECTION, NULL, "leave out entities without a tie",
     set_drop_isolates},
    {"by", 'b', OPTIONS_MEASURE, "M,...", "measures; the first one orders ('entente measures')",
     set_by},
    {"normalized", 'n', OPTIONS_RANKING, NULL, "scores that compare across networks",
     set_normalized},
    {"top", 't', OPTIONS_RANKING, "N", "only ranks 1 to N", set_top},
    {"kind", 'k', OPTIONS_RANKING, "K", "list only entities of this kind", set_kind},
    {"samples", 0, OPTIONS_SAMPLE, "N", "orders of the changes to sample (default: up to 200)",
     set_samples},
    {"seed", 0, OPTIONS_SAMPLE, "N", "where sampling starts (default: 1)", set_seed},
    {"office", 0, OPTIONS_SHOW, "TYPE",
     "who held it when: the holders by a relation type (presidency)", set_office},
    {"output", 'o', OPTIONS_OUTPUT, "OUT", "the file to write; its extension says the format",
     set_output},
    {"plain", 0, OPTIONS_EXPORT, NULL, "the dossier alone, without styles for Graphviz", set_plain},
    {"title", 0, OPTIONS_PICTURE, "TEXT", "the picture's title (default: the dossier's)",
     set_title},
    {"max-seconds", 0, OPTIONS_PICTURE, "N", "processor time for drawing (default: 20)",
     set_max_seconds},
    {"max-memory", 0, OPTIONS_PICTURE, "N", "memory for drawing, in bytes (default: 1 GiB)",
     set_max_memory},
    {"format", 'f', OPTIONS_TABLE, "F", "table (default), csv, tsv, json or markdown", set_format},
    {"max-file-size", 0, OPTIONS_INPUT, "N", "bytes of a file (default: 1 GiB)", set_max_file_size},
    {"max-string", 0, OPTIONS_INPUT, "N", "bytes of a string (default: 1 MiB)", set_max_string},
    {"max-depth", 0, OPTIONS_INPUT, "N", "subgraphs within each other (default: 256)",
     set_max_depth},
    {"max-edges", 0, OPTIONS_INPUT, "N", "relations of a file (default: 20 million)",
     set_max_edges},
    {"max-attributes", 0, OPTIONS_INPUT, "N", "names of attributes (default: 1000)",
     set_max_attributes},
    {"color", 0, OPTIONS_COMMON, "WHEN", "auto (default), always or never; NO_COLOR is honoured",
     set_color},
    {"man", 0, OPTIONS_HELP, NULL, "the manual page, for man(1)", set_man},
    {"help", 'h', OPTIONS_COMMON, NULL, "this help", set_help},
};

static const struct {
    unsigned group;
    const char *title;
} group_titles[] = {
    {OPTIONS_VIEW, "What is seen"},
    {OPTIONS_TIME, "When"},
    {OPTIONS_PERIOD, "Period"},
    {OPTIONS_STEP, "Steps"},
    {OPTIONS_PROJECTION, "From relations to ties"},
    {OPTIONS_MEASURE, "Measures"},
    {OPTIONS_RANKING, "The list"},
    {OPTIONS_SAMPLE, "Sampling"},
    {OPTIONS_SHOW, "Offices"},
    {OPTIONS_OUTPUT, "Output"},
    {OPTIONS_EXPORT, "Export"},
    {OPTIONS_PICTURE, "Picture"},
    {OPTIONS_TABLE, "Form"},
    {OPTIONS_INPUT, "Limits of what is read"},
    {OPTIONS_COMMON, "Common"},
    {OPTIONS_HELP, "Help"},
};

enum { OPTION_COUNT = sizeof options / sizeof *options };

size_t option_count(void)
{
    return OPTION_COUNT;
}

const struct option_row *option_at(size_t index)
{
    return &options[index];
}

const char *option_group_title(unsigned group)
{
    for (size_t i = 0; i < sizeof group_titles / sizeof *group_titles; i++)
        if (group_titles[i].group == group)
            return group_titles[i].title;
    return "";
}

/* What getopt_long() wants to know of the command's options; `val` is the row's index + 256. */
static void describe(const struct command *command, struct option *longs, struct text *shorts)
{
    size_t count = 0;
    text_add(shorts, ":");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &options[i];
        if (!(row->group & command->options))
            continue;
        longs[count++] = (struct option){row->name, row->argument ? required_argument : no_argument,
                                         NULL, i + 256};
        if (row->letter)
            text_addf(shorts, "%c%s", row->letter, row->argument ? ":" : "");
    }
    longs[count] = (struct option){0};
}

static const struct option_row *row_of(int found)
{
    if (found >= 256)
        return &options[found - 256];
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].letter == found)
            return &options[i];
    return NULL;
}

static bool unknown_option(const struct command *command, const char *given, struct error *error)
{
    struct suggest suggest;
    char *name = xstrndup(given, strcspn(given, "="));
    error_set(error, ERROR_USAGE, "'entente %s' has no option %s", command->name, name);
    suggest_start(&suggest, name + strspn(name, "-"));
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].group & command->options)
            suggest_consider(&suggest, options[i].name);
    if (suggest.best)
        error_hint(error, "did you mean --%s?", suggest.best);
    else
        error_hint(error, "'entente help %s' lists them", command->name);
    free(name);
    return false;
}

static bool check_operands(const struct command *command, const struct settings *settings,
                           struct error *error)
{
    if (settings->help || settings->operand_count >= command->least) {
        if (settings->operand_count <= command->most)
            return true;
        error_set(error, ERROR_USAGE, "'entente %s' does not take '%s'", command->name,
                  settings->operands[command->most]);
    } else {
        error_set(error, ERROR_USAGE, "'entente %s' needs %s", command->name, command->operands);
    }
    error_hint(error, "usage: entente %s %s", command->name, command->operands);
    return false;
}

bool options_parse(const struct command *command, int argc, char **argv, struct settings *settings,
                   struct error *error)
{
    struct option longs[OPTION_COUNT + 1];
    struct text shorts = {0};
    bool done = true;
    int found;
    describe(command, longs, &shorts);
    opterr = 0;
    while (done && (found = getopt_long(argc, argv, shorts.data, longs, NULL)) != -1) {
        const struct option_row *row = row_of(found);
        if (found == ':')
            done = error_set(error, ERROR_USAGE, "%s needs a value", argv[optind - 1]);
        else if (!row)
            done = unknown_option(command, argv[optind - 1], error);
        else
            done = row->set(settings, optarg, error);
    }
    text_release(&shorts);
    settings->operands = (const char *const *)(argv + optind);
    settings->operand_count = (size_t)(argc - optind);
    return done && check_operands(command, settings, error);
}
