/*
 * check_graph_hostile.c: GraphML, GEXF, GML and Pajek files that are wrong, or meant to harm: each
 * ends in an error with its place, soon.
 */
#include "graph_formats.h"

#include "base/file.h"

#include <entente/format.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_text(const char *format, const struct text *bytes, struct diagnostics *found,
                      struct error *error)
{
    struct dossier *dossier = dossier_new();
    bool done = dossier_read_bytes(dossier, "f", bytes, NULL, format, found, error);
    dossier_free(dossier);
    return done;
}

#define GRAPHML "<graphml><graph edgedefault=\"directed\">"
#define GEXF "<gexf><graph><nodes><node id=\"a\"/></nodes><edges>"

/* The first error, as line:column: message. */
static const struct {
    const char *format, *text, *error;
} wrong[] = {
    {"graphml", "", "1:1: the file is empty"},
    {"graphml", "hello", "1:1: Start tag expected, '<' not found"},
    {"graphml", "<html/>", "1:1: expected <graphml> as the outermost element, found <html>"},
    {"graphml", GRAPHML "\n<node id=\"a\">\n", "3:1: Premature end of data in tag node line 2"},
    {"graphml", GRAPHML "\n<node id=\"a\"></nod></graph></graphml>",
     "2:20: Opening and ending tag mismatch: node line 2 and nod"},
    {"graphml", GRAPHML "\n<node/></graph></graphml>", "2:1: <node> without id=\"...\""},
    {"graphml", GRAPHML "\n<node id=\"a\"/>\n<node id=\"a\"/></graph></graphml>",
     "3:1: there is a node 'a' already, in line 2"},
    {"graphml", GRAPHML "<node id=\"a\"/>\n<edge source=\"a\" target=\"b\"/></graph></graphml>",
     "2:25: there is no node 'b'"},
    {"graphml", GRAPHML "<edge source=\"a\"/></graph></graphml>",
     "1:40: <edge> without target=\"...\""},
    {"graphml", "<!DOCTYPE graphml [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<graphml/>",
     "1:35: the file declares an entity 'a'; entities are not read"},
    {"graphml", "<!DOCTYPE graphml [\n<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<graphml/>",
     "2:39: the file declares an entity 'a'; entities are not read"},
    {"graphml", "<!DOCTYPE graphml [\n<!ENTITY % a SYSTEM \"http://localhost/x\">%a;]>\n<graphml/>",
     "2:41: the file declares an entity 'a'; entities are not read"},
    {"graphml",
     "<!DOCTYPE graphml SYSTEM \"no/such.dtd\">\n" GRAPHML "<desc>&x;</desc></graph></graphml>",
     "2:49: there is no entity '&x;'"},
    {"graphml", GRAPHML "<desc>&x;</desc></graph></graphml>", "1:49: Entity 'x' not defined"},
    {"graphml",
     "<graphml><graph><node id=\"a\"/><edge source=\"a\" target=\"a\">"
     "<data key=\"weight\">heavy</data></edge></graph></graphml>",
     "1:78: weight \"heavy\": expected a number above 0"},
    {"graphml", "\xff\xfe<\0", "1:1: the file is UTF-16"},
    {"gexf", "<gexf><graph><nodes><node label=\"a\"/></nodes></graph></gexf>",
     "1:21: <node> without id=\"...\""},
    {"gexf", GEXF "\n<edge source=\"a\" target=\"z\"/></edges></graph></gexf>",
     "2:25: there is no node 'z'"},
    {"gexf", GEXF "\n<edge target=\"a\"/></edges></graph></gexf>",
     "2:1: <edge> without source=\"...\""},
    {"gexf", GEXF "<edge source=\"a\" target=\"a\" weight=\"1e999\"/></edges></graph></gexf>",
     "1:86: weight \"1e999\": expected a number above 0"},
    {"gexf", "<gexf><graph><nodes><node id=\"a\"><attvalues>\n<attvalue for=\"0\"/>",
     "2:1: <attvalue> without value=\"...\""},
    {"gml", "", "1:1: there is no graph in the file"},
    {"gml", "graph [\n node [ label 1 ]\n]", "2:2: the node has no id"},
    {"gml", "graph [ node [ id 1 ] node [ id 1 ] ]",
     "1:23: there is a node '1' already, in line 1"},
    {"gml", "graph [ node [ id 1 ]\nedge [ source 1 target 99999999999999999999 ] ]",
     "2:24: there is no node '99999999999999999999'"},
    {"gml", "graph [ node [ id 1 ]\nedge [ source 1 ] ]", "2:1: the edge has no target"},
    {"gml", "graph [ node [ id 1", "1:20: the file ends within a list"},
    {"gml", "graph [ node [ id", "1:18: the file ends where a value was expected"},
    {"gml", "graph [ entente [ ] node [ id 1 label \"A\" ] node [ id 2 label \"A\" ] ]",
     "1:21: each node of entente's own files has a label, and no two have the same"},
    {"gml", "graph [ node [ id 1 label \"a", "1:27: the string that begins here has no end"},
    {"gml", "graph [ ] ]", "1:11: a ] that closes nothing"},
    {"gml", "graph [ 5 ]", "1:9: expected a key"},
    {"gml", "graph [ node [ id { ] ]", "1:19: expected a value"},
    {"gml",
     "graph [ node [ id 1 ] edge [ source 1 target 1 relation \"x\" weight -1 ]\n"
     " edge [ source 1 target 1 relation \"x\" weight 1 ] ]",
     "1:68: a negative relation 'x', and that is positive elsewhere"},
    {"pajek", "", "1:1: there are no *Vertices in the file"},
    {"pajek", "hello", "1:1: expected *Vertices"},
    {"pajek", "*Vertices 2 2\n*Matrix\n1 0\n",
     "3:1: the matrix has more cells than vertices times vertices"},
    {"pajek", "*Arcs\n1 2", "1:1: expected *Vertices"},
    {"pajek", "*Vertices 1000000000000000000",
     "1:11: expected a number of vertices that the file can have"},
    {"pajek", "*Vertices -1", "1:11: expected a number of vertices that the file can have"},
    {"pajek", "*Vertices 2\n0 \"a\"", "2:1: there is no vertex 0: they are numbered from 1 to 2"},
    {"pajek", "*Vertices 2\n*Arcs\n1 3",
     "3:3: there is no vertex 3: they are numbered from 1 to 2"},
    {"pajek", "*Vertices 2\n*Arcs\n1 1000000000000000000 1",
     "3:3: there is no vertex 1000000000000000000: they are numbered from 1 to 2"},
    {"pajek", "*Vertices 2\n*Arcs\n1", "3:1: expected two vertices"},
    {"pajek", "*Vertices 2\n1 \"a\"\n1 \"b\"", "3:1: vertex 1 is listed twice"},
    {"pajek", "*Vertices 2\n*Arcs\n1 2 0", "3:5: weight \"0\": expected a number above 0"},
    {"pajek", "*Vertices 1\n*Matrix\n1 1",
     "3:3: the matrix has more cells than vertices times vertices"},
    {"pajek", "*Vertices 1\n*Matrix\nx", "3:1: expected a number"},
    {"pajek", "*Vertices 1\n*Vertices 1", "2:1: a second network begins here"},
};

