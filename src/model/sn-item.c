/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item.h"

typedef enum
{
  TEXT_TITLE,
  TEXT_REFERENCE,
  TEXT_ORGANISER,
  TEXT_STAGE,
  TEXT_COMMITTEE,
  TEXT_CATEGORY,
  TEXT_UID,
  TEXT_RULE,
  N_TEXTS,
} Text;

/* So many are looked through one by one; few items have as many. */
#define FEW 32

/* What an item has many of, by its text, which belongs to the array. */
typedef struct
{
  GHashTable *places; /* text → its place in the array */
  guint n_known;      /* how many of the array are in it */
} Index;

struct _SnItem
{
  GObject parent_instance;

  gint64 id;
  SnItemKind kind;
  SnItemState state;
  SnOutcome outcome;
  SnDate date;
  SnDate moved_from;
  gboolean moved;
  guint seats;
  double confidence;
  char *texts[N_TEXTS];

  GPtrArray *mentions; /* SnMention, the one that speaks best first */

  /* Made when first asked for, as most items that are read have none. */
  GPtrArray *links;   /* SnLink */
  GPtrArray *doubts;  /* char * */
  GPtrArray *changes; /* SnChange, oldest first */
  GPtrArray *issues;  /* char *, oldest first */
  Index *by_uri;      /* of links, once there are many */
  Index *by_issue;    /* of issues, likewise */
  SnUserWord *user_word;
};

G_DEFINE_FINAL_TYPE (SnItem, sn_item, G_TYPE_OBJECT)

static const char *const kind_nicks[] = {
  [SN_ITEM_CONSULTATION] = "consultation", [SN_ITEM_VACANCY] = "vacancy",   [SN_ITEM_EVENT] = "event",
  [SN_ITEM_MILESTONE] = "milestone",       [SN_ITEM_DEADLINE] = "deadline",
};

static const char *const state_nicks[] = {
  [SN_STATE_OPEN] = "open",           [SN_STATE_CLOSED] = "closed", [SN_STATE_PAST] = "past",
  [SN_STATE_CANCELLED] = "cancelled", [SN_STATE_FILLED] = "filled", [SN_STATE_DISMISSED] = "dismissed",
  [SN_STATE_DOUBTFUL] = "doubtful",
};

static const char *const outcome_nicks[] = {
  [SN_OUTCOME_NONE] = "none",
  [SN_OUTCOME_CANCELLED] = "cancelled",
  [SN_OUTCOME_FILLED] = "filled",
};

static void
index_free (Index *index)
{
  g_hash_table_unref (index->places);
  g_free (index);
}

/* Takes in what the array has got since, made when it is first wanted. */
static void
index_catch_up (Index **index, GPtrArray *array, const char *(*text_of) (gpointer))
{
  if (*index == NULL)
    {
      *index = g_new0 (Index, 1);
      (*index)->places = g_hash_table_new (g_str_hash, g_str_equal);
    }
  for (guint *n = &(*index)->n_known; *n < array->len; (*n)++)
    {
      const char *text = text_of (array->pdata[*n]);

      if (text != NULL && !g_hash_table_contains ((*index)->places, text))
        g_hash_table_insert ((*index)->places, (gpointer) text, GUINT_TO_POINTER (*n));
    }
}

/* Where @text is in the array; its length where it is not there. */
static guint
find_place (Index **index, GPtrArray *array, const char *(*text_of) (gpointer), const char *text)
{
  gpointer place;
  guint i = 0;

  if (array->len <= FEW || text == NULL)
    {
      while (i < array->len && g_strcmp0 (text_of (array->pdata[i]), text) != 0)
        i++;
      return i;
    }
  index_catch_up (index, array, text_of);
  return g_hash_table_lookup_extended ((*index)->places, text, NULL, &place) ? GPOINTER_TO_UINT (place) : array->len;
}

static const char *
uri_of (gpointer link)
{
  return ((const SnLink *) link)->uri;
}

static const char *
text_itself (gpointer text)
{
  return text;
}

static void
sn_item_finalize (GObject *object)
{
  SnItem *self = SN_ITEM (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free); /* most are not set */
  g_ptr_array_unref (self->mentions);
  g_clear_pointer (&self->by_uri, index_free);
  g_clear_pointer (&self->by_issue, index_free);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->user_word, sn_user_word_free);
  G_OBJECT_CLASS (sn_item_parent_class)->finalize (object);
}

