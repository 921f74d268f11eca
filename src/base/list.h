/*
 * list.h: the names of a list parted by ",", as options give them.
 */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include <entente/text.h>

/*
 * Steps through the list: start with `*cursor` at it. Makes `name` the next one, without the blanks
 * around it; empty ones are passed over. False at the end.
 */
bool list_next(const char **cursor, struct text *name);

#endif
