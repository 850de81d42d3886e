/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-format.h"

#include <glib/gi18n.h>

static const struct
{
  const char *singular;
  const char *plural;
  const char *icon;
  const char *css_class;
} kinds[] = {
  [SN_ITEM_CONSULTATION] = { N_ ("Consultation"), N_ ("Consultations"), "sn-consultation-symbolic",
                             "kind-consultation" },
  [SN_ITEM_VACANCY] = { N_ ("Vacancy"), N_ ("Vacancies"), "sn-vacancy-symbolic", "kind-vacancy" },
  [SN_ITEM_EVENT] = { N_ ("Event"), N_ ("Events"), "sn-event-symbolic", "kind-event" },
  [SN_ITEM_MILESTONE] = { N_ ("Milestone"), N_ ("Milestones"), "sn-milestone-symbolic", "kind-milestone" },
  [SN_ITEM_DEADLINE] = { N_ ("Deadline"), N_ ("Deadlines"), "sn-deadline-symbolic", "kind-deadline" },
};

static const struct
{
  const char *nick;
  const char *name;
} stages[] = {
  { "refinement", N_ ("Refinement") },
  { "modification-report", N_ ("Modification Report") },
  { "development", N_ ("Development") },
  { "request-for-information", N_ ("Request for Information") },
};

/**
 * sn_format_kind:
 *
 * Returns: (transfer full): "Consultation".
 */
char *
sn_format_kind (SnItemKind kind)
{
  return g_strdup (_ (kinds[kind].singular));
}

/**
 * sn_format_kind_plural:
 *
 * Returns: (transfer full): "Consultations".
 */
char *
sn_format_kind_plural (SnItemKind kind)
{
  return g_strdup (_ (kinds[kind].plural));
}

/**
 * sn_format_kind_icon:
 *
 * Returns: the name of the kind's symbolic icon.
 */
const char *
sn_format_kind_icon (SnItemKind kind)
{
  return kinds[kind].icon;
}

/**
 * sn_format_kind_class:
 *
 * Returns: the CSS class that gives the kind its colour.
 */
const char *
sn_format_kind_class (SnItemKind kind)
{
  return kinds[kind].css_class;
}

static const struct
{
  const char *name;
  const char *icon;
  const char *css_class;
} statuses[] = {
  [SN_RESPONSE_NONE] = { NC_ ("response", "To Do"), "sn-todo-symbolic", "status-todo" },
  [SN_RESPONSE_TODO] = { NC_ ("response", "To Do"), "sn-todo-symbolic", "status-todo" },
  [SN_RESPONSE_DRAFTING] = { NC_ ("response", "Drafting"), "sn-drafting-symbolic", "status-drafting" },
  [SN_RESPONSE_SUBMITTED] = { NC_ ("response", "Submitted"), "sn-submitted-symbolic", "status-submitted" },
  [SN_RESPONSE_NOT_RESPONDING] = { NC_ ("response", "Not Responding"), "sn-not-responding-symbolic",
                                   "status-not-responding" },
};

/* Who asks most often has a colour; DESNZ is what BEIS was. */
static const struct
{
  const char *name;
  const char *css_class;
} organisers[] = {
  { "SECAS", "org-secas" }, { "DCC", "org-dcc" },     { "BEIS", "org-desnz" },
  { "DESNZ", "org-desnz" }, { "Ofgem", "org-ofgem" },
};

/**
 * sn_format_status:
 *
 * Returns: (transfer full): "Drafting"; "To Do" also where nothing was said.
 */
char *
sn_format_status (SnResponseStatus status)
{
  return g_strdup (g_dpgettext2 (NULL, "response", statuses[status].name));
}

/**
 * sn_format_status_icon:
 *
 * Returns: the name of the status's symbolic icon.
 */
const char *
sn_format_status_icon (SnResponseStatus status)
{
  return statuses[status].icon;
}

/**
 * sn_format_status_class:
 *
 * Returns: the CSS class that gives the status its colour.
 */
const char *
sn_format_status_class (SnResponseStatus status)
{
  return statuses[status].css_class;
}

/**
 * sn_format_item_status:
 *
 * Returns: how far the response to @item is, as the user said.
 */
SnResponseStatus
sn_format_item_status (SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);

  return word != NULL ? word->status : SN_RESPONSE_NONE;
}

/**
 * sn_format_organiser_class:
 * @organiser: (nullable): who asks
 *
 * Returns: the CSS class that gives the organiser its colour; all others share
 *   one.
 */
const char *
sn_format_organiser_class (const char *organiser)
{
  for (guint i = 0; i < G_N_ELEMENTS (organisers); i++)
    if (g_strcmp0 (organisers[i].name, organiser) == 0)
      return organisers[i].css_class;
  return "org-other";
}

/**
 * sn_format_count:
 * @kind: a kind
 * @n: how many
 *
 * Returns: (transfer full): "2 consultations".
 */
char *
sn_format_count (SnItemKind kind, guint n)
{
  switch (kind)
    {
    case SN_ITEM_CONSULTATION:
      return g_strdup_printf (ngettext ("%u consultation", "%u consultations", n), n);
    case SN_ITEM_VACANCY:
      return g_strdup_printf (ngettext ("%u vacancy", "%u vacancies", n), n);
    case SN_ITEM_EVENT:
      return g_strdup_printf (ngettext ("%u event", "%u events", n), n);
    case SN_ITEM_MILESTONE:
      return g_strdup_printf (ngettext ("%u milestone", "%u milestones", n), n);
    case SN_ITEM_DEADLINE:
    default:
      return g_strdup_printf (ngettext ("%u deadline", "%u deadlines", n), n);
    }
}

/**
 * sn_format_stage:
 * @stage: (nullable): a stage as in JSON
 *
 * Returns: (transfer full): "Refinement"; what is not known as it is; "" for
 *   none.
 */
char *
sn_format_stage (const char *stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_strcmp0 (stages[i].nick, stage) == 0)
      return g_strdup (_ (stages[i].name));
  return g_strdup (stage != NULL ? stage : "");
}
