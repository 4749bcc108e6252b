/** The kernel's own tables. Those of modules follow from their entities (`schema.ts`). */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
const now = sql`now()`
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Order of the change history. Gaps are of transactions that failed. */
export const auditPosition = pgSequence('audit_position')

/** Change history: one row a record and write. `changes` holds field -> [before, after] of stored values. */
export const audit = pgTable(
  'audit',
  {
    id: uuid('id').primaryKey(),
    at: at('at').notNull(),
    actorId: uuid('actor_id'),
    /** Why the system acted, when nobody did. */
    reason: text('reason'),
    source: text('source').notNull(),
    entity: text('entity').notNull(),
    recordId: uuid('record_id').notNull(),
    action: text('action').notNull(),
    version: integer('version').notNull(),
    batch: uuid('batch').notNull(),
    requestId: text('request_id'),
    changes: jsonb('changes').notNull(),
    /**
     * Taken after the transaction has its number, which `case` guarantees: whoever sees that all transactions with a
     * lower number are over then knows that nothing will come to stand behind a position (docs/adr/0011).
     */
    position: bigint('position', { mode: 'number' })
      .notNull()
      .default(sql`case when pg_current_xact_id() is not null then nextval('audit_position') end`),
  },
  (t) => [
    index('audit_record').on(t.entity, t.recordId, t.id.desc()),
    index('audit_batch').on(t.batch),
    uniqueIndex('audit_position_key').on(t.position),
  ],
)

/** The chain of seals over the change history: closed ranges of it, and what was lawfully taken out of them. */
export const auditSeal = pgTable('audit_seal', {
  number: bigint('number', { mode: 'number' }).primaryKey(),
  /** `rows`: a range of the history; `removal`: entries of sealed ranges that were taken out. */
  kind: text('kind').notNull(),
  /** The range is `from` < position <= `to`. */
  fromPosition: bigint('from_position', { mode: 'number' }).notNull(),
  toPosition: bigint('to_position', { mode: 'number' }).notNull(),
  count: integer('count').notNull(),
  firstAt: at('first_at').notNull(),
  lastAt: at('last_at').notNull(),
  sealedAt: at('sealed_at').notNull(),
  reason: text('reason'),
  actorId: uuid('actor_id'),
  /** SHA-256 of `entries`, hexadecimal as are all that follow. */
  digest: text('digest').notNull(),
  /** `hash` of the seal before. */
  previous: text('previous').notNull(),
  keyId: text('key_id').notNull(),
  /** SHA-256 of everything above. */
  hash: text('hash').notNull(),
  /** HMAC of the same with a key that is not in the database. */
  mac: text('mac').notNull(),
  /** Position (8 bytes) and SHA-256 (32 bytes) of every row, by position. */
  entries: bytea('entries').notNull(),
})

export const event = pgTable(
  'event',
  {
    id: uuid('id').primaryKey(),
    at: at('at').notNull().default(now),
    type: text('type').notNull(),
    payload: jsonb('payload').notNull(),
  },
  (t) => [index('event_type').on(t.type, t.id)],
)

/** How far readers of the change history have come. */
export const changeFeed = pgTable('change_feed', {
  name: text('name').primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull(),
  failure: text('failure'),
  failedAt: at('failed_at'),
})

export const comment = pgTable(
  'comment',
  {
    id: uuid('id').primaryKey(),
    entity: text('entity').notNull(),
    recordId: uuid('record_id').notNull(),
    body: text('body').notNull(),
    mentions: uuid('mentions').array().notNull().default(sql`'{}'`),
    createdAt: at('created_at').notNull().default(now),
    createdBy: uuid('created_by').notNull(),
    editedAt: at('edited_at'),
    deletedAt: at('deleted_at'),
  },
  (t) => [index('comment_record').on(t.entity, t.recordId, t.id.desc())],
)

export const notification = pgTable(
  'notification',
  {
    id: uuid('id').primaryKey(),
    employeeId: uuid('employee_id').notNull(),
    kind: text('kind').notNull(),
    title: jsonb('title').notNull(),
    body: jsonb('body'),
    entity: text('entity'),
    recordId: uuid('record_id'),
    /** What its kind's own placeholders stand for. */
    values: jsonb('values'),
    /** False for who chose not to have this kind in the app; modules still find what was told. */
    shown: boolean('shown').notNull().default(true),
    at: at('at').notNull().default(now),
    readAt: at('read_at'),
  },
  (t) => [
    index('notification_employee').on(t.employeeId, t.id.desc()),
    index('notification_unread').on(t.employeeId).where(sql`read_at is null and shown`),
    index('notification_about').on(t.recordId).where(sql`read_at is null`),
  ],
)

