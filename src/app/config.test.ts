import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OperatorError } from '#kernel/data/operator-error.ts'
import { loadConfig } from './config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanye-config-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const load = (env: Record<string, string> = {}) => loadConfig({ DATA_DIR: join(folder, 'data'), ...env })

describe('loadConfig', () => {
  test('has a default for everything', () => {
    expect(load()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: join(folder, 'data'),
      databaseUrl: null,
      databasePort: null,
      databaseReplicaUrl: null,
      publicUrl: null,
      smtpUrl: null,
      s3Url: null,
      role: 'all',
      logLevel: 'silent',
      secret: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  test('reads every variable', () => {
    const env = {
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://u:p@db:5432/zhanye',
      DATABASE_REPLICA_URL: 'postgresql://u:p@replica/zhanye',
      PUBLIC_URL: 'https://crm.example.com/',
      SMTP_URL: 'smtps://u:p@mail.example.com',
      S3_URL: 'https://id:key@s3.example.com/bucket?region=cn-north-1',
      ROLE: 'worker',
      LOG_LEVEL: 'info',
      SECRET: 's'.repeat(32),
    }
    expect(load(env)).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: env.DATABASE_URL,
      databaseReplicaUrl: env.DATABASE_REPLICA_URL,
      publicUrl: 'https://crm.example.com',
      smtpUrl: env.SMTP_URL,
      s3Url: env.S3_URL,
      role: 'worker',
      logLevel: 'info',
      secret: env.SECRET,
    })
  })

  test('takes an empty variable as not given', () => {
    expect(load({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null })
  })

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['HOST', 'two words'],
    ['DATABASE_URL', 'mysql://u:p@db/zhanye'],
    ['DATABASE_URL', 'db.example.com'],
    ['PUBLIC_URL', 'crm.example.com'],
    ['SMTP_URL', 'mail.example.com:25'],
    ['S3_URL', 'bucket'],
    ['ROLE', 'both'],
    ['LOG_LEVEL', 'loud'],
    ['SECRET', 'short'],
  ])('refuses %s=%s in one sentence that names the variable', (name, value) => {
    const error = failure(() => load({ [name]: value }))
    for (const text of [error.text.zh, error.text.en]) {
      expect(text).toContain(name)
      expect(text).not.toContain('\n')
    }
  })

  test('does not repeat a value, which may hold a password', () => {
    expect(failure(() => load({ DATABASE_URL: 'mysql://u:hunter2@db/x' })).message).not.toContain('hunter2')
  })

  test('makes the secret once, readable by its owner alone', () => {
    const first = load().secret
    const file = join(folder, 'data', 'secret')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toBe(first)
    expect(load().secret).toBe(first)
  })

  test('never replaces a secret that was lost', () => {
    load()
    writeFileSync(join(folder, 'data', 'secret'), '')
    expect(() => load()).toThrow(OperatorError)
    expect(readFileSync(join(folder, 'data', 'secret'), 'utf8')).toBe('')
  })

  test('lets other accounts pass through a folder that it makes, not look into it', () => {
    load()
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o711)
  })

  test('leaves the mode of a folder that is there', () => {
    chmodSync(folder, 0o700)
    load({ DATA_DIR: folder })
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  test('says which folder cannot be used', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(failure(() => load({ DATA_DIR: join(folder, 'file', 'data') })).message).toContain(join(folder, 'file'))
  })
})

function failure(work: () => unknown): OperatorError {
  try {
    work()
  } catch (error) {
    if (error instanceof OperatorError) return error
    throw error
  }
  throw new Error('did not fail')
}
