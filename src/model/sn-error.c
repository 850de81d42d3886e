/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-error.h"

G_DEFINE_QUARK (sn - error - quark, sn_error)
