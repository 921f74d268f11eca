/*
 * pajek_read.c: a network of Pajek as a dossier.
 */
#include "base/xalloc.h"
#include "format/pajek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FREE_VERTICES = 1000000 }; /* a small file may stand for so many; a large one for more */

struct reader;

/* A section: what begins it, and what each of its lines is. */
struct section {
    const char *word;
    void (*begin)(struct reader *);
    void (*line)(struct reader *);
    bool undirected, lines; /* of lines, which may have a relation */
};

struct reader {
    struct graph_builder *builder;
    struct pajek_lines lines;
    const struct section *section;
    size_t vertices, first_mode; /* how many; 0: there is one mode */
    bool *listed;                /* by vertex - 1 */
    const char *relation;        /* the name of the section's; NULL: none */
    uint32_t relation_offset;
    size_t row, column; /* of the next cell of a matrix */
    bool any_vertices;
};

static bool fail(struct reader *reader, uint32_t offset, const char *hint, const char *message)
{
    return dot_input_error(&reader->builder->input, offset, hint, "%s", message);
}

static void set(struct reader *reader, struct graph_object object, const char *name,
                const struct pajek_word *value)
{
    graph_builder_set(reader->builder, object, name, value->bytes, value->length, value->offset);
}

/* ---- Vertices ---- */

static void add_vertices(struct reader *reader, size_t count)
{
    for (size_t i = 1; i <= count && !graph_builder_done(reader->builder); i++) {
        char number[24];
        int length = snprintf(number, sizeof number, "%zu", i);
        graph_builder_declare(reader->builder, number, (size_t)length, reader->lines.offset);
    }
    reader->vertices = count;
    reader->listed = xcalloc(count + 1, sizeof *reader->listed);
}

static void begin_vertices(struct reader *reader)
{
    const struct pajek_lines *lines = &reader->lines;
    size_t most = reader->builder->input.length > FREE_VERTICES ? reader->builder->input.length
                                                                : FREE_VERTICES;
    bool none = lines->count > 1 && lines->words[1].length == 1 && lines->words[1].bytes[0] == '0';
    size_t count = lines->count > 1 ? pajek_vertex(&lines->words[1], most) : 0;
    if (reader->any_vertices) {
        fail(reader, lines->offset, "put each network into a file of its own",
             "a second network begins here");
        reader->builder->stopped = true;
        return;
    }
    reader->any_vertices = true;
    if (!count && !none) {
        fail(reader, lines->count > 1 ? lines->words[1].offset : lines->offset,
             "*Vertices 12 says that there are twelve of them",
             "expected a number of vertices that the file can have");
        reader->builder->stopped = true;
        return;
    }
    add_vertices(reader, count);
    if (lines->count > 2)
        reader->first_mode = pajek_vertex(&lines->words[2], count);
}

/* The vertex that the word names, as an object; false, with an error, where there is none. */
static bool find_vertex(struct reader *reader, const struct pajek_word *word, uint32_t *vertex)
{
    uint32_t number = pajek_vertex(word, reader->vertices);
    *vertex = number ? number - 1 : 0;
    if (number)
        return true;
    dot_input_error(&reader->builder->input, word->offset, NULL,
                    "there is no vertex %.*s: they are numbered from 1 to %zu",
                    (int)(word->length < 40 ? word->length : 40), word->bytes, reader->vertices);
    return false;
}

/* The times of an edge: one relation for each. Those of a vertex are kept where there are more. */
static void read_time(struct reader *reader, struct graph_object object,
                      const struct pajek_word *time)
{
    struct text date = {0};
    size_t count = pajek_dates(time, 0, &date);
    bool closed = time->length > 1 && time->bytes[time->length - 1] == ']';
    struct pajek_word inside = {time->bytes + 1, time->length - 1 - closed, false, time->offset};
    if (!count || (count > 1 && object.part == PART_NODE)) {
        set(reader, object, "time", &inside);
        text_release(&date);
        return;
    }
    for (size_t i = 1; i < count && !graph_builder_done(reader->builder); i++) {
        struct text other = {0};
        uint32_t copy = graph_builder_copy_edge(reader->builder, object.index);
        pajek_dates(time, i, &other);
        graph_builder_set(reader->builder, (struct graph_object){PART_EDGE, copy}, "when",
                          text_string(&other), other.length, time->offset);
        text_release(&other);
    }
    graph_builder_set(reader->builder, object, "when", date.data, date.length, time->offset);
    text_release(&date);
}

