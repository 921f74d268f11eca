/*
 * originals.c: reads the texts that a dossier's sources are. A dossier may come from anybody, so
 * only plain files are read: no device, no pipe, nothing that never ends.
 */
#include "cli/originals.h"

#include "cli/print.h"

#include "base/file.h"
#include "base/list.h"
#include "base/xalloc.h"

#include <entente/text.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Notes what went wrong, for the source. */
static void fail(struct originals *originals, uint32_t source, const char *path, const char *why)
{
    struct text text = {0};
    text_addf(&text, "%s: %s", path, why);
    free(originals->unreadable[source]);
    originals->unreadable[source] = text.data;
}

static void read_text(struct originals *originals, uint32_t source, const char *path,
                      const struct settings *settings)
{
    struct stat status;
    struct text bytes = {0};
    struct error error = {0};
    if (stat(path, &status) != 0)
        fail(originals, source, path, strerror(errno));
    else if (!S_ISREG(status.st_mode))
        fail(originals, source, path, "it is no plain file");
    else if (!file_read(path, settings->reading.file_size, "--max-file-size", &bytes, &error))
        fail(originals, source, path, error.message);
    else if (!originals->texts[source]) {
        originals->texts[source] = original_new(text_string(&bytes), bytes.length);
        originals->readable++;
    }
    error_release(&error);
    text_release(&bytes);
}

/* The source's own file, whose path counts from the folder of the dossier. */
static void read_own(struct originals *originals, const struct dossier *dossier, uint32_t source,
                     const struct settings *settings)
{
    const char *file = dossier->sources[source].file;
    const char *base = dossier_path(dossier, dossier->sources[source].place);
    const char *slash = strrchr(base, '/');
    struct text path = {0};
    if (*file != '/' && slash)
        text_add_bytes(&path, base, (size_t)(slash - base) + 1);
    text_add(&path, file);
    read_text(originals, source, text_string(&path), settings);
    text_release(&path);
}

/* One of --texts: SOURCE=FILE. */
static bool read_named(struct originals *originals, const struct dossier *dossier, const char *item,
                       const struct settings *settings, struct error *error)
{
    const char *equals = strchr(item, '=');
    uint32_t source;
    if (!equals)
        return error_set(error, ERROR_USAGE, "--texts takes SOURCE=FILE, not '%s'", item);
    char *id = xstrndup(item, (size_t)(equals - item));
    bool known = dossier_named_source(dossier, id, &source, error);
    if (known)
        read_text(originals, source, equals + 1, settings);
    free(id);
    return known;
}

static bool read_all_named(struct originals *originals, const struct dossier *dossier,
                           const struct settings *settings, struct error *error)
{
    const char *list = settings->texts;
    struct text item = {0};
    bool done = true;
    while (list && done && list_next(&list, &item))
        done = read_named(originals, dossier, item.data, settings, error);
    text_release(&item);
    return done;
}

bool originals_read(struct originals *originals, const struct dossier *dossier,
                    const struct settings *settings, struct error *error)
{
    *originals = (struct originals){
        .texts = xcalloc(dossier->source_count + 1, sizeof(struct original *)),
        .unreadable = xcalloc(dossier->source_count + 1, sizeof(char *)),
        .count = dossier->source_count,
    };
    if (!read_all_named(originals, dossier, settings, error))
        return false;
    for (uint32_t i = 0; i < dossier->source_count; i++)
        if (dossier->sources[i].file && !originals->texts[i] && !originals->unreadable[i])
            read_own(originals, dossier, i, settings);
    return true;
}

void originals_release(struct originals *originals)
{
    for (size_t i = 0; i < originals->count; i++) {
        original_free(originals->texts[i]);
        free(originals->unreadable[i]);
    }
    free(originals->texts);
    free(originals->unreadable);
    *originals = (struct originals){0};
}

void originals_warn(const struct originals *originals, const struct dossier *dossier,
                    const struct settings *settings)
{
    for (size_t i = 0; i < originals->count; i++) {
        struct error warning = {.severity = SEVERITY_WARNING};
        if (!originals->unreadable[i])
            continue;
        error_set(&warning, ERROR_IO, "the file of source '%s' cannot be read: %s",
                  dossier->sources[i].id, originals->unreadable[i]);
        print_error(&warning, settings);
        error_release(&warning);
    }
}
