/*
 * checkpoints.h: tests of what is interrupted and taken up again.
 */
#ifndef TESTS_CLUSTER_CHECKPOINTS_H
#define TESTS_CLUSTER_CHECKPOINTS_H

#include <check.h>

void checkpoints_add(TCase *test_case);

#endif