static void
sn_item_class_init (SnItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sn_item_finalize;
}

static void
sn_item_init (SnItem *self)
{
  self->confidence = 1.0;
  self->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_mention_free);
}

/**
 * sn_item_new:
 * @title: a title that stands alone, without its date
 *
 * Returns: (transfer full): a new item, without a date and certain.
 */
SnItem *
sn_item_new (SnItemKind kind, const char *title)
{
  SnItem *self = g_object_new (SN_TYPE_ITEM, NULL);

  self->kind = kind;
  self->texts[TEXT_TITLE] = g_strdup (title);
  return self;
}

static gpointer
copy_link (gconstpointer link, gpointer data)
{
  return sn_link_ref ((SnLink *) link);
}

static gpointer
copy_mention (gconstpointer mention, gpointer data)
{
  return sn_mention_copy (mention);
}

static gpointer
copy_change (gconstpointer change, gpointer data)
{
  return sn_change_copy (change);
}

static gpointer
copy_text (gconstpointer text, gpointer data)
{
  return g_strdup (text);
}

/* g_ptr_array_copy() would not set a free function. */
static void
copy_array (GPtrArray *to, GPtrArray *from, GCopyFunc copy)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, copy (from->pdata[i], NULL));
}

/**
 * sn_item_copy:
 *
 * Returns: (transfer full): a copy that can be changed on its own.
 */
SnItem *
sn_item_copy (SnItem *item)
{
  SnItem *copy = sn_item_new (item->kind, NULL);

  copy->id = item->id;
  copy->state = item->state;
  copy->outcome = item->outcome;
  copy->date = item->date;
  copy->moved_from = item->moved_from;
  copy->moved = item->moved;
  copy->seats = item->seats;
  copy->confidence = item->confidence;
  for (guint i = 0; i < N_TEXTS; i++)
    copy->texts[i] = g_strdup (item->texts[i]);
  copy_array (sn_item_get_links (copy), sn_item_get_links (item), (GCopyFunc) copy_link);
  copy_array (sn_item_get_doubts (copy), sn_item_get_doubts (item), (GCopyFunc) copy_text);
  copy_array (copy->mentions, item->mentions, (GCopyFunc) copy_mention);
  copy_array (sn_item_get_changes (copy), sn_item_get_changes (item), (GCopyFunc) copy_change);
  copy_array (sn_item_get_issues (copy), sn_item_get_issues (item), (GCopyFunc) copy_text);
  if (item->user_word != NULL)
    copy->user_word = sn_user_word_copy (item->user_word);
  return copy;
}

/**
 * sn_item_get_kind:
 *
 * Returns: what can be done about it.
 */
SnItemKind
sn_item_get_kind (SnItem *self)
{
  return self->kind;
}

/**
 * sn_item_set_kind:
 *
 * Sets what can be done about it.
 */
void
sn_item_set_kind (SnItem *self, SnItemKind kind)
{
  self->kind = kind;
}

/**
 * sn_item_get_date:
 *
 * Returns: (transfer none): the closing date of a consultation or vacancy, the
 *   day of all else; never %NULL, but not set where the text gives none.
 */
const SnDate *
sn_item_get_date (SnItem *self)
{
  return &self->date;
}

/**
 * sn_item_set_date:
 *
 * Sets the date.
 */
void
sn_item_set_date (SnItem *self, const SnDate *date)
{
  self->date = *date;
}

