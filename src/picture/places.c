/*
 * places.c: where the entities of an older picture stand: the `pos` of nodes that Graphviz has laid
 * out, read as a dossier, which keeps attributes that it does not know.
 */
#include <entente/places.h>

#include "base/names.h"
#include "base/xalloc.h"
#include "picture/area.h"
#include "picture/label.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AS_WRITTEN "write the file with 'entente draw -o OLD.dot', or 'neato -Tdot'"

static const double far_away = 1e6; /* points; no picture is that large */

/* What the functions of this file pass to each other. */
struct reading {
    const struct dossier *dossier, *old;
    const char *path;
    struct places *places;
    struct names ids; /* by entity of the dossier: its name in a picture of ours */
};

static const char *find(const struct dossier *dossier, struct attribute_span span, const char *name)
{
    for (uint32_t i = 0; i < span.count; i++)
        if (strcmp(dossier->attributes[span.first + i].name, name) == 0)
            return dossier->attributes[span.first + i].value;
    return NULL;
}

/* Reads numbers of points parted by ","; returns how many, and where they end. */
static size_t read_numbers(const char *string, double *numbers, size_t most, const char **end)
{
    size_t count = 0;
    bool more = true;
    for (*end = string; more && count < most; count++) {
        char *after;
        numbers[count] = strtod(*end, &after);
        if (after == *end || !(fabs(numbers[count]) <= far_away))
            break;
        more = *after == ',' && count + 1 < most;
        *end = after + more;
    }
    return count;
}

/* "12.5,80" also with a height ("12,80,0") or as Graphviz pins nodes ("12,80!"). */
static bool read_point(const char *string, struct point *point)
{
    double numbers[3];
    const char *end;
    size_t count = read_numbers(string, numbers, 3, &end);
    *point = (struct point){numbers[0], numbers[1]};
    return count >= 2 && strcmp(end + (*end == '!'), "") == 0;
}

static bool malformed(const struct reading *reading, struct place place, const char *name,
                      const char *value, const char *wanted, struct error *error)
{
    struct text clean = {0};
    label_clean(value, 60, &clean);
    error_set(error, ERROR_INPUT, "%s=\"%s\" is no place: %s is wanted", name, text_string(&clean),
              wanted);
    error_place(error, reading->path, place.line, place.column, NULL, 0);
    error_hint(error, AS_WRITTEN);
    text_release(&clean);
    return false;
}

/* The entity that a node of the old picture stands for, or DOSSIER_NONE. */
static uint32_t entity_of(const struct reading *reading, const char *node)
{
    uint32_t entity = dossier_find_entity(reading->dossier, node);
    return entity != DOSSIER_NONE ? entity : names_find(&reading->ids, node, strlen(node));
}

/* Whether a node of the old picture is only title, legend or the like. */
static bool is_piece(const char *node)
{
    static const char *const starts[] = {"drawing:", "piece-", "sample-", "corner-"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(node, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

/* An attribute in inches, in points; 0 where it is no size. */
static double size_of(const struct reading *reading, const struct entity *node, const char *name)
{
    const char *value = find(reading->old, node->attributes, name);
    double inches = value ? strtod(value, NULL) : 0;
    return inches > 0 && inches * 72 <= far_away ? inches * 72 : 0;
}

static bool read_node(struct reading *reading, const struct entity *node, struct area *map,
                      struct error *error)
{
    struct places *places = reading->places;
    struct point point;
    const char *pos = find(reading->old, node->attributes, "pos");
    uint32_t entity = entity_of(reading, node->id);
    if (!pos || (entity == DOSSIER_NONE && is_piece(node->id)))
        return true;
    if (!read_point(pos, &point))
        return malformed(reading, node->place, "pos", pos, "\"X,Y\" in points", error);
    struct place_box box = {point.x, point.y, size_of(reading, node, "width"),
                            size_of(reading, node, "height")};
    area_reach(map, &(struct box){box.x, box.y, box.width, box.height});
    if (entity == DOSSIER_NONE) {
        places->gone[places->gone_count++] = xstrdup(node->id);
        return true;
    }
    places->placed += isnan(places->boxes[entity].x);
    places->boxes[entity] = box;
    return true;
}

static bool read_page(struct reading *reading, struct error *error)
{
    double bb[4];
    const char *end, *value = find(reading->old, reading->old->graph_attributes, "bb");
    if (!value)
        return true;
    if (read_numbers(value, bb, 4, &end) < 4 || *end)
        return malformed(reading, (struct place){.line = 0}, "bb", value, "\"X,Y,X,Y\" in points",
                         error);
    reading->places->page = (struct places_area){bb[0], bb[2], bb[1], bb[3]};
    return true;
}

static bool read_nodes(struct reading *reading, struct error *error)
{
    struct area map = AREA_NOWHERE;
    for (size_t i = 0; i < reading->old->entity_count; i++)
        if (!read_node(reading, &reading->old->entities[i], &map, error))
            return false;
    reading->places->map = (struct places_area){map.left, map.right, map.bottom, map.top};
    if (reading->places->placed)
        return true;
    if (area_nowhere(&map)) {
        error_set(error, ERROR_INPUT, "no node has a place (pos), so there is no layout to keep");
        error_hint(error, AS_WRITTEN);
    } else {
        error_set(error, ERROR_INPUT,
                  "none of the nodes is in the dossier, so there is no layout "
                  "to keep");
        error_hint(error, "nodes are matched by the ids of entities");
    }
    error_place(error, reading->path, 0, 0, NULL, 0);
    return false;
}

static void index_ids(struct reading *reading)
{
    for (size_t i = 0; i < reading->dossier->entity_count; i++) {
        struct text id = {0};
        text_add(&id, "node-");
        label_identifier(reading->dossier->entities[i].id, &id);
        names_add(&reading->ids, id.data, id.length);
        text_release(&id);
    }
}

static void start(struct places *places, const struct dossier *dossier, size_t old_count)
{
    size_t count = dossier->entity_count;
    *places = (struct places){.boxes = xcalloc(count, sizeof *places->boxes),
                              .entity_count = count,
                              .map = {1, -1, 1, -1},
                              .page = {1, -1, 1, -1},
                              .gone = xcalloc(old_count, sizeof *places->gone)};
    for (size_t i = 0; i < count; i++)
        places->boxes[i].x = places->boxes[i].y = NAN;
}

bool places_read(struct places *places, const struct dossier *dossier, const char *path,
                 const struct read_options *options, struct error *error)
{
    struct dossier *old = dossier_new();
    struct reading reading = {.dossier = dossier, .old = old, .path = path, .places = places};
    *places = (struct places){0};
    bool done = dossier_read_file(old, path, options, "dot", NULL, error);
    if (done) {
        start(places, dossier, old->entity_count);
        index_ids(&reading);
        done = read_page(&reading, error) && read_nodes(&reading, error);
    }
    if (!done)
        places_release(places);
    names_release(&reading.ids);
    dossier_free(old);
    return done;
}

void places_release(struct places *places)
{
    for (size_t i = 0; i < places->gone_count; i++)
        free(places->gone[i]);
    free(places->gone);
    free(places->boxes);
    *places = (struct places){0};
}