enum { WRONG = sizeof wrong / sizeof *wrong };

static void check_wrong(size_t index)
{
    struct diagnostics found = {0};
    struct text bytes = {0}, said = {0};
    struct error error = {0};
    const char *text = wrong[index].text;
    text_add_bytes(&bytes, text, strncmp(text, "\xff\xfe", 2) == 0 ? 4 : strlen(text));
    ck_assert_msg(!read_text(wrong[index].format, &bytes, &found, &error), "%s", text);
    for (size_t i = 0; i < found.count && !said.length; i++)
        if (found.items[i].severity == SEVERITY_ERROR)
            text_addf(&said, "%zu:%zu: %s", found.items[i].line, found.items[i].column,
                      found.items[i].message);
    ck_assert_str_eq(text_string(&said), wrong[index].error);
    error_release(&error);
    diagnostics_release(&found);
    text_release(&bytes);
    text_release(&said);
}

START_TEST(errors_have_places)
{
    for (size_t i = 0; i < WRONG; i++)
        check_wrong(i);
}
END_TEST

/* ---- Files that are large in some way: before, what is repeated, behind, and the error. ---- */

static const struct {
    const char *format, *before, *repeated, *after, *error;
    int count;
} large[] = {
    {"graphml", "<graphml>", "<graph>", "", "this is nested deeper than the limit of 256", 500000},
    {"graphml", "<graphml>", "<x>", "", "this is nested deeper than the limit of 256", 1000000},
    {"gexf", "<gexf>", "<nodes>", "", "this is nested deeper than the limit of 256", 500000},
    {"gml", "", "a[", "", "this is nested deeper than the limit of 256", 1000000},
    {"gml", "", "graph [ ", "", "this is nested deeper than the limit of 256", 1000000},
    {"graphml", GRAPHML "<desc>", "0123456789", "</desc></graph></graphml>",
     "a string is longer than the limit of 1048576 bytes", 200000},
    {"graphml", GRAPHML "<node id=\"", "0123456789", "\"/></graph></graphml>",
     "a string is longer than the limit of 1048576 bytes", 200000},
    {"gml", "graph [ x \"", "0123456789", "\" ]",
     "a string is longer than the limit of 1048576 bytes", 200000},
    {"pajek", "*Vertices 1\n1 \"", "0123456789", "\"",
     "a string is longer than the limit of 1048576 bytes", 200000},
};

enum { LARGE = sizeof large / sizeof *large };