/** Outgoing mail. What a mail said is emptied once it went out. */
export const mail = pgTable(
  'mail',
  {
    id: uuid('id').primaryKey(),
    /** The same key is queued once. */
    key: text('key').unique(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    employeeId: uuid('employee_id'),
    toAddress: text('to_address').notNull(),
    toName: text('to_name'),
    language: text('language').notNull(),
    subject: text('subject').notNull(),
    text: text('text'),
    html: text('html'),
    attachments: jsonb('attachments'),
    attempts: integer('attempts').notNull().default(0),
    nextAt: at('next_at').notNull().default(now),
    leaseUntil: at('lease_until'),
    /** The server began to take it: from then on it may have arrived. */
    handedAt: at('handed_at'),
    errorCode: text('error_code'),
    errorText: text('error_text'),
    createdAt: at('created_at').notNull().default(now),
    sentAt: at('sent_at'),
  },
  (t) => [index('mail_due').on(t.nextAt).where(sql`state = 'queued'`), index('mail_state').on(t.state, t.id.desc())],
)

/** Notices that wait for a digest or the end of quiet hours, a row a channel. */
export const noticeWaiting = pgTable(
  'notice_waiting',
  {
    id: uuid('id').primaryKey(),
    notificationId: uuid('notification_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    channel: text('channel').notNull(),
    dueAt: at('due_at').notNull(),
  },
  (t) => [index('notice_waiting_due').on(t.dueAt), index('notice_waiting_employee').on(t.employeeId, t.channel)],
)

/** Notices that want an answer: when somebody else is asked if this one stays unread. */
export const noticeWatch = pgTable(
  'notice_watch',
  {
    notificationId: uuid('notification_id').primaryKey(),
    /** 0: a further channel is next; 1: the superior is. */
    step: integer('step').notNull().default(0),
    dueAt: at('due_at').notNull(),
  },
  (t) => [index('notice_watch_due').on(t.dueAt)],
)

/** Chat rooms that a robot of the company may write to. Address and signing key are encrypted. */
export const noticeRoom = pgTable('notice_room', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  provider: text('provider').notNull(),
  address: text('address').notNull(),
  signingKey: text('signing_key'),
  /** Whose notices come here; null: everybody's. */
  departmentId: uuid('department_id'),
  kinds: text('kinds').array().notNull().default(sql`'{}'`),
  /** Whether the body is shown too, not the title alone. */
  showsBody: boolean('shows_body').notNull().default(false),
  allowPrivate: boolean('allow_private').notNull().default(false),
  enabled: boolean('enabled').notNull().default(true),
  /** The next message may go from here on: robots take 20 a minute. */
  freeAt: at('free_at').notNull().default(now),
  createdAt: at('created_at').notNull().default(now),
})

/** Text messages and messages to chat rooms. What a message said is emptied once it went out. */
export const outgoingMessage = pgTable(
  'outgoing_message',
  {
    id: uuid('id').primaryKey(),
    /** `sms`, or the id of a room: those with one target go one after the other. */
    target: text('target').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    employeeId: uuid('employee_id'),
    phone: text('phone'),
    subject: text('subject').notNull(),
    text: text('text'),
    attempts: integer('attempts').notNull().default(0),
    nextAt: at('next_at').notNull().default(now),
    leaseUntil: at('lease_until'),
    errorCode: text('error_code'),
    errorText: text('error_text'),
    createdAt: at('created_at').notNull().default(now),
    sentAt: at('sent_at'),
  },
  (t) => [
    index('outgoing_message_due').on(t.target, t.nextAt).where(sql`state = 'queued'`),
    index('outgoing_message_state').on(t.state, t.id.desc()),
  ],
)

export const recordShare = pgTable(
  'record_share',
  {
    entity: text('entity').notNull(),
    recordId: uuid('record_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    write: boolean('write').notNull().default(false),
    expiresOn: date('expires_on'),
    createdAt: at('created_at').notNull().default(now),
    createdBy: uuid('created_by'),
  },
  (t) => [
    primaryKey({ columns: [t.entity, t.recordId, t.employeeId] }),
    index('record_share_employee').on(t.employeeId, t.entity),
  ],
)

export const savedView = pgTable(
  'saved_view',
  {
    id: uuid('id').primaryKey(),
    entity: text('entity').notNull(),
    name: text('name').notNull(),
    ownerId: uuid('owner_id').notNull(),
    shared: boolean('shared').notNull().default(false),
    position: integer('position').notNull().default(0),
    config: jsonb('config').notNull(),
    createdAt: at('created_at').notNull().default(now),
    updatedAt: at('updated_at').notNull().default(now),
  },
  (t) => [index('saved_view_entity').on(t.entity, t.ownerId)],
)

export const customField = pgTable(
  'custom_field',
  {
    id: uuid('id').primaryKey(),
    entity: text('entity').notNull(),
    name: text('name').notNull(),
    position: integer('position').notNull().default(0),
    definition: jsonb('definition').notNull(),
    archivedAt: at('archived_at'),
    createdAt: at('created_at').notNull().default(now),
    createdBy: uuid('created_by'),
  },
  (t) => [uniqueIndex('custom_field_name').on(t.entity, t.name)],
)

/** Administrators' differences from the defaults in code, by key. */
export const setting = pgTable('setting', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
  updatedAt: at('updated_at').notNull().default(now),
  updatedBy: uuid('updated_by'),
})

export const numberCounter = pgTable(
  'number_counter',
  {
    entity: text('entity').notNull(),
    period: text('period').notNull(),
    value: bigint('value', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.entity, t.period] })],
)

