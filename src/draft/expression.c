/*
 * expression.c: PCRE2's expressions, compiled when they are first looked for, by any thread: of two
 * that compile one at the same time the first that is done wins.
 */
#include "draft/expression.h"

#include "base/xalloc.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct compiled {
    const char *start; /* NULL: there is none */
    char *text;
    _Atomic(pcre2_code *) code; /* NULL: not yet compiled */
    atomic_bool senseless;
};

struct expression expression_new(const char *start, const char *text, size_t row)
{
    struct compiled *compiled = xmalloc(sizeof *compiled);
    compiled->start = start;
    compiled->text = xstrdup(text);
    atomic_init(&compiled->code, NULL);
    atomic_init(&compiled->senseless, false);
    return (struct expression){compiled, row};
}

void expression_release(struct expression *expression)
{
    if (!expression->compiled)
        return;
    pcre2_code_free(atomic_load(&expression->compiled->code));
    free(expression->compiled->text);
    free(expression->compiled);
    expression->compiled = NULL;
}

static void say(const char *text, int number, size_t offset, struct text *wrong)
{
    PCRE2_UCHAR message[160];
    pcre2_get_error_message(number, message, sizeof message);
    text_addf(wrong, "the expression makes no sense: %s, near \"%.30s\"", (const char *)message,
              text + (offset > 15 ? offset - 15 : 0));
}

bool expression_check(const struct expression *expression, struct text *wrong)
{
    struct compiled *compiled = expression->compiled;
    int number;
    PCRE2_SIZE offset;
    if (atomic_load(&compiled->code) || atomic_load(&compiled->senseless))
        return atomic_load(&compiled->code);
    /* Not translated to machine code, nor made quicker: for one article that takes longer than it
     * saves. */
    const uint32_t options =
        PCRE2_CASELESS | PCRE2_UTF | PCRE2_DUPNAMES | PCRE2_NO_UTF_CHECK | PCRE2_NO_AUTO_POSSESS;
    struct text whole = {0};
    text_add(&whole, compiled->start ? compiled->start : "");
    text_add(&whole, compiled->text);
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)text_string(&whole), whole.length, options,
                                     &number, &offset, NULL),
               *none = NULL;
    if (!code && number == PCRE2_ERROR_HEAP_FAILED)
        xalloc_fail();
    if (!code) {
        say(text_string(&whole), number, offset, wrong);
        atomic_store(&compiled->senseless, true);
    } else if (!atomic_compare_exchange_strong(&compiled->code, &none, code)) {
        pcre2_code_free(code);
    }
    text_release(&whole);
    return atomic_load(&compiled->code);
}

const void *expression_code(const struct expression *expression)
{
    const pcre2_code *code = atomic_load(&expression->compiled->code);
    if (!code) {
        struct text wrong = {0};
        expression_check(expression, &wrong);
        text_release(&wrong);
        code = atomic_load(&expression->compiled->code);
    }
    return code;
}
