/*
 * rank.c: the library in one page: reads a dossier and prints its five most central entities.
 *     cc rank.c $(pkg-config --cflags --libs entente) -o rank && ./rank graphs/csto.dot
 */
#include <entente/format.h>
#include <entente/ranking.h>

#include <stdio.h>

static void print_error(const struct error *error)
{
    struct text text = {0};
    error_format(error, &text);
    fputs(text_string(&text), stderr);
    text_release(&text);
}

static void print_ranking(const struct ranking *ranking, const struct dossier *dossier)
{
    for (size_t i = 0; i < ranking->row_count; i++) {
        const struct ranking_row *row = &ranking->rows[i];
        printf("%u. %s, betweenness %g\n", (unsigned)row->rank,
               entity_label(&dossier->entities[row->entity]), row->scores[0]);
    }
}

int main(int argc, char **argv)
{
    struct error error = {0};
    struct dossier *dossier = dossier_new();
    struct view view = {0};
    struct network network = {0};
    struct ranking ranking = {0};
    const struct measure *betweenness = measure_find("betweenness");
    struct ranking_options options = {
        .measures = &betweenness, .measure_count = 1, .kind = VOCABULARY_NONE, .top = 5};

    bool done = dossier_read_file(dossier, argc > 1 ? argv[1] : "-", NULL, NULL, NULL, &error) &&
                view_init(&view, dossier, &(struct view_options){0}, &error);
    if (done) {
        network_init(&network, &view, &(struct projection){0});
        done = ranking_init(&ranking, &network, &options, &error);
    }
    if (done)
        print_ranking(&ranking, dossier);
    else
        print_error(&error);
    ranking_release(&ranking);
    network_release(&network);
    view_release(&view);
    dossier_free(dossier);
    error_release(&error);
    return done ? 0 : 1;
}