/* The words from number `first` on: pairs of a name and a value, and at last a time. */
static void read_rest(struct reader *reader, struct graph_object object, size_t first)
{
    const struct pajek_lines *lines = &reader->lines;
    const struct pajek_word *time = NULL;
    for (size_t i = first; i < lines->count; i++) {
        const struct pajek_word *word = &lines->words[i];
        if (!word->quoted && *word->bytes == '[') {
            time = word;
        } else if (i + 1 == lines->count) {
            fail(reader, word->offset, "a line is written: 1 2 0.5", "this word has no value");
        } else if (pajek_is_drawing(word)) {
            graph_builder_lose(reader->builder, "drawing instructions", word->offset);
            i++;
        } else {
            char *name = xstrndup(word->bytes, word->length);
            set(reader, object, strcmp(name, "l") == 0 ? "label" : name, &lines->words[++i]);
            free(name);
        }
    }
    if (time)
        read_time(reader, object, time);
}

/* A shape stands alone, before the pairs. */
static bool has_shape(const struct pajek_lines *lines, size_t first)
{
    size_t words = lines->count - first;
    if (words > 0 && *lines->words[lines->count - 1].bytes == '[')
        words--;
    return words % 2 == 1;
}

static void read_vertex(struct reader *reader)
{
    struct graph_builder *builder = reader->builder;
    const struct pajek_lines *lines = &reader->lines;
    struct graph_object vertex = {.part = PART_NODE};
    size_t rest = 2;
    if (!find_vertex(reader, &lines->words[0], &vertex.index))
        return;
    if (reader->listed[vertex.index]) {
        dot_input_error(&builder->input, lines->offset, NULL, "vertex %u is listed twice",
                        vertex.index + 1);
        return;
    }
    reader->listed[vertex.index] = true;
    builder->graph.nodes[vertex.index].offset = lines->offset;
    if (lines->count > 1)
        set(reader, vertex, "label", &lines->words[1]);
    while (rest < lines->count && pajek_is_number(&lines->words[rest]))
        rest++;
    if (rest > 2)
        graph_builder_lose(builder, "positions", lines->words[2].offset);
    read_rest(reader, vertex, rest + has_shape(lines, rest));
}

/* ---- Lines ---- */

/* :2 "name" behind *Arcs, *Edges or *Matrix. */
static void begin_lines(struct reader *reader)
{
    const struct pajek_lines *lines = &reader->lines;
    struct names *strings = reader->builder->graph.strings;
    reader->relation = NULL;
    reader->row = reader->column = 0;
    if (lines->count < 2 || *lines->words[1].bytes != ':')
        return;
    const struct pajek_word *name = &lines->words[lines->count > 2 ? 2 : 1];
    reader->relation_offset = name->offset;
    if (lines->count > 2)
        reader->relation = names_intern(strings, name->bytes, name->length);
    else if (!pajek_is(name, ":1"))
        reader->relation = names_intern(strings, name->bytes + 1, name->length - 1);
}

static struct graph_object add_line(struct reader *reader, uint32_t from, uint32_t to,
                                    uint32_t offset)
{
    struct graph_object line = {PART_EDGE, graph_builder_edge(reader->builder, from, to, offset)};
    if (reader->section->undirected)
        graph_builder_set(reader->builder, line, "dir", "none", 4, offset);
    if (reader->relation)
        graph_builder_set(reader->builder, line, "relation", reader->relation,
                          strlen(reader->relation), reader->relation_offset);
    return line;
}

static void read_line(struct reader *reader)
{
    const struct pajek_lines *lines = &reader->lines;
    uint32_t from, to;
    size_t rest = 2;
    if (lines->count < 2) {
        fail(reader, lines->offset, "a line is written: 1 2", "expected two vertices");
        return;
    }
    if (!find_vertex(reader, &lines->words[0], &from) ||
        !find_vertex(reader, &lines->words[1], &to))
        return;
    struct graph_object line = add_line(reader, from, to, lines->offset);
    if (rest < lines->count && pajek_is_number(&lines->words[rest]))
        set(reader, line, "weight", &lines->words[rest++]);
    read_rest(reader, line, rest);
}

/* From the first vertex to each of the others. */
static void read_list(struct reader *reader)
{
    const struct pajek_lines *lines = &reader->lines;
    uint32_t from, to;
    if (!find_vertex(reader, &lines->words[0], &from))
        return;
    for (size_t i = 1; i < lines->count && !graph_builder_done(reader->builder); i++)
        if (find_vertex(reader, &lines->words[i], &to))
            add_line(reader, from, to, lines->words[i].offset);
}

