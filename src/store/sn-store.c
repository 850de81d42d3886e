/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

#include "sn-error.h"
#include "sn-store-watch.h"

/* Why a thread of its own and not g_task_run_in_thread(): that one's pool runs
 * tasks side by side and in any order. Here an import and the list that was
 * asked for after it must come in that order, and the one SQLite connection
 * belongs to one thread; with a pool they would wait for each other's locks
 * and take the pool's threads from everybody else. A queue also lets shutdown
 * be what it says: the running task ends, what the user said is written, the
 * others are told, the file is closed.
 *
 * The worker holds no reference: a job goes back to the context that asked and
 * is completed and freed there, so that the store is never disposed of, and so
 * never waits for the worker, on the worker itself. */

/* What is put into the queue beside jobs; a job is never at their addresses. */
static const char END_WORD[] = "end";
static const char LOOK_WORD[] = "look";

#define CLOSED "The store was closed."
#define STOPPED "The operation was stopped."

/* So long nobody has to ask for anything before the store has done its work for now;
 * the window gives freed memory back to the system a second after its first page. */
#define REST_DELAY (G_TIME_SPAN_SECOND / 2)

/* The only things that both threads touch. */
typedef struct
{
  GAsyncQueue *queue; /* SnJob, or one of the two words below */
  int closing;
  int n_imports; /* that were asked for and have not called back */
} Shared;

struct _SnStore
{
  GObject parent_instance;

  char *path;
  SnClock *clock;
  GMainContext *context;   /* where `changed` is emitted */
  GCancellable *searching; /* of the newest search */
  GCancellable *ending;    /* cancelled when it is shut down */
  GThread *thread;
  SnStoreWatch *watch; /* from when the file was opened first */

  Shared shared;
  SnStoreWorker worker; /* the worker's alone */
};

G_DEFINE_FINAL_TYPE (SnStore, sn_store, G_TYPE_OBJECT)

enum
{
  PROP_PATH = 1,
  PROP_CLOCK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;
static guint damaged_signal;
static guint grown_signal;

static void
job_free (SnJob *job)
{
  if (job->result != NULL)
    job->free_result (job->result);
  g_clear_error (&job->error);
  g_free (job->damage);
  g_clear_pointer (&job->bulk, sn_bulk_free);
  g_clear_object (&job->file);
  g_free (job->name);
  g_clear_pointer (&job->query, sn_query_free);
  g_clear_pointer (&job->edit, sn_edit_free);
  g_object_unref (job->task);
  g_free (job);
}

static gboolean
emit_changed_cb (gpointer data)
{
  g_signal_emit (data, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

/* Where the import has ended meanwhile, `changed` says all there is to say. */
static gboolean
emit_grown_cb (gpointer data)
{
  if (sn_store_is_importing (data))
    g_signal_emit (data, grown_signal, 0);
  return G_SOURCE_REMOVE;
}

/* In the store's own context, at once where this is it; but a task that was
 * cancelled calls back only in a later turn of its context. */
static void
announce_change (SnStore *self, gboolean later)
{
  g_autoptr (GSource) source = NULL;

  if (!later)
    {
      g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, emit_changed_cb, g_object_ref (self),
                                  g_object_unref);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static void
noticed_cb (gpointer nothing, gpointer data)
{
  sn_store_look (data);
}

static gboolean
start_watch_cb (gpointer data)
{
  SnStore *self = data;

  if (self->watch == NULL && self->thread != NULL)
    self->watch = sn_store_watch_new (self->path, noticed_cb, self);
  return G_SOURCE_REMOVE;
}

static void
start_watch (SnStore *self)
{
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, start_watch_cb, g_object_ref (self), g_object_unref);
}

/* A task that was cancelled calls back in a later turn than those that were not: who
 * cancels a question to ask it anew would hear the old answer after the new one. */
static void
drop_unwanted_answer (SnJob *job)
{
  if (job->error != NULL || !sn_job_is_question (job) ||
      !g_cancellable_is_cancelled (g_task_get_cancellable (job->task)))
    return;
  if (job->result != NULL)
    job->free_result (g_steal_pointer (&job->result));
  g_set_error_literal (&job->error, SN_ERROR, SN_ERROR_CANCELLED, STOPPED);
}

/* In the context of whoever asked. */
static gboolean
job_complete_cb (gpointer data)
{
  SnJob *job = data;
  g_autoptr (SnStore) store = g_object_ref (job->store);
  gboolean changed = job->changed;
  gboolean opened = job->opened;
  g_autofree char *damage = g_steal_pointer (&job->damage);
  gboolean cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (job->task));

  if (job->bulk != NULL)
    g_atomic_int_add (&store->shared.n_imports, -1);
  if (g_error_matches (job->error, SN_ERROR, SN_ERROR_DAMAGED) && !job->on_closed)
    damage = g_strdup (job->error->message);
  drop_unwanted_answer (job);
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  job_free (job);
  if (opened)
    start_watch (store);
  if (changed)
    announce_change (store, cancelled);
  if (damage != NULL)
    g_signal_emit (store, damaged_signal, 0, damage);
  return G_SOURCE_REMOVE;
}

/* Sends a job home, never completing it within the call that asked. */
static void
job_send_back (SnJob *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, job_complete_cb, job, NULL);
  g_source_set_static_name (source, "sn-store-job");
  g_source_attach (source, g_task_get_context (job->task));
}

typedef struct
{
  GTask *task;
  SnStoreProgress progress;
  gpointer data;
  SnBulkProgress state;
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  g_object_unref (told->task);
  g_free (told);
}

static gboolean
tell_cb (gpointer data)
{
  Told *told = data;

  told->progress (&told->state, told->data);
  return G_SOURCE_REMOVE;
}

/**
 * sn_job_tell:
 * @job: a job that is running
 *
 * Sends word of its progress to where it came from, ahead of its end.
 */
void
sn_job_tell (SnJob *job, const SnBulkProgress *progress)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Told *told = g_new0 (Told, 1);

