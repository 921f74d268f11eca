/*
 * equipment.c: what there is to draw with, asked in the process that draws.
 */
#include "picture/equipment.h"

#include "base/xalloc.h"
#include "picture/page.h"
#include "picture/sandbox.h"
#include "picture/style.h"

#include "picture/graphviz_compat.h"
#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Graphviz's layouts that ours are made with. */
static const char *const engines[] = {"dot", "neato", "sfdp", "nop1", "nop2"};

static const char plugins_advice[] =
    "install Graphviz with its plugins (Debian: graphviz), or have "
    "it look for them: dot -c, as root";

static Agraph_t *open_graph(void)
{
    Agraph_t *graph = agopen((char *)"doctor", Agdirected, NULL);
    Agnode_t *tail = agnode(graph, (char *)"a", true), *head = agnode(graph, (char *)"b", true);
    agedge(graph, tail, head, NULL, true);
    agsafeset(tail, (char *)"pos", (char *)"0,0", (char *)"");
    agsafeset(head, (char *)"pos", (char *)"72,72", (char *)"");
    return graph;
}

/* Each name goes to those that work, or to those that fail. */
static void sort_out(const char *name, bool works, struct text *working, struct text *failing)
{
    struct text *list = works ? working : failing;
    text_addf(list, "%s%s", list->length ? ", " : "", name);
}

static void add_tried(const char *what, const struct text *working, const struct text *failing,
                      struct environment *environment)
{
    if (failing->length)
        environment_add(environment, CONDITION_PROBLEM, what, plugins_advice, "no %s",
                        text_string(failing));
    else
        environment_add(environment, CONDITION_OK, what, NULL, "%s", text_string(working));
}

static void try_engines(GVC_t *gvc, struct environment *environment)
{
    struct text working = {0}, failing = {0};
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        Agraph_t *graph = open_graph();
        bool works = gvLayout(gvc, graph, engines[i]) == 0;
        sort_out(engines[i], works, &working, &failing);
        if (works)
            gvFreeLayout(gvc, graph);
        agclose(graph);
    }
    add_tried("layouts", &working, &failing, environment);
    text_release(&working);
    text_release(&failing);
}

static void try_renderers(GVC_t *gvc, struct environment *environment)
{
    struct text working = {0}, failing = {0};
    Agraph_t *graph = open_graph();
    bool placed = gvLayout(gvc, graph, "dot") == 0;
    for (size_t i = 0; page_renderer(i); i++) {
        char *bytes = NULL;
        graphviz_length length = 0;
        bool works = placed && gvRenderData(gvc, graph, page_renderer(i), &bytes, &length) == 0 &&
                     length > 0;
        sort_out(page_renderer(i), works, &working, &failing);
    }
    add_tried("renderers", &working, &failing, environment);
    text_release(&working);
    text_release(&failing);
}

/* The font that stands in where the wanted one is not there, as Graphviz finds it, too. */
static void look_for_font(struct environment *environment)
{
    char *name = xstrndup(STYLE_FONT, strcspn(STYLE_FONT, ","));
    FcPattern *wanted = FcNameParse((const FcChar8 *)STYLE_FONT);
    FcResult result = FcResultNoMatch;
    FcChar8 *family = NULL;
    FcConfigSubstitute(NULL, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcPattern *match = FcFontMatch(NULL, wanted, &result);
    if (!match || FcPatternGetString(match, FC_FAMILY, 0, &family) != FcResultMatch)
        environment_add(environment, CONDITION_PROBLEM, "font",
                        "install fonts (Debian: fonts-dejavu-core)", "none is found");
    else if (strcmp((const char *)family, name) != 0)
        environment_add(environment, CONDITION_NOTE, "font",
                        "install DejaVu Sans (Debian: fonts-dejavu-core): pictures are made for it",
                        "%s, in place of %s", (const char *)family, name);
    else
        environment_add(environment, CONDITION_OK, "font", NULL, "%s", name);
    int version = FcGetVersion();
    environment_add(environment, CONDITION_OK, "fontconfig", NULL, "%d.%d.%d", version / 10000,
                    version / 100 % 100, version % 100);
    if (match)
        FcPatternDestroy(match);
    FcPatternDestroy(wanted);
    free(name);
}

static void try_doors(struct environment *environment)
{
    int end = socket(AF_UNIX, SOCK_STREAM, 0);
    if (end < 0 && errno == EPERM)
        environment_add(environment, CONDITION_OK, "sandbox", NULL,
                        "no sockets, programs or writing while drawing");
    else
        environment_add(environment, CONDITION_NOTE, "sandbox",
                        "draw dossiers of strangers where the system has seccomp",
                        "limits of time and memory alone");
    if (end >= 0)
        close(end);
}

/* In the child. */
static bool look_around(void *context, struct text *out, struct error *error)
{
    struct environment environment = {0};
    GVC_t *gvc = gvContext();
    (void)context, (void)error;
    environment_add(&environment, CONDITION_OK, "Graphviz", NULL, "%s", gvcVersion(gvc));
    try_engines(gvc, &environment);
    try_renderers(gvc, &environment);
    look_for_font(&environment);
    try_doors(&environment);
    environment_write(&environment, out);
    environment_release(&environment);
    return true;
}

void environment_of_pictures(struct environment *environment)
{
    struct text found = {0};
    struct error error = {0};
    if (!sandbox_run(look_around, NULL, NULL, &found, &error))
        environment_add(environment, CONDITION_PROBLEM, "Graphviz",
                        "see whether it works alone: echo 'digraph { a -> b }' | dot -Tsvg", "%s",
                        error.message);
    else if (!environment_read(environment, text_string(&found)))
        environment_add(environment, CONDITION_PROBLEM, "Graphviz", plugins_advice,
                        "the process that draws does not answer");
    error_release(&error);
    text_release(&found);
}
