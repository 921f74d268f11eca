/*
 * expression.c: PCRE2's expressions, compiled when they are first looked for.
 */
#include "draft/expression.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct compiled {
    char *text; /* NULL: it is compiled, or makes no sense */
    pcre2_code *code;
};

struct expression expression_new(const char *text, size_t row)
{
    struct compiled *compiled = xmalloc(sizeof *compiled);
    *compiled = (struct compiled){.text = xstrdup(text)};
    return (struct expression){compiled, row};
}

void expression_release(struct expression *expression)
{
    if (!expression->compiled)
        return;
    pcre2_code_free(expression->compiled->code);
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
    if (!compiled->text)
        return compiled->code;
    /* Not translated to machine code, nor made quicker: for one article that takes longer than it
     * saves. */
    const uint32_t options =
        PCRE2_CASELESS | PCRE2_UTF | PCRE2_DUPNAMES | PCRE2_NO_UTF_CHECK | PCRE2_NO_AUTO_POSSESS;
    compiled->code = pcre2_compile((PCRE2_SPTR)compiled->text, PCRE2_ZERO_TERMINATED, options,
                                   &number, &offset, NULL);
    if (!compiled->code && number == PCRE2_ERROR_HEAP_FAILED)
        xalloc_fail();
    if (!compiled->code)
        say(compiled->text, number, offset, wrong);
    free(compiled->text);
    compiled->text = NULL;
    return compiled->code;
}

const void *expression_code(const struct expression *expression)
{
    struct text wrong = {0};
    expression_check(expression, &wrong);
    text_release(&wrong);
    return expression->compiled->code;
}
