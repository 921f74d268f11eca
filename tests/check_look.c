/*
 * check_look.c: how pictures are asked to look: who has a label.
 */
#include "suites.h"

#include "base/xalloc.h"
#include "picture_fixtures.h"
#include "picture_scan.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ labels */

/* How many nodes of the SVG have a text. */
static size_t count_labelled(const struct dossier *dossier, const char *svg)
{
    size_t count = 0;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        struct text id = {0};
        struct scan_group group;
        text_addf(&id, "node-%s", dossier->entities[i].id);
        ck_assert(scan_group(svg, id.data, &group));
        char *title = scan_title(&group);
        ck_assert_ptr_nonnull(strstr(title, entity_label(&dossier->entities[i])));
        count += scan_count(&group, "<text") > 0;
        free(title);
        text_release(&id);
    }
    return count;
}

static bool labelled(const char *svg, const char *id)
{
    struct scan_group group;
    ck_assert(scan_group(svg, id, &group));
    return scan_count(&group, "<text") > 0;
}

START_TEST(the_most_influential_have_labels)
{
    static const struct {
        size_t asked, had;
    } cases[] = {{0, 46},
                 {1, 1},
                 {7, 7},
                 {46, 46},
                 {1000, 46},
                 {PICTURE_NO_LABELS, 0},
                 {PICTURE_ALL_LABELS, 46}};
    struct dossier *dossier = picture_alliance();
    double *influence = xcalloc(dossier->entity_count, sizeof *influence);
    influence[5] = 1;
    influence[40] = .5;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diagram_options options = {.influence = influence, .labels = cases[i].asked};
        struct text svg = {0}, id = {0};
        draw_with(dossier, &options, "svg", &svg);
        ck_assert_uint_eq(count_labelled(dossier, svg.data), cases[i].had);
        text_addf(&id, "node-%s", dossier->entities[5].id);
        ck_assert_int_eq(labelled(svg.data, id.data), cases[i].had > 0);
        ck_assert_int_eq(contains(&svg, "· labels: "), cases[i].had < 46);
        text_release(&id);
        text_release(&svg);
    }
    free(influence);
    dossier_free(dossier);
}
END_TEST

Suite *look_suite(void)
{
    Suite *suite = suite_create("look");
    TCase *labels = tcase_create("labels");
    tcase_add_test(labels, the_most_influential_have_labels);
    tcase_set_timeout(labels, 60);
    suite_add_tcase(suite, labels);
    return suite;
}