  told->task = g_object_ref (job->task);
  told->progress = job->progress;
  told->data = job->progress_data;
  told->state = *progress;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, told, told_free);
  g_source_set_static_name (source, "sn-store-progress");
  g_source_attach (source, g_task_get_context (job->task));
}

/* What the user did is done: the window showed it long before, and nobody would
 * say it again. All else can be asked for again. */
static gboolean
is_stopped (Shared *shared, SnJob *job)
{
  if (g_atomic_int_get (&shared->closing) && !job->by_hand)
    g_set_error_literal (&job->error, SN_ERROR, SN_ERROR_CANCELLED, CLOSED);
  else if (!job->begun && g_cancellable_is_cancelled (g_task_get_cancellable (job->task)))
    g_set_error_literal (&job->error, SN_ERROR, SN_ERROR_CANCELLED, STOPPED);
  return job->error != NULL;
}

/* Never at once, as g_main_context_invoke() might, on the worker itself. */
static void
announce_from_worker (SnStore *self, GSourceFunc emit)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit, g_object_ref (self), g_object_unref);
  g_source_set_static_name (source, "sn-store-changed");
  g_source_attach (source, self->context);
}

/* While nobody asks for anything newsletters are read again. */
static gconstpointer
next_job (SnStore *self)
{
  gconstpointer next = NULL;

  while (next == NULL && sn_store_worker_has_stale (&self->worker))
    {
      next = g_async_queue_try_pop (self->shared.queue);
      if (next == NULL && sn_store_worker_reread (&self->worker))
        announce_from_worker (self, emit_changed_cb);
    }
  if (next == NULL)
    next = g_async_queue_timeout_pop (self->shared.queue, REST_DELAY);
  if (next != NULL)
    return next;
  sn_store_worker_rest (&self->worker);
  return g_async_queue_pop (self->shared.queue);
}

