/*
 * frames.c: one map at several times, as a picture of each, rendered in one child process that
 * answers with all of them, each behind its length.
 */
#include <entente/frames.h>

#include "base/xalloc.h"
#include "picture/render.h"
#include "picture/sandbox.h"
#include "picture/sequence.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct rendering {
    const struct picture_page *page;
    const struct picture_frame *frames;
    size_t count;
    const char *format;
};

static void add_with_length(const struct text *picture, struct text *out)
{
    uint64_t length = picture->length;
    text_add_bytes(out, (const char *)&length, sizeof length);
    text_add_bytes(out, text_string(picture), picture->length);
}

static void take_pictures(const struct text *answer, struct text *pictures, size_t count)
{
    const char *at = text_string(answer);
    for (size_t i = 0; i < count; i++) {
        uint64_t length;
        memcpy(&length, at, sizeof length);
        text_add_bytes(&pictures[i], at + sizeof length, length);
        at += sizeof length + length;
    }
}

/* In the child. */
static bool render(void *context, struct text *out, struct error *error)
{
    const struct rendering *rendering = context;
    struct sequence sequence;
    GVC_t *gvc = gvContext();
    struct composition *compositions = xcalloc(rendering->count, sizeof *compositions);
    sequence_init(&sequence, rendering->page, rendering->frames, rendering->count);
    bool done = sequence_layout(&sequence, gvc, error) &&
                sequence_compose(&sequence, gvc, compositions, error);
    for (size_t i = 0; done && i < sequence.count; i++) {
        struct text picture = {0};
        done = render_map(gvc, &sequence.frames[i], &compositions[i], rendering->format, &picture,
                          error);
        add_with_length(&picture, out);
        text_release(&picture);
    }
    for (size_t i = 0; i < sequence.count; i++)
        composition_release(&compositions[i]);
    free(compositions);
    sequence_release(&sequence);
    return done;
}

bool frames_render(const struct picture_frame *frames, size_t count,
                   const struct picture_page *page, const char *format, struct text *pictures,
                   struct error *error)
{
    struct picture_page own = sequence_page(page, count);
    struct rendering rendering = {&own, frames, count, format};
    struct text answer = {0};
    if (!picture_format_known(format))
        return error_set(error, ERROR_USAGE, "there is no picture format “%s”", format);
    bool done = sandbox_run(render, &rendering, &own, &answer, error);
    if (done)
        take_pictures(&answer, pictures, count);
    text_release(&answer);
    return done;
}
