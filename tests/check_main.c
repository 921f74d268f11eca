/*
 * check_main.c: runs every suite. Arguments: names of suites to run (none: all), or --list, which
 * prints these names.
 */
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    Suite *(*make)(void);
} suites[] = {
    {"text", text_suite},
    {"names", names_suite},
    {"pool", pool_suite},
    {"error", error_suite},
    {"suggest", suggest_suite},
    {"version", version_suite},
    {"utf8", utf8_suite},
    {"file", file_suite},
    {"workers", workers_suite},
    {"failures", failures_suite},
    {"edtf", edtf_suite},
    {"dossier", dossier_suite},
    {"vocabulary", vocabulary_suite},
    {"likeness", likeness_suite},
    {"lint", lint_suite},
    {"quotation", quotation_suite},
    {"dot", dot_suite},
    {"dossier-roundtrip", dossier_roundtrip_suite},
    {"identity", identity_suite},
    {"csv", csv_suite},
    {"json", json_suite},
    {"readings", readings_suite},
    {"graph-formats", graph_formats_suite},
    {"fmt", fmt_suite},
    {"shared", shared_suite},
    {"fix", fix_suite},
    {"view", view_suite},
    {"query", query_suite},
    {"time", time_suite},
    {"network", network_suite},
    {"adjacency", adjacency_suite},
    {"measure", measure_suite},
    {"betweenness", betweenness_suite},
    {"distance", distance_suite},
    {"cohesion", cohesion_suite},
    {"spectral", spectral_suite},
    {"signed", signed_suite},
    {"ranking", ranking_suite},
    {"brokerage", brokerage_suite},
    {"partings", partings_suite},
    {"twomode", twomode_suite},
    {"comembership", comembership_suite},
    {"group", group_suite},
    {"tie-ranking", tie_ranking_suite},
    {"dominance", dominance_suite},
    {"consensus", consensus_suite},
    {"diff", diff_suite},
    {"attribution", attribution_suite},
    {"history", history_suite},
    {"worlds", worlds_suite},
    {"kendall", kendall_suite},
    {"sources", sources_suite},
    {"robustness", robustness_suite},
    {"blocs", blocs_suite},
    {"balance", balance_suite},
    {"path", path_suite},
    {"ego", ego_suite},
    {"provenance", provenance_suite},
    {"explanation", explanation_suite},
    {"picture", picture_suite},
    {"look", look_suite},
    {"drawing", drawing_suite},
    {"sandbox", sandbox_suite},
    {"layouts", layouts_suite},
    {"frames", frames_suite},
    {"film", film_suite},
    {"places", places_suite},
    {"timeline", timeline_suite},
    {"matrix", matrix_suite},
    {"table", table_suite},
    {"report", report_suite},
    {"fuzz", fuzz_suite},
    {"draft_dates", draft_dates_suite},
    {"draft_names", draft_names_suite},
    {"draft_review", draft_review_suite},
    {"draft_lexicon", draft_lexicon_suite},
    {"draft_ties", draft_ties_suite},
    {"cli", cli_suite},
    {"terminal", terminal_suite},
    {"manual", manual_suite},
    {"pages", pages_suite},
    {"completion", completion_suite},
    {"doctor", doctor_suite},
    {"readme", readme_suite},
};

enum { SUITES = sizeof suites / sizeof *suites };

static int wanted(size_t index, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], suites[index].name) == 0)
            return 1;
    return argc < 2;
}

static int list(void)
{
    for (size_t i = 0; i < SUITES; i++)
        puts(suites[i].name);
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--list") == 0)
        return list();
    SRunner *runner = srunner_create(NULL);
    for (size_t i = 0; i < SUITES; i++)
        if (wanted(i, argc, argv))
            srunner_add_suite(runner, suites[i].make());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
