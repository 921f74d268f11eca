/*
 * sarif.c: findings as SARIF 2.1.0, which editors and code hosts show beside the lines.
 */
#include <entente/sarif.h>
#include <entente/version.h>

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char schema[] = "https://json.schemastore.org/sarif-2.1.0.json";
static const char *const levels[] = {"error", "warning", "note"};

static json_t *text_of(const char *string)
{
    return json_pack("{s:o}", "text", json_stringn(string, strlen(string)));
}

/* A path as a URI reference: as it is, but for what has a meaning there. */
static json_t *uri_of(const char *path)
{
    struct text uri = {0};
    if (*path == '/')
        text_add(&uri, "file://");
    for (; *path; path++) {
        if (isalnum((unsigned char)*path) || strchr("-._~/", *path))
            text_add_char(&uri, *path);
        else
            text_addf(&uri, "%%%02X", (unsigned)(unsigned char)*path);
    }
    json_t *string = json_string(text_string(&uri));
    text_release(&uri);
    return string;
}

static json_t *artifact(const char *path)
{
    return json_pack("{s:o}", "uri", uri_of(path));
}

/* Of a line and a column, either of them 0 where it is not known. */
static json_t *location(const char *path, size_t line, size_t column)
{
    json_t *physical = json_pack("{s:o}", "artifactLocation", artifact(path));
    if (line) {
        json_t *region = json_pack("{s:I}", "startLine", (json_int_t)line);
        if (column)
            json_object_set_new(region, "startColumn", json_integer((json_int_t)column));
        json_object_set_new(physical, "region", region);
    }
    return json_pack("{s:o}", "physicalLocation", physical);
}

static json_t *rules(void)
{
    json_t *array = json_array();
    for (size_t i = 0; i < lint_rule_count(); i++) {
        const struct lint_rule *rule = lint_rule_at(i);
        json_array_append_new(array,
                              json_pack("{s:s, s:o, s:{s:s}}", "id", rule->code, "shortDescription",
                                        text_of(rule->summary), "defaultConfiguration", "level",
                                        levels[rule->severity]));
    }
    return array;
}

static json_t *message(const struct error *item)
{
    struct text text = {0};
    text_add(&text, item->message);
    if (item->hint)
        text_addf(&text, "\nhint: %s", item->hint);
    json_t *object = text_of(text_string(&text));
    text_release(&text);
    return object;
}

/* ---- Fixes ---- */

static json_t *replacement(const struct fix *fix)
{
    json_t *region = json_pack("{s:I, s:I, s:I, s:I}", "startLine", (json_int_t)fix->line,
                               "startColumn", (json_int_t)fix->column, "endLine",
                               (json_int_t)fix->end_line, "endColumn", (json_int_t)fix->end_column);
    json_t *object = json_pack("{s:o}", "deletedRegion", region);
    if (*fix->bytes)
        json_object_set_new(object, "insertedContent", text_of(fix->bytes));
    return object;
}

/* The fixes that mend this finding, as one. NULL: there is none. */
static json_t *fix_of(const struct error *item, const struct sarif_file *file)
{
    json_t *replacements = json_array();
    const char *what = NULL;
    for (size_t i = 0; i < file->fixes->count; i++) {
        const struct fix *fix = &file->fixes->items[i];
        if (!item->code || strcmp(fix->code, item->code) != 0 || fix->finding.line != item->line ||
            fix->finding.column != item->column)
            continue;
        what = what ? what : fix->what;
        json_array_append_new(replacements, replacement(fix));
    }
    if (!what) {
        json_decref(replacements);
        return NULL;
    }
    return json_pack("[{s:o, s:[{s:o, s:o}]}]", "description", text_of(what), "artifactChanges",
                     "artifactLocation", artifact(file->path), "replacements", replacements);
}

static void add_fixes(json_t *result, const struct error *item, const struct sarif_file *files,
                      size_t file_count)
{
    for (size_t i = 0; item->path && !item->accepted && i < file_count; i++) {
        json_t *fix = strcmp(files[i].path, item->path) == 0 ? fix_of(item, &files[i]) : NULL;
        if (fix)
            json_object_set_new(result, "fixes", fix);
    }
}

/* ---- Results ---- */

/* What a reader says without a code is that it cannot read on. */
static json_t *result(const struct error *item, const struct sarif_file *files, size_t file_count)
{
    const char *code = item->code ? item->code : "syntax";
    json_t *object = json_pack("{s:s, s:I, s:s, s:o}", "ruleId", code, "ruleIndex",
                               (json_int_t)lint_rule_find(code), "level", levels[item->severity],
                               "message", message(item));
    if (item->path)
        json_object_set_new(object, "locations",
                            json_pack("[o]", location(item->path, item->line, item->column)));
    if (item->also_path)
        json_object_set_new(
            object, "relatedLocations",
            json_pack("[o]", location(item->also_path, item->also_line, item->also_column)));
    if (item->accepted)
        json_object_set_new(
            object, "suppressions",
            json_pack("[{s:s, s:s}]", "kind", "inSource", "justification", item->accepted));
    add_fixes(object, item, files, file_count);
    return object;
}

static json_t *driver(void)
{
    return json_pack("{s:s, s:s, s:o}", "name", "entente", "version", ENTENTE_VERSION, "rules",
                     rules());
}

void sarif_write(const struct diagnostics *found, const struct sarif_file *files, size_t file_count,
                 struct text *out)
{
    json_t *results = json_array();
    for (size_t i = 0; i < found->count; i++)
        json_array_append_new(results, result(&found->items[i], files, file_count));
    json_t *run = json_pack("{s:{s:o}, s:s, s:o}", "tool", "driver", driver(), "columnKind",
                            "unicodeCodePoints", "results", results);
    json_t *log =
        json_pack("{s:s, s:s, s:[o]}", "$schema", schema, "version", "2.1.0", "runs", run);
    char *bytes = json_dumps(log, JSON_INDENT(2));
    text_add(out, bytes ? bytes : "{}");
    text_add_char(out, '\n');
    free(bytes);
    json_decref(log);
}