START_TEST(large_files_end)
{
    struct diagnostics found = {0};
    struct text bytes = {0};
    struct error error = {0};
    text_add(&bytes, large[_i].before);
    for (int i = 0; i < large[_i].count; i++)
        text_add(&bytes, large[_i].repeated);
    text_add(&bytes, large[_i].after);
    ck_assert(!read_text(large[_i].format, &bytes, &found, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_uint_ge(found.count, 1);
    ck_assert_str_eq(found.items[0].message, large[_i].error);
    ck_assert_uint_eq(found.items[0].line, strcmp(large[_i].format, "pajek") == 0 ? 2 : 1);
    error_release(&error);
    diagnostics_release(&found);
    text_release(&bytes);
}
END_TEST

/* A hundred thousand names of attributes: the limit is 1000. */
START_TEST(many_names_end)
{
    static const char *const formats[] = {"graphml", "gexf", "gml", "pajek"};
    static const char *const before[] = {"<graphml>",
                                         "<gexf><graph><nodes><node id=\"a\"><attvalues>",
                                         "graph [ ", "*Vertices 1\n1 a 0 0 0 box"};
    struct diagnostics found = {0};
    struct text bytes = {0};
    struct error error = {0};
    text_add(&bytes, before[_i]);
    for (int i = 0; i < 100000; i++) {
        if (_i == 0)
            text_addf(&bytes, "<key id=\"k%d\" for=\"all\"><default>1</default></key>", i);
        else if (_i == 1)
            text_addf(&bytes, "<attvalue for=\"k%d\" value=\"1\"/>", i);
        else
            text_addf(&bytes, " k%d 1", i);
    }
    ck_assert(!read_text(formats[_i], &bytes, &found, &error));
    bool limited = false;
    for (size_t i = 0; i < found.count; i++)
        limited = limited || (found.items[i].kind == ERROR_LIMIT && found.items[i].line > 0);
    ck_assert(limited);
    error_release(&error);
    diagnostics_release(&found);
    text_release(&bytes);
}
END_TEST

/* ---- Every file that is cut off, or has a wrong byte, is read or refused, with a reason ---- */

static void try(const char *format, const struct text *bytes)
{
    struct diagnostics found = {0};
    struct error error = {0};
    if (!read_text(format, bytes, &found, &error)) {
        ck_assert_uint_ge(found.errors, 1);
        ck_assert(found.items[0].path != NULL);
    }
    error_release(&error);
    diagnostics_release(&found);
}

START_TEST(damaged_files_end)
{
    static const char *const files[] = {"yed.graphml", "gephi.gexf", "networkx.gml", "pajek.net"};
    static const char *const formats[] = {"graphml", "gexf", "gml", "pajek"};
    static const char bytes[] = "<>&\"[]*1 \n\xc3\0";
    struct text path = {0}, whole = {0}, damaged = {0};
    struct error error = {0};
    uint64_t state = 1;
    text_addf(&path, "tests/data/formats/%s", files[_i]);
    ck_assert(file_read(path.data, 1 << 20, "", &whole, &error));
    for (size_t cut = 0; cut < whole.length; cut += 13) {
        text_clear(&damaged);
        text_add_bytes(&damaged, whole.data, cut);
        try(formats[_i], &damaged);
    }
    for (int i = 0; i < 150; i++) {
        text_clear(&damaged);
        text_add_bytes(&damaged, whole.data, whole.length);
        for (int k = 0; k < 3; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            damaged.data[(state >> 33) % whole.length] = bytes[(state >> 20) % sizeof bytes];
        }
        try(formats[_i], &damaged);
    }
    text_release(&path);
    text_release(&whole);
    text_release(&damaged);
}
END_TEST

/* A declared encoding: Latin-1 is read as such; UTF-8 that says otherwise is UTF-8. */
START_TEST(encodings_are_read)
{
    static const char *const texts[] = {
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" GRAPHML
        "<node id=\"\xe9\"/></graph></graphml>",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" GRAPHML
        "<node id=\"\xc3\xa9\"/></graph></graphml>",
        "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>" GRAPHML
        "<node id=\"\xc3\xa9\"/></graph></graphml>"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct dossier *dossier = dossier_new();
        struct diagnostics found = {0};
        struct error error = {0};
        struct text bytes = {0};
        text_add(&bytes, texts[i]);
        ck_assert(dossier_read_bytes(dossier, "f", &bytes, NULL, "graphml", &found, &error));
        ck_assert_uint_eq(found.count, 0);
        ck_assert_str_eq(dossier->entities[0].id, "\xc3\xa9");
        ck_assert_uint_eq(dossier->entities[0].place.line, 1);
        diagnostics_release(&found);
        dossier_free(dossier);
        text_release(&bytes);
    }
}
END_TEST

TCase *graph_hostile_case(void)
{
    TCase *cases = tcase_create("hostile");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, errors_have_places);
    tcase_add_loop_test(cases, large_files_end, 0, LARGE);
    tcase_add_loop_test(cases, many_names_end, 0, 4);
    tcase_add_loop_test(cases, damaged_files_end, 0, 4);
    tcase_add_test(cases, encodings_are_read);
    return cases;
}