#define TEXT_ACCESSORS(name, NAME)                                                                                     \
  const char *sn_item_get_##name (SnItem *self)                                                                        \
  {                                                                                                                    \
    return self->texts[TEXT_##NAME];                                                                                   \
  }                                                                                                                    \
  void sn_item_set_##name (SnItem *self, const char *name)                                                             \
  {                                                                                                                    \
    g_autofree char *copy = g_strdup (name);                                                                           \
    SWAP_TEXTS (self->texts[TEXT_##NAME], copy);                                                                       \
  }
#define SWAP_TEXTS(a, b)                                                                                               \
  do                                                                                                                   \
    {                                                                                                                  \
      char *swap_ = (a);                                                                                               \
      (a) = (b);                                                                                                       \
      (b) = swap_;                                                                                                     \
    }                                                                                                                  \
  while (0)

/**
 * sn_item_get_title: (skip)
 *
 * These pairs get and set a text of the item: (nullable), (transfer none)
 * when read, copied when set.
 *
 * - title: stands alone, without its date
 * - reference: normalised reference of a modification ("SECMP0056", "MP318")
 * - organiser: who runs it ("SECAS", "Ofgem"…); %NULL for committee meetings
 * - stage: "refinement", "modification-report", "development" or
 *   "request-for-information" for a SEC modification's consultation
 * - committee, category: of a vacancy
 * - uid: its identity in calendars, the same on every machine
 * - rule: which rule and which words made it, for `inspect --explain`
 */
TEXT_ACCESSORS (title, TITLE)
TEXT_ACCESSORS (reference, REFERENCE)
TEXT_ACCESSORS (organiser, ORGANISER)
TEXT_ACCESSORS (stage, STAGE)
TEXT_ACCESSORS (committee, COMMITTEE)
TEXT_ACCESSORS (category, CATEGORY)
TEXT_ACCESSORS (uid, UID)
TEXT_ACCESSORS (rule, RULE)

/**
 * sn_item_take_title:
 * @title: (transfer full) (nullable): a title, which is not the item's own
 *
 * Sets the title, which is not copied.
 */
void
sn_item_take_title (SnItem *self, char *title)
{
  g_free (self->texts[TEXT_TITLE]);
  self->texts[TEXT_TITLE] = title;
}

#define VALUE_ACCESSORS(type, name)                                                                                    \
  type sn_item_get_##name (SnItem *self)                                                                               \
  {                                                                                                                    \
    return self->name;                                                                                                 \
  }                                                                                                                    \
  void sn_item_set_##name (SnItem *self, type name)                                                                    \
  {                                                                                                                    \
    self->name = name;                                                                                                 \
  }

/**
 * sn_item_get_seats: (skip)
 *
 * These pairs get and set a value of the item:
 *
 * - seats: how many seats a vacancy has, 0 where it is none
 * - id: its number in the store, 0 before it has one
 * - confidence: 0 to 1
 * - outcome: what the newsletter says has become of it
 * - moved: whether the newsletter says that its date was moved or extended
 * - state: as sn_item_state_on() found it for the day that was asked for
 */
VALUE_ACCESSORS (guint, seats)
VALUE_ACCESSORS (gint64, id)
VALUE_ACCESSORS (double, confidence)
VALUE_ACCESSORS (SnOutcome, outcome)
VALUE_ACCESSORS (gboolean, moved)
VALUE_ACCESSORS (SnItemState, state)

/**
 * sn_item_get_moved_from:
 *
 * Returns: (transfer none): the date that a newsletter says it was moved or
 *   extended from; never %NULL, not set where none is stated.
 */
const SnDate *
sn_item_get_moved_from (SnItem *self)
{
  return &self->moved_from;
}

/**
 * sn_item_set_moved_from:
 *
 * Sets the date that it was moved or extended from.
 */
void
sn_item_set_moved_from (SnItem *self, const SnDate *date)
{
  self->moved_from = *date;
}

/**
 * sn_item_get_links:
 *
 * Returns: (transfer none) (element-type SnLink): its links, in the order of
 *   the source.
 */
GPtrArray *
sn_item_get_links (SnItem *self)
{
  if (self->links == NULL)
    self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_link_unref);
  return self->links;
}

/**
 * sn_item_add_link:
 * @link: (transfer none): a link
 *
 * Adds a link, unless it has one with the same target; the more telling role
 * of the two is kept.
 */
void
sn_item_add_link (SnItem *self, SnLink *link)
{
  GPtrArray *links = sn_item_get_links (self);
  guint place = find_place (&self->by_uri, links, uri_of, link->uri);
  SnLink *known;

  if (place == links->len)
    {
      g_ptr_array_add (links, sn_link_ref (link));
      return;
    }
  known = links->pdata[place];
  if (known->role != SN_LINK_READ || link->role == SN_LINK_READ)
    return;
  links->pdata[place] = sn_link_ref (link);
  /* The text by which it is found is the new one's from now on. */
  if (self->by_uri != NULL && link->uri != NULL)
    g_hash_table_replace (self->by_uri->places, link->uri, GUINT_TO_POINTER (place));
  sn_link_unref (known);
}

/**
 * sn_item_get_best_link:
 *
 * Returns: (transfer none) (nullable): the link that its button opens: the
 *   form, else registration, document, any page, a mail.
 */
SnLink *
sn_item_get_best_link (SnItem *self)
{
  static const SnLinkRole order[] = { SN_LINK_RESPOND, SN_LINK_REGISTER, SN_LINK_DOCUMENT, SN_LINK_READ, SN_LINK_MAIL };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; self->links != NULL && j < self->links->len; j++)
      {
        SnLink *link = self->links->pdata[j];

        if (link->role == order[i] && sn_uri_is_allowed (link->uri))
          return link;
      }
  return NULL;
}

/**
 * sn_item_get_doubts:
 *
 * Returns: (transfer none) (element-type utf8): what is not sure about it,
 *   each a sentence.
 */
GPtrArray *
sn_item_get_doubts (SnItem *self)
{
  if (self->doubts == NULL)
    self->doubts = g_ptr_array_new_with_free_func (g_free);
  return self->doubts;
}

/**
 * sn_item_get_n_doubts:
 *
 * Returns: how many sentences say what is not sure about it.
 */
guint
sn_item_get_n_doubts (SnItem *self)
{
  return self->doubts != NULL ? self->doubts->len : 0;
}

/**
 * sn_item_add_doubt:
 *
 * Adds a sentence that says what is not sure, once.
 */
void
sn_item_add_doubt (SnItem *self, const char *doubt)
{
  GPtrArray *doubts = sn_item_get_doubts (self);

  for (guint i = 0; i < doubts->len; i++)
    if (g_str_equal (doubts->pdata[i], doubt))
      return;
  g_ptr_array_add (doubts, g_strdup (doubt));
}

/**
 * sn_item_get_mentions:
 *
 * Returns: (transfer none) (element-type SnMention): where it was said, the
 *   place that says most first.
 */
GPtrArray *
sn_item_get_mentions (SnItem *self)
{
  return self->mentions;
}

/**
 * sn_item_add_mention:
 * @mention: (transfer full): where it was said
 *
 * Adds a place, after those already there.
 */
void
sn_item_add_mention (SnItem *self, SnMention *mention)
{
  g_ptr_array_add (self->mentions, mention);
}

/**
 * sn_item_move_mentions:
 * @from: another item, which has none from then on
 *
 * Adds the places where the other was said, after those already there.
 */
void
sn_item_move_mentions (SnItem *self, SnItem *from)
{
  gsize n;
  g_autofree gpointer *moved = g_ptr_array_steal (from->mentions, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (self->mentions, moved[i]);
}

/**
 * sn_item_get_mention:
 *
 * Returns: (transfer none) (nullable): the place that says most.
 */
const SnMention *
sn_item_get_mention (SnItem *self)
{
  return self->mentions->len > 0 ? self->mentions->pdata[0] : NULL;
}

/**
 * sn_item_get_quote:
 *
 * Returns: (transfer none) (nullable): the sentence that says it best.
 */
const char *
sn_item_get_quote (SnItem *self)
{
  return self->mentions->len > 0 ? ((SnMention *) self->mentions->pdata[0])->quote : NULL;
}

/**
 * sn_item_get_changes:
 *
 * Returns: (transfer none) (element-type SnChange): what changed, oldest first.
 */
GPtrArray *
sn_item_get_changes (SnItem *self)
{
  if (self->changes == NULL)
    self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_change_free);
  return self->changes;
}

/**
 * sn_item_add_change:
 * @change: (transfer full): a change
 *
 * Adds a change, after those already there.
 */
void
sn_item_add_change (SnItem *self, SnChange *change)
{
  g_ptr_array_add (sn_item_get_changes (self), change);
}

/**
 * sn_item_get_issues:
 *
 * Returns: (transfer none) (element-type utf8): the issue dates that mention
 *   it, ISO 8601, oldest first.
 */
GPtrArray *
sn_item_get_issues (SnItem *self)
{
  if (self->issues == NULL)
    self->issues = g_ptr_array_new_with_free_func (g_free);
  return self->issues;
}

/**
 * sn_item_add_issue:
 *
 * Adds an issue date, after those already there, once.
 */
void
sn_item_add_issue (SnItem *self, const char *issued)
{
  GPtrArray *issues = sn_item_get_issues (self);

  if (find_place (&self->by_issue, issues, text_itself, issued) == issues->len)
    g_ptr_array_add (issues, g_strdup (issued));
}

/**
 * sn_item_get_user_word:
 *
 * Returns: (transfer none) (nullable): what the user says of it, %NULL where
 *   that is nothing.
 */
const SnUserWord *
sn_item_get_user_word (SnItem *self)
{
  return self->user_word;
}

/**
 * sn_item_take_user_word:
 * @word: (transfer full) (nullable): what the user says of it
 *
 * Replaces what the user says.
 */
void
sn_item_take_user_word (SnItem *self, SnUserWord *word)
{
  g_clear_pointer (&self->user_word, sn_user_word_free);
  self->user_word = word;
}

/**
 * sn_item_state_on:
 * @today: a day
 *
 * Works out the state from what was said and the day. A closing day is still
 * open; an item without a date is open until somebody says otherwise.
 *
 * Returns: the state on that day.
 */
SnItemState
sn_item_state_on (SnItem *self, const SnDate *today)
{
  gboolean over;

  if (self->state == SN_STATE_DISMISSED || (self->user_word != NULL && self->user_word->dismissed))
    return SN_STATE_DISMISSED;
  if (self->outcome == SN_OUTCOME_CANCELLED)
    return SN_STATE_CANCELLED;
  if (self->outcome == SN_OUTCOME_FILLED)
    return SN_STATE_FILLED;
  over = sn_date_is_set (&self->date) && sn_date_last_julian (&self->date) < sn_date_first_julian (today);
  if (!over)
    return SN_STATE_OPEN;
  return self->kind == SN_ITEM_CONSULTATION || self->kind == SN_ITEM_VACANCY ? SN_STATE_CLOSED : SN_STATE_PAST;
}

/**
 * sn_item_compare:
 *
 * Orders by date (undated last), then kind, then title.
 *
 * Returns: below, at or above 0, as for strcmp().
 */
int
sn_item_compare (SnItem *a, SnItem *b)
{
  int order = sn_date_compare (&a->date, &b->date);

  if (order == 0)
    order = (int) a->kind - (int) b->kind;
  if (order == 0)
    order = g_strcmp0 (a->texts[TEXT_TITLE], b->texts[TEXT_TITLE]);
  if (order == 0)
    order = (a->id > b->id) - (a->id < b->id);
  return order;
}

static gboolean
find_nick (const char *const *nicks, guint n_nicks, const char *nick, guint *index)
{
  for (guint i = 0; i < n_nicks; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sn_item_kind_to_string:
 *
 * Returns: the kind's name in JSON.
 */
const char *
sn_item_kind_to_string (SnItemKind kind)
{
  return kind_nicks[kind];
}

/**
 * sn_item_kind_from_string:
 * @kind: (out): the kind, untouched on failure
 *
 * Returns: whether @nick is the name of a kind.
 */
gboolean
sn_item_kind_from_string (const char *nick, SnItemKind *kind)
{
  guint index;

  if (!find_nick (kind_nicks, G_N_ELEMENTS (kind_nicks), nick, &index))
    return FALSE;
  *kind = (SnItemKind) index;
  return TRUE;
}

/**
 * sn_item_state_to_string:
 *
 * Returns: the state's name in JSON.
 */
const char *
sn_item_state_to_string (SnItemState state)
{
  return state_nicks[state];
}

/**
 * sn_outcome_to_string:
 *
 * Returns: the outcome's name in the store.
 */
const char *
sn_outcome_to_string (SnOutcome outcome)
{
  return outcome_nicks[outcome];
}

/**
 * sn_outcome_from_string:
 *
 * Returns: the outcome of that name; %SN_OUTCOME_NONE for any other.
 */
SnOutcome
sn_outcome_from_string (const char *nick)
{
  guint index = 0;

  find_nick (outcome_nicks, G_N_ELEMENTS (outcome_nicks), nick, &index);
  return (SnOutcome) index;
}

/**
 * sn_item_is_settled:
 *
 * Returns: whether it asks nobody for anything any more: it is answered or not
 *   going to be, dismissed, cancelled or filled.
 */
gboolean
sn_item_is_settled (SnItem *self)
{
  const SnUserWord *word = sn_item_get_user_word (self);

  return sn_item_get_outcome (self) != SN_OUTCOME_NONE || sn_item_get_state (self) == SN_STATE_DISMISSED ||
         (word != NULL && (word->dismissed || sn_response_status_is_answer (word->status)));
}
