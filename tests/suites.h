/*
 * suites.h: the suites that check_main.c runs, and what several of them need.
 * To add a suite: a file tests/check_NAME.c, its function here, and a row in check_main.c.
 */
#ifndef TESTS_SUITES_H
#define TESTS_SUITES_H

#include <check.h>

/* base */
Suite *text_suite(void), *names_suite(void), *error_suite(void), *suggest_suite(void),
    *version_suite(void);
Suite *utf8_suite(void), *file_suite(void), *edtf_suite(void), *workers_suite(void);
Suite *failures_suite(void);
Suite *pool_suite(void);
/* dossier */
Suite *dossier_suite(void), *vocabulary_suite(void), *lint_suite(void), *likeness_suite(void);
Suite *quotation_suite(void);
/* format */
Suite *dot_suite(void), *dossier_roundtrip_suite(void), *csv_suite(void);
Suite *json_suite(void), *readings_suite(void);
Suite *graph_formats_suite(void), *fmt_suite(void), *shared_suite(void), *identity_suite(void);
Suite *fix_suite(void);
Suite *fuzz_suite(void);
Suite *draft_dates_suite(void), *draft_names_suite(void), *draft_review_suite(void);
Suite *draft_lexicon_suite(void);
Suite *draft_ties_suite(void);
/* view to finding */
Suite *adjacency_suite(void), *distance_suite(void), *cohesion_suite(void);
Suite *view_suite(void), *query_suite(void), *time_suite(void), *network_suite(void),
    *measure_suite(void), *ranking_suite(void), *betweenness_suite(void);
Suite *brokerage_suite(void), *partings_suite(void), *twomode_suite(void),
    *comembership_suite(void);
Suite *tie_ranking_suite(void), *group_suite(void);
Suite *dominance_suite(void), *consensus_suite(void);
Suite *spectral_suite(void), *signed_suite(void);
Suite *diff_suite(void), *attribution_suite(void), *history_suite(void);
Suite *worlds_suite(void), *kendall_suite(void), *robustness_suite(void);
Suite *sources_suite(void);
Suite *blocs_suite(void), *balance_suite(void);
Suite *path_suite(void), *ego_suite(void), *provenance_suite(void);
Suite *explanation_suite(void);
/* picture, report */
Suite *look_suite(void);
Suite *drawing_suite(void), *sandbox_suite(void);
Suite *layouts_suite(void);
Suite *picture_suite(void), *timeline_suite(void), *matrix_suite(void), *table_suite(void);
Suite *frames_suite(void), *film_suite(void), *places_suite(void);
Suite *report_suite(void);
/* cli */
Suite *cli_suite(void), *terminal_suite(void), *readme_suite(void);
Suite *manual_suite(void), *pages_suite(void), *completion_suite(void);
Suite *doctor_suite(void);

#endif