/* A cell of a matrix; rows need not be lines. With two modes, columns are of the second. */
static void read_cells(struct reader *reader)
{
    size_t rows = reader->first_mode ? reader->first_mode : reader->vertices;
    size_t columns = reader->vertices - reader->first_mode;
    for (size_t i = 0; i < reader->lines.count && !graph_builder_done(reader->builder); i++) {
        const struct pajek_word *cell = &reader->lines.words[i];
        bool full = reader->row >= rows || !columns; /* a first mode of all vertices */
        if (!pajek_is_number(cell) || full) {
            fail(reader, cell->offset, NULL,
                 full ? "the matrix has more cells than vertices times vertices"
                      : "expected a number");
            reader->builder->stopped = true;
            return;
        }
        double value = strtod(cell->bytes, NULL);
        if (value > 0 || value < 0)
            set(reader,
                add_line(reader, (uint32_t)reader->row,
                         (uint32_t)(reader->first_mode + reader->column), cell->offset),
                "weight", cell);
        if (++reader->column == columns) {
            reader->column = 0;
            reader->row++;
        }
    }
}

/* ---- The file ---- */

static void begin_network(struct reader *reader)
{
    struct text name = {0};
    for (size_t i = 1; i < reader->lines.count; i++) {
        text_add(&name, i > 1 ? " " : "");
        text_add_bytes(&name, reader->lines.words[i].bytes, reader->lines.words[i].length);
    }
    if (name.length)
        reader->builder->graph.name =
            names_intern(reader->builder->graph.strings, name.data, name.length);
    text_release(&name);
}

static void begin_other(struct reader *reader)
{
    graph_builder_lose(reader->builder, "partitions, vectors and other objects of Pajek",
                       reader->lines.offset);
}

static void skip_line(struct reader *reader)
{
    (void)reader;
}

static const struct section sections[] = {
    {"*Network", begin_network, skip_line, false, false},
    {"*Vertices", begin_vertices, read_vertex, false, false},
    {"*Arcs", begin_lines, read_line, false, true},
    {"*Edges", begin_lines, read_line, true, true},
    {"*Arcslist", begin_lines, read_list, false, true},
    {"*Edgeslist", begin_lines, read_list, true, true},
    {"*Matrix", begin_lines, read_cells, false, true},
    {"*", begin_other, skip_line, false, false}, /* any other */
};

enum { SECTIONS = sizeof sections / sizeof *sections, VERTICES = 1 };

/* The section that the line begins, or NULL. */
static const struct section *find_section(const struct pajek_word *word)
{
    size_t i = 0;
    if (word->quoted || *word->bytes != '*')
        return NULL;
    while (i < SECTIONS - 1 && !pajek_is(word, sections[i].word))
        i++;
    return &sections[i];
}

static void read_next(struct reader *reader)
{
    const struct section *section = find_section(&reader->lines.words[0]);
    if (reader->section == &sections[SECTIONS - 1] && section == &sections[VERTICES])
        section = NULL; /* a partition says how many vertices it is of, too */
    if (!section && reader->section) {
        reader->section->line(reader);
        return;
    }
    if (!section || (section->lines && !reader->any_vertices)) {
        fail(reader, reader->lines.offset, "a Pajek file begins with *Vertices and their number",
             "expected *Vertices");
        reader->builder->stopped = true;
        return;
    }
    reader->section = section;
    section->begin(reader);
}

/* What was not listed is called by its number; the two modes are told apart. */
static void finish_vertices(struct reader *reader)
{
    static const char *const names[] = {"label", NULL};
    for (uint32_t i = 0; i < reader->vertices; i++) {
        struct graph_object vertex = {PART_NODE, i};
        const char *number = names_at(&reader->builder->graph.node_names, i);
        uint32_t offset = reader->builder->graph.nodes[i].offset;
        if (!graph_builder_value(reader->builder, vertex, "label", NULL))
            graph_builder_set(reader->builder, vertex, "label", number, strlen(number), offset);
        if (reader->first_mode)
            graph_builder_set(reader->builder, vertex, "mode", i < reader->first_mode ? "1" : "2",
                              1, offset);
    }
    graph_builder_name_nodes(reader->builder, names);
}

static void read_file(struct reader *reader)
{
    struct graph_builder *builder = reader->builder;
    reader->lines.text = builder->input.text;
    reader->lines.length = (uint32_t)builder->input.length;
    reader->lines.at = strncmp(reader->lines.text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    while (!graph_builder_done(builder) && pajek_next_line(&reader->lines))
        read_next(reader);
    if (!reader->any_vertices && !graph_builder_done(builder))
        fail(reader, 0, "a Pajek file begins with *Vertices and their number",
             "there are no *Vertices in the file");
    if (!builder->input.errors)
        finish_vertices(reader);
}

bool pajek_read(struct dossier *dossier, uint32_t file, const char *path, const struct text *bytes,
                const struct read_options *limits, struct diagnostics *diagnostics,
                struct error *error)
{
    struct graph_builder builder;
    struct reader reader = {.builder = &builder};
    if (graph_builder_init(&builder, "Pajek", dossier, file, path, bytes, limits))
        read_file(&reader);
    free(reader.listed);
    pajek_lines_release(&reader.lines);
    return graph_builder_finish(&builder, diagnostics, error);
}
