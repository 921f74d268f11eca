/*
 * rank.h: entente-cluster rank.
 */
#ifndef CLUSTER_RANK_H
#define CLUSTER_RANK_H

#include "cli/command.h"

/* As a row of entente's commands: options and help go by it. */
extern const struct command rank_command;

#endif
