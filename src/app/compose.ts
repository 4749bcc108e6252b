/** Puts the product together from its modules, for the server, the worker, the terminal and the tests. */
import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { type Logger, pino } from 'pino'
import { systemActor } from '#kernel/access/actor.ts'
import { createApp } from '#kernel/api/app.ts'
import { createHealthApp } from '#kernel/api/health.ts'
import type { RouteEnv } from '#kernel/api/route.types.ts'
import { anchorFile } from '#kernel/audit/seal/anchor.ts'
import { keepHistorySealed } from '#kernel/audit/seal/keeper.ts'
import { openDatabase } from '#kernel/data/connection.ts'
import { Registry } from '#kernel/entity/registry.ts'
import { endLiveConnections } from '#kernel/events/connections.ts'
import { registerHandlers } from '#kernel/events/events.ts'
import { fileStore } from '#kernel/files/choose-store.ts'
import { ioJobs } from '#kernel/io/jobs.ts'
import { startBackground } from '#kernel/jobs/background.ts'
import { housekeeping } from '#kernel/jobs/housekeeping.ts'
import { createJobs } from '#kernel/jobs/jobs.ts'
import type { MailParts } from '#kernel/mail/mailer.ts'
import { keepMetrics } from '#kernel/metrics/worker.ts'
import { keepNotices } from '#kernel/notify/worker.ts'
import { refreshReporting } from '#kernel/reporting/refresh.ts'
import { Runtime } from '#kernel/runtime.ts'
import { InstanceSecret } from '#kernel/secrets/instance-secret.ts'
import { demoJobs, isDemo } from '#modules/demo'
import { createAuthenticator, meOf } from '#modules/identity'
import { createOrganisation } from '#modules/organisation'
import type { Config } from './config.ts'
import { modules } from './modules.ts'
import { serveWeb } from './web-files.ts'

export interface Composition {
  runtime: Runtime
  app: Hono<RouteEnv>
  /** What a worker answers: how it is, and nothing else. */
  health: Hono<RouteEnv>
  startWorker(): Promise<{ stop(): Promise<void> }>
  close(): Promise<void>
}

export interface ComposeOptions
  extends Pick<Config, 'dataDir' | 'secret' | 'publicUrl' | 'logLevel'>,
    Partial<Pick<Config, 's3Url' | 'databaseReplicaUrl' | 'smtpUrl'>> {
  /** How long mail servers may keep silent; tests wait less. */
  mailTimeouts?: MailParts['timeouts']
  messageMilliseconds?: number
  clock?: () => Date
  log?: Logger
  /** Handles jobs in this process too. */
  worker?: boolean
}

export async function compose(options: ComposeOptions, databaseUrl: string): Promise<Composition> {
  const log =
    options.log ??
    pino({
      level: options.logLevel,
      redact: ['*.password', '*.secret', '*.token', '*.headers.authorization', '*.headers.cookie'],
    })
  const db = openDatabase(databaseUrl)
  const registry = new Registry(modules)
  const jobs = createJobs(db, log)
  const files = fileStore({ s3Url: options.s3Url ?? null, dataDir: options.dataDir })
  const replica = options.databaseReplicaUrl ? openDatabase(options.databaseReplicaUrl) : undefined
  const organisation = createOrganisation(() => registry)
  const secret = new InstanceSecret(options.secret)
  const runtime = new Runtime({
    db,
    replica,
    registry,
    organisation,
    jobs,
    files,
    log,
    mail: {
      smtpUrl: options.smtpUrl ?? null,
      publicUrl: options.publicUrl,
      ...(options.mailTimeouts && { timeouts: options.mailTimeouts }),
    },
    messageMilliseconds: options.messageMilliseconds,
    secret,
    anchor: anchorFile(options.dataDir),
    ...(options.clock && { clock: options.clock }),
  })
  await jobs.start({ worker: options.worker ?? true })
  await seed(runtime)
  // A database that does not let us make views still serves everything else.
  runtime.onReload(() =>
    refreshReporting(db, registry).then(
      () => {},
      (error) => log.warn({ error }, 'views for BI tools not refreshed'),
    ),
  )
  await runtime.start()
  const authenticator = createAuthenticator({
    db,
    secret: options.secret,
    publicUrl: options.publicUrl,
    log,
    runtime: () => runtime,
  })
  const app = createApp({ runtime, authenticator, isDemo: () => isDemo(runtime), meOf, publicUrl: options.publicUrl })
  serveWeb(app)
  const keepers: (() => Promise<void>)[] = []
  return {
    runtime,
    app,
    health: createHealthApp(runtime),
    async startWorker() {
      await registerHandlers(runtime)
      await ioJobs(runtime)
      await demoJobs(runtime)
      await housekeeping(runtime)
      await runtime.mail.work()
      keepers.push(
        await keepNotices(runtime),
        await keepMetrics(runtime),
        await keepHistorySealed(runtime),
        startBackground(runtime),
      )
      return { stop: () => jobs.stop() }
    },
    async close() {
      endLiveConnections(runtime)
      for (const stop of keepers) await stop()
      await jobs.stop()
      await runtime.stop()
      await db.close()
      await replica?.close()
    },
  }
}

/** Rows that must exist; one process at a time. */
async function seed(runtime: Runtime): Promise<void> {
  for (const module of runtime.registry.modules) {
    if (!module.seed) continue
    const run = module.seed
    await runtime.transact({ actor: systemActor(`seed ${module.name}`), source: 'system' }, async (ctx) => {
      await ctx.sql.run(sql`select pg_advisory_xact_lock(715300002)`)
      await run(ctx)
    })
  }
}
