/*
 * doctor.c: what the command itself finds around it, and whether it works: a dossier of four
 * entities, read, ranked and drawn in memory.
 */
#include "cli/doctor.h"

#include "cli/print.h"

#include <entente/ranking.h>

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

static void look_at_locale(struct environment *environment)
{
    locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    const char *characters = locale ? nl_langinfo_l(CODESET, locale) : "unknown";
    bool fine = strcmp(characters, "UTF-8") == 0;
    environment_add(
        environment, fine ? CONDITION_OK : CONDITION_NOTE, "characters",
        fine ? NULL : "entente writes UTF-8; LC_ALL=C.UTF-8 tells other programs to read it so",
        "%s", characters);
    if (locale)
        freelocale(locale);
}

static void look_at_terminal(const struct settings *settings, struct environment *environment)
{
    size_t width = print_style(settings).width;
    const char *colors = print_colored(settings, STDOUT_FILENO) ? "in colours" : "without colours";
    if (width)
        environment_add(environment, CONDITION_OK, "terminal", NULL, "%zu wide, %s", width, colors);
    else
        environment_add(environment, CONDITION_OK, "terminal", NULL, "none: output goes %s",
                        colors);
}

/* Outputs are written beside their place, so nothing else needs to be. */
static void look_at_folder(struct environment *environment)
{
    bool fine = access(".", W_OK) == 0;
    environment_add(environment, fine ? CONDITION_OK : CONDITION_NOTE, "this folder",
                    fine ? NULL : "go to another folder, or name one with -o", "%s",
                    fine ? "can be written to" : strerror(errno));
}

void doctor_look(const struct settings *settings, struct environment *environment)
{
    look_at_locale(environment);
    look_at_terminal(settings, environment);
    look_at_folder(environment);
}

static void add_result(struct environment *environment, const char *what, bool done,
                       const char *found, const struct error *error)
{
    bool explained = environment_count(environment, CONDITION_PROBLEM) > 0;
    const char *advice = explained ? "mend what stands above, then try again"
                                   : "please report this, with all that 'entente doctor' prints";
    if (done)
        environment_add(environment, CONDITION_OK, what, NULL, "%s", found);
    else
        environment_add(environment, CONDITION_PROBLEM, what, advice, "%s",
                        error->message ? error->message : "the result is wrong");
}

static bool try_reading(struct dossier *dossier, struct environment *environment)
{
    static const char text[] = "digraph { node [kind=state]; Norland; Sudland; Westland;"
                               " League [kind=organization];"
                               " {Norland Sudland Westland} -> League [relation=membership];"
                               " Norland -> Sudland [relation=agreement, when=\"2010-11~\"]; }";
    struct text bytes = {0};
    struct error error = {0};
    text_add(&bytes, text);
    bool done = dossier_read_bytes(dossier, "doctor", &bytes, NULL, NULL, NULL, &error) &&
                dossier->entity_count == 4 && dossier->relation_count == 4;
    add_result(environment, "reading", done, "4 entities, 4 relations", &error);
    error_release(&error);
    text_release(&bytes);
    return done;
}

/* The one that three belong to is first. */
static void try_ranking(const struct view *view, struct environment *environment)
{
    struct network network = {0};
    struct ranking ranking = {0};
    struct error error = {0};
    const struct measure *measures[] = {measure_find("betweenness"), measure_find("eigenvector")};
    const struct ranking_options options = {
        .measures = measures, .measure_count = 2, .kind = VOCABULARY_NONE};
    network_init(&network, view, &(struct projection){0});
    bool done =
        ranking_init(&ranking, &network, &options, &error) && ranking.row_count == 4 &&
        strcmp(entity_label(&view->dossier->entities[ranking.rows[0].entity]), "League") == 0;
    add_result(environment, "ranking", done, "4 entities, the right one first", &error);
    error_release(&error);
    ranking_release(&ranking);
    network_release(&network);
}

static void try_drawing(const struct view *view, struct environment *environment)
{
    static const struct {
        const char *format, *start;
    } pictures[] = {{"svg", "<?xml"}, {"png", "\x89PNG"}, {"pdf", "%PDF"}};
    struct text drawn = {0}, out = {0};
    struct error error = {0};
    bool done = true;
    for (size_t i = 0; done && i < sizeof pictures / sizeof *pictures; i++) {
        text_clear(&out);
        done = picture_render(view, NULL, NULL, pictures[i].format, &out, &error) &&
               strncmp(text_string(&out), pictures[i].start, strlen(pictures[i].start)) == 0;
        text_addf(&drawn, "%s%s", i ? ", " : "", pictures[i].format);
    }
    add_result(environment, "drawing", done, text_string(&drawn), &error);
    error_release(&error);
    text_release(&drawn);
    text_release(&out);
}

void doctor_try(struct environment *environment)
{
    struct dossier *dossier = dossier_new();
    struct view view = {0};
    struct error error = {0};
    if (try_reading(dossier, environment) &&
        view_init(&view, dossier, &(struct view_options){0}, &error)) {
        try_ranking(&view, environment);
        try_drawing(&view, environment);
    }
    view_release(&view);
    error_release(&error);
    dossier_free(dossier);
}
