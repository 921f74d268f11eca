/*
 * check_picture_output.c: the bytes of a picture, and the styled DOT.
 */
#include <entente/format.h>

#include "picture_fixtures.h"
#include "sanitized.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ------------------------------------------------------------------ bytes */

START_TEST(same_input_same_bytes)
{
    static const char *const formats[] = {"svg", "png", "pdf", "dot"};
    struct dossier *dossier = picture_alliance();
    struct text first[4] = {0};
    for (size_t i = 0; i < 4; i++)
        draw(dossier, formats[i], &first[i]);
    sleep(2);
    for (size_t i = 0; i < 4; i++) {
        struct text second = {0};
        draw(dossier, formats[i], &second);
        ck_assert_uint_eq(first[i].length, second.length);
        ck_assert_msg(memcmp(first[i].data, second.data, second.length) == 0, "%s", formats[i]);
        text_release(&second);
    }
    ck_assert_int_eq(memcmp(first[2].data, "%PDF-", 5), 0);
    ck_assert(!contains(&first[2], "CreationDate"));
    for (size_t i = 0; i < 4; i++)
        text_release(&first[i]);
    dossier_free(dossier);
}
END_TEST

static unsigned long big_endian(const char *bytes)
{
    unsigned long value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)bytes[i];
    return value;
}

START_TEST(png_is_large_enough_and_not_too_large)
{
    struct dossier *dossier = picture_alliance();
    struct text png = {0};
    draw(dossier, "png", &png);
    unsigned long width = big_endian(png.data + 16), height = big_endian(png.data + 20);
    ck_assert_uint_gt(width, 1600);
    ck_assert_uint_gt(height, 1000);
    text_clear(&png);
    for (int i = 0; i < 2500; i++) {
        char id[60];
        snprintf(id, sizeof id, "one of very many entities that stand alone %d", i);
        dossier_add_entity(dossier, id);
    }
    draw(dossier, "png", &png);
    width = big_endian(png.data + 16), height = big_endian(png.data + 20);
    ck_assert_uint_gt(width * height, 20000000);
    ck_assert_uint_le(width * height, 100000000);
    text_release(&png);
    dossier_free(dossier);
}
END_TEST

START_TEST(unknown_formats_are_refused)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    draw_fails(dossier, (struct picture_limits){0}, "gif", &error);
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert(picture_format_known("svg") && picture_format_known("dot"));
    ck_assert(!picture_format_known("gif") && !picture_format_known(""));
    error_release(&error);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ styled DOT */

static void export_dot(const struct dossier *dossier, struct text *out)
{
    struct view view;
    struct view_options seen = {0};
    struct error error = {0};
    ck_assert(view_init(&view, dossier, &seen, &error));
    if (!diagram_dot(&view, NULL, out, &error))
        ck_abort_msg("%s", error.message);
    view_release(&view);
}

static struct dossier *read_dot(const struct text *dot)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    if (!dossier_read_bytes(dossier, "x.dot", dot, NULL, "dot", &diagnostics, &error))
        ck_abort_msg("%s: %s", error.message, diagnostics.items[0].message);
    diagnostics_release(&diagnostics);
    return dossier;
}

/* The dossier as plain DOT without what it keeps that is not ours. */
static void write_bare(struct dossier *dossier, struct text *out)
{
    struct error error = {0};
    for (size_t i = 0; i < dossier->entity_count; i++) {
        dossier->entities[i].attributes.count = 0;
        dossier->entities[i].declared = true;
    }
    for (size_t i = 0; i < dossier->relation_count; i++) {
        struct evidence evidence = *relation_evidence(dossier, &dossier->relations[i]);
        evidence.attributes.count = 0;
        dossier->relations[i].evidence = dossier_evidence(dossier, &evidence);
    }
    for (size_t i = 0; i < dossier->source_count; i++)
        dossier->sources[i].attributes.count = 0;
    dossier->graph_attributes.count = 0;
    ck_assert(dossier_write(dossier, "dot", out, NULL, &error));
}

static void check_round_trip(struct dossier *dossier)
{
    struct text styled = {0}, again = {0}, before = {0}, after = {0};
    export_dot(dossier, &styled);
    struct dossier *read = read_dot(&styled);
    export_dot(read, &again);
    ck_assert_str_eq(styled.data, again.data);
    write_bare(dossier, &before);
    write_bare(read, &after);
    ck_assert_str_eq(before.data, after.data);
    dossier_free(read);
    text_release(&styled);
    text_release(&again);
    text_release(&before);
    text_release(&after);
}

START_TEST(styled_dot_reads_back_the_same)
{
    struct dossier *dossier = picture_alliance();
    uint32_t type = vocabulary_add_type(&dossier->vocabulary, "gas-transit");
    relation_type_set_family(&dossier->vocabulary.types[type], FAMILY_COOPERATION);
    dossier->vocabulary.types[type].declared = dossier->vocabulary.types[type].edited = true;
    picture_relation(dossier, "Russia", "gas-transit", "Belarus", "2010");
    picture_relation(dossier, "Russia", "consultation", "Belarus", "2010?");
    uint32_t last = picture_relation(dossier, "Russia", "agreement", "Belarus", NULL);
    dossier->relations[last].undirected = true;
    check_round_trip(dossier);
    dossier_free(dossier);
}
END_TEST

START_TEST(the_csto_dossier_reads_back_the_same)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    if (!dossier_read_file(dossier, "graphs/csto.dot", NULL, NULL, NULL, &error))
        ck_abort_msg("%s", error.message);
    check_round_trip(dossier);
    dossier_free(dossier);
}
END_TEST

START_TEST(styled_dot_is_styled)
{
    struct dossier *dossier = picture_alliance();
    struct text dot = {0};
    uint32_t type = vocabulary_add_type(&dossier->vocabulary, "gas-transit");
    dossier->vocabulary.types[type].declared = true;
    vocabulary_add_type(&dossier->vocabulary, "not-declared");
    struct attribute kept[] = {{.name = "shape", .value = "star"}, {.name = "x", .value = "y"}};
    dossier->entities[0].attributes = dossier_add_attributes(dossier, kept, 2);
    export_dot(dossier, &dot);
    ck_assert(contains(&dot, "layout=neato;"));
    ck_assert(contains(&dot, "Russia [shape=ellipse, style=filled, fillcolor=\"#DCEBF7\""));
    ck_assert(contains(&dot, "label=\"Collective Security Treaty Organization\""));
    ck_assert(contains(&dot, "edm [kind=source, publisher=\"Eurasia Daily Monitor\", style=invis"));
    ck_assert(contains(&dot, "\"gas-transit\" [style=invis"));
    ck_assert(!contains(&dot, "not-declared"));
    ck_assert(!contains(&dot, "=star") && contains(&dot, "x=y"));
    ck_assert(!contains(&dot, "dir="));
    text_release(&dot);
    dossier_free(dossier);
}
END_TEST

void add_output_tests(Suite *suite)
{
    TCase *tcase = tcase_create("output");
    tcase_set_timeout(tcase, 120);
    if (!SANITIZED)
        tcase_add_test(tcase, same_input_same_bytes);
    tcase_add_test(tcase, png_is_large_enough_and_not_too_large);
    tcase_add_test(tcase, unknown_formats_are_refused);
    tcase_add_test(tcase, styled_dot_reads_back_the_same);
    tcase_add_test(tcase, the_csto_dossier_reads_back_the_same);
    tcase_add_test(tcase, styled_dot_is_styled);
    suite_add_tcase(suite, tcase);
}