export const file = pgTable(
  'file',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    mime: text('mime').notNull(),
    sha256: text('sha256').notNull(),
    storageKey: text('storage_key').notNull(),
    /** The record it hangs on, set when a record first names it; until then only the uploader sees it. */
    entity: text('entity'),
    recordId: uuid('record_id'),
    createdAt: at('created_at').notNull().default(now),
    createdBy: uuid('created_by'),
  },
  (t) => [index('file_record').on(t.entity, t.recordId)],
)

/** One import, export or other long work that a person started and watches. */
export const task = pgTable(
  'task',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    entity: text('entity'),
    input: jsonb('input').notNull(),
    result: jsonb('result').notNull().default(sql`'{}'`),
    done: integer('done').notNull().default(0),
    total: integer('total'),
    batch: uuid('batch'),
    createdAt: at('created_at').notNull().default(now),
    createdBy: uuid('created_by'),
    finishedAt: at('finished_at'),
  },
  (t) => [index('task_kind').on(t.kind, t.createdAt.desc())],
)

export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    key: text('key').notNull(),
    actorId: uuid('actor_id').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    response: jsonb('response').notNull(),
    at: at('at').notNull().default(now),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.key] }), index('idempotency_key_at').on(t.at)],
)

export const apiKey = pgTable(
  'api_key',
  {
    id: uuid('id').primaryKey(),
    employeeId: uuid('employee_id').notNull(),
    name: text('name').notNull(),
    /** First characters, to recognise it by. */
    prefix: text('prefix').notNull(),
    /** SHA-256 of the key; the key has 256 random bits, so no slow hash is needed. */
    hash: text('hash').notNull(),
    createdAt: at('created_at').notNull().default(now),
    lastUsedAt: at('last_used_at'),
    expiresAt: at('expires_at'),
    revokedAt: at('revoked_at'),
  },
  (t) => [uniqueIndex('api_key_hash').on(t.hash), index('api_key_employee').on(t.employeeId)],
)

export const signInFailure = pgTable(
  'sign_in_failure',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    address: text('address'),
    at: at('at').notNull().default(now),
  },
  (t) => [index('sign_in_failure_email').on(t.email, t.at), index('sign_in_failure_address').on(t.address, t.at)],
)

/** Daily sums of a metric, per value of one dimension (`all`: without one). Worked out from the source, never edited. */
export const metricFact = pgTable(
  'metric_fact',
  {
    metric: text('metric').notNull(),
    dimension: text('dimension').notNull(),
    day: date('day').notNull(),
    /** Id or choice value; empty for none. */
    key: text('key').notNull(),
    value: numeric('value').notNull(),
    n: bigint('n', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.metric, t.dimension, t.day, t.key] }),
    index('metric_fact_key').on(t.metric, t.dimension, t.key, t.day),
  ],
)

/** Days whose facts no longer match the source. Appended by every write, so that no writer waits for another. */
export const metricMark = pgTable(
  'metric_mark',
  { metric: text('metric').notNull(), day: date('day').notNull() },
  (t) => [index('metric_mark_day').on(t.metric, t.day)],
)

/** The facts of a metric as a whole: by which definition they were made, and how the last comparison came out. */
export const metricState = pgTable('metric_state', {
  metric: text('metric').primaryKey(),
  fingerprint: text('fingerprint').notNull(),
  readyAt: at('ready_at'),
  checkedAt: at('checked_at'),
  /** Days that differed from the source at the last comparison; they were made anew. */
  differences: integer('differences'),
})

/* Tables of the sign-in library (better-auth), with its own column names in snake_case. */
export const authUser = pgTable('auth_user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  twoFactorEnabled: boolean('two_factor_enabled').default(false),
  createdAt: at('created_at').notNull().default(now),
  updatedAt: at('updated_at').notNull().default(now),
})

export const authSession = pgTable(
  'auth_session',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => authUser.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    expiresAt: at('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: at('created_at').notNull().default(now),
    updatedAt: at('updated_at').notNull().default(now),
  },
  (t) => [index('auth_session_user').on(t.userId)],
)

export const authAccount = pgTable(
  'auth_account',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => authUser.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: at('created_at').notNull().default(now),
    updatedAt: at('updated_at').notNull().default(now),
  },
  (t) => [index('auth_account_user').on(t.userId)],
)

export const authVerification = pgTable(
  'auth_verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: at('created_at').notNull().default(now),
    updatedAt: at('updated_at').notNull().default(now),
  },
  (t) => [index('auth_verification_identifier').on(t.identifier)],
)

export const authTwoFactor = pgTable(
  'auth_two_factor',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => authUser.id, { onDelete: 'cascade' }),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: at('locked_until'),
  },
  (t) => [index('auth_two_factor_user').on(t.userId)],
)