static gpointer
worker_main (gpointer data)
{
  SnStore *self = data; /* alive until it has joined this thread */
  Shared *shared = &self->shared;
  gconstpointer next;

  while ((next = next_job (self)) != END_WORD)
    {
      SnJob *job = (SnJob *) next;

      if (next == LOOK_WORD)
        {
          /* Not as a job: a store that nobody else refers to need not stay for it. */
          if (sn_store_worker_look (&self->worker))
            announce_from_worker (self, emit_changed_cb);
          continue;
        }
      job->unfinished = FALSE;
      if (!is_stopped (shared, job))
        sn_store_worker_run (&self->worker, job);
      if (sn_store_worker_take_growth (&self->worker, job))
        announce_from_worker (self, emit_grown_cb);
      if (job->unfinished)
        g_async_queue_push (shared->queue, job);
      else
        job_send_back (job);
    }
  /* One that was unfinished may stand behind the word to end. */
  while ((next = g_async_queue_try_pop (shared->queue)) != NULL)
    {
      if (next == LOOK_WORD || next == END_WORD)
        continue;
      is_stopped (shared, (SnJob *) next);
      job_send_back ((SnJob *) next);
    }
  g_clear_pointer (&self->worker.db, sn_db_close);
  return NULL;
}

static void
sn_store_constructed (GObject *object)
{
  SnStore *self = SN_STORE (object);

  G_OBJECT_CLASS (sn_store_parent_class)->constructed (object);
  if (self->path == NULL)
    self->path = sn_db_default_path ();
  if (self->clock == NULL)
    self->clock = sn_clock_new ();
  self->worker.path = g_strdup (self->path);
  self->thread = g_thread_new ("sn-store", worker_main, self);
}

static void
sn_store_dispose (GObject *object)
{
  SnStore *self = SN_STORE (object);

  sn_store_shutdown (self);
  g_clear_object (&self->searching);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (sn_store_parent_class)->dispose (object);
}

static void
sn_store_finalize (GObject *object)
{
  SnStore *self = SN_STORE (object);

  g_object_unref (self->ending);
  g_async_queue_unref (self->shared.queue);
  g_main_context_unref (self->context);
  g_free (self->worker.path);
  g_free (self->path);
  G_OBJECT_CLASS (sn_store_parent_class)->finalize (object);
}

