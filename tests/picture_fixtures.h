/*
 * picture_fixtures.h: what the suites of pictures share: dossiers to draw, and drawing them. All of
 * it fails the test where it cannot do what it says.
 */
#ifndef TESTS_PICTURE_FIXTURES_H
#define TESTS_PICTURE_FIXTURES_H

#include <entente/picture.h>

#include <check.h>

/* The dossier's own copy of a string; NULL for an empty one. */
const char *picture_string(struct dossier *dossier, const char *string);

/* Adds an entity; `label` may be NULL. */
void picture_entity(struct dossier *dossier, const char *id, const char *kind, const char *label);

/* Adds a relation, and its ends where they are new; `when` may be NULL. Returns its index. */
uint32_t picture_relation(struct dossier *dossier, const char *from, const char *type,
                          const char *to, const char *when);

/* tests/data/picture/alliance.txt: 46 entities and 74 relations. */
struct dossier *picture_alliance(void);

/* Draws all of the dossier into `out`. */
void draw_with(const struct dossier *dossier, const struct diagram_options *options,
               const char *format, struct text *out);
void draw(const struct dossier *dossier, const char *format, struct text *out);

/* The same on a page. False and an error where that fails. */
bool draw_on(const struct dossier *dossier, const struct diagram_options *options,
             const struct picture_page *page, const char *format, struct text *out,
             struct error *error);

/* Draws, which must fail; fills in the error. */
void draw_fails(const struct dossier *dossier, struct picture_limits limits, const char *format,
                struct error *error);

bool contains(const struct text *text, const char *string);
size_t occurrences(const char *text, const char *string);

/* The parts of the suite that stand in files of their own. */
void add_map_tests(Suite *suite);
void add_output_tests(Suite *suite);
void add_theme_tests(Suite *suite);
void add_place_tests(Suite *suite);
void add_hostile_tests(Suite *suite);

#endif
