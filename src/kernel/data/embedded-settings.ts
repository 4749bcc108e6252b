import { totalmem } from 'node:os'

/** The file in the cluster that holds the product's own settings; `ALTER SYSTEM` overrides it. */
export const settingsFile = 'zhanye.conf'

/**
 * PostgreSQL settings for one server shared with the application itself on 2 cores and 4-24 GB.
 * Statement texts and row values stay out of the log: they hold personal data.
 * @param unsafe gives up durability for speed; only for databases of tests
 * @param memory bytes of the machine
 */
export function serverSettings(unsafe: boolean, memory = totalmem()): string {
  const megabytes = memory / 2 ** 20
  const settings: Record<string, string> = {
    max_connections: '60',
    shared_buffers: `${clamp(megabytes / 16, 128, 2048)}MB`,
    effective_cache_size: `${clamp(megabytes / 2, 512, 65536)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    wal_compression: 'on',
    // Short business queries: compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    default_text_search_config: 'pg_catalog.simple',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    fsync: unsafe ? 'off' : 'on',
    full_page_writes: unsafe ? 'off' : 'on',
    synchronous_commit: unsafe ? 'off' : 'on',
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('')
}

function clamp(value: number, low: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, value)))
}