static void
sn_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SnStore *self = SN_STORE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_store_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SnStore *self = SN_STORE (object);

  switch (id)
    {
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_store_class_init (SnStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = sn_store_constructed;
  object_class->dispose = sn_store_dispose;
  object_class->finalize = sn_store_finalize;
  object_class->get_property = sn_store_get_property;
  object_class->set_property = sn_store_set_property;

  /**
   * SnStore:path:
   *
   * The store's file; %NULL for sn_db_default_path().
   */
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);

  /**
   * SnStore:clock:
   *
   * Tells what today is; %NULL for the system's.
   */
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, SN_TYPE_CLOCK, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * SnStore::changed:
   *
   * What the store holds is no longer what was read before: it was opened, an
   * import stored something, the user said something of an item, newsletters
   * that an earlier version had read were read again, or another program did
   * any of that. Emitted in the context that was the thread's
   * default where the store was made, after the callback of the task that did
   * it.
   */
  changed_signal = g_signal_new ("changed", SN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SnStore::grown:
   *
   * An import that goes on has stored something; what became of it all `changed`
   * says in the end. Emitted as seldom as to let whoever reads anew what it shows
   * take but a small share of the time. In the context of `changed`.
   */
  grown_signal = g_signal_new ("grown", SN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SnStore::damaged:
   * @reason: a sentence
   *
   * A task failed because the store's file is damaged. Emitted after the
   * callback of that task, in its context.
   */
  damaged_signal =
      g_signal_new ("damaged", SN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sn_store_init (SnStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->ending = g_cancellable_new ();
  self->shared.queue = g_async_queue_new ();
}

/**
 * sn_store_new:
 * @path: (nullable): the store's file; %NULL for sn_db_default_path()
 * @clock: (nullable): tells what today is; %NULL for the system's
 *
 * Makes a store and its worker. The file is opened by the first task.
 *
 * Returns: (transfer full): the store.
 */
SnStore *
sn_store_new (const char *path, SnClock *clock)
{
  return g_object_new (SN_TYPE_STORE, "path", path, "clock", clock, NULL);
}

/**
 * sn_store_get_path:
 *
 * Returns: (transfer none): the store's file.
 */
const char *
sn_store_get_path (SnStore *self)
{
  return self->path;
}

/**
 * sn_store_get_clock:
 *
 * Returns: (transfer none): what tells it the day.
 */
SnClock *
sn_store_get_clock (SnStore *self)
{
  return self->clock;
}

/**
 * sn_store_is_importing:
 *
 * Returns: whether an import was asked for that has not ended.
 */
gboolean
sn_store_is_importing (SnStore *self)
{
  return g_atomic_int_get (&self->shared.n_imports) > 0;
}

/**
 * sn_store_shutdown:
 *
 * Ends the worker: waits for the task that is running and for what the user did
 * before (edits, undos, newsletters deleted or brought back, a store put in the
 * place of this one) or sn_store_run_last() was asked for, then the file is
 * closed. Other tasks that had not begun,
 * and all that come later, fail with %SN_ERROR_CANCELLED; all callbacks still
 * come. Calling it again does nothing.
 */
void
sn_store_shutdown (SnStore *self)
{
  if (self->thread == NULL)
    return;
  g_clear_pointer (&self->watch, sn_store_watch_free);
  g_atomic_int_set (&self->shared.closing, TRUE);
  g_cancellable_cancel (self->ending);
  g_async_queue_push (self->shared.queue, (gpointer) END_WORD);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * sn_store_look:
 *
 * Looks whether another program has changed the store since it was read;
 * `changed` follows where it has. The store does so itself when its file was
 * written to; this is for when that may have gone unnoticed.
 */
void
sn_store_look (SnStore *self)
{
  if (self->thread != NULL)
    g_async_queue_push (self->shared.queue, (gpointer) LOOK_WORD);
}

/**
 * sn_job_is_question:
 *
 * Returns: whether it only reads: it is neither an import, nor somebody's doing, nor
 *   work of another room.
 */
gboolean
sn_job_is_question (SnJob *job)
{
  return job->bulk == NULL && !job->by_hand && g_task_get_source_tag (job->task) != GINT_TO_POINTER (SN_JOB_RUN);
}

/**
 * sn_job_new:
 *
 * Makes a job. Its task does not look at the cancellable by itself: an import
 * that was stored is not to be reported as stopped because the user was too
 * late. The answer to a question that was cancelled is not told any more.
 *
 * Returns: (transfer full): the job, for sn_job_push().
 */
SnJob *
sn_job_new (SnStore *self, SnJobWork work, SnJobKind kind, GCancellable *cancellable, GAsyncReadyCallback callback,
            gpointer user_data)
{
  SnJob *job = g_new0 (SnJob, 1);

  job->store = self;
  job->work = work;
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, GINT_TO_POINTER (kind));
  g_task_set_check_cancellable (job->task, FALSE);
  return job;
}

/**
 * sn_store_begin_search:
 *
 * Stops the search before, which nobody waits for any more once another letter
 * was typed.
 *
 * Returns: (transfer none): what stops the new one.
 */
GCancellable *
sn_store_begin_search (SnStore *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  return self->searching;
}

/**
 * sn_store_get_ending:
 *
 * For work that may last, and can be given up half-way.
 *
 * Returns: (transfer none): what is cancelled when the store is shut down.
 */
GCancellable *
sn_store_get_ending (SnStore *self)
{
  return self->ending;
}

/**
 * sn_job_push:
 * @job: (transfer full): a job
 *
 * Puts a job at the end of the queue.
 */
void
sn_job_push (SnJob *job)
{
  SnStore *self = job->store;

  if (job->bulk != NULL)
    g_atomic_int_inc (&self->shared.n_imports);
  if (self->thread != NULL)
    g_async_queue_push (self->shared.queue, job);
  else
    {
      g_set_error_literal (&job->error, SN_ERROR, SN_ERROR_CANCELLED, CLOSED);
      job_send_back (job);
    }
}

/**
 * sn_job_finish:
 *
 * Returns: (transfer full) (nullable): what came of a job of that kind.
 */
gpointer
sn_job_finish (SnStore *self, GAsyncResult *result, SnJobKind kind, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == GINT_TO_POINTER (kind), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
