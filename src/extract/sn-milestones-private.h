/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-prose-private.h"

G_BEGIN_DECLS

/* What milestones are called; for their own files only. */

const SnMark *sn_milestone_verb (const SnClause *clause);
char *sn_milestone_with_meaning (const SnExtraction *self, const SnClause *clause, char *title);
char *sn_milestone_title (const SnExtraction *self, const SnClause *clause, char **reference);

G_END_DECLS
