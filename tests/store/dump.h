/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db-private.h"

char *dump_store (SnDb *db);
