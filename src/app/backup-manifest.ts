import { z } from 'zod'
import { OperatorError } from '#kernel/data/operator-error.ts'

/** Raised whenever an older program could no longer read what this one writes. */
export const backupFormat = 1

const named = { schema: z.string(), name: z.string() }
const table = z.object({
  ...named,
  columns: z.array(z.string()),
  /** Where its rows are in the archive, in COPY's text format. */
  entry: z.string(),
  rows: z.number().int(),
})

const manifest = z.object({
  product: z.literal('zhanye'),
  format: z.number().int(),
  version: z.string(),
  createdAt: z.string(),
  postgres: z.string(),
  /** Migrations the database had seen, in order. */
  migrations: z.array(z.string()),
  tables: z.array(table),
  partitions: z.array(z.object({ ...named, parent: z.object(named), bound: z.string(), by: z.string().nullable() })),
  sequences: z.array(z.object({ ...named, value: z.string(), called: z.boolean() })),
  /** Files of the data folder, by their path below `files/`. */
  files: z.array(z.string()),
  /** Length and SHA-256 of every entry of the archive but this one. */
  entries: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
})

export type BackupTable = z.output<typeof table>
/** The last entry of a backup, `manifest.json`: what is inside, and the proof that it is whole. */
export type Manifest = z.output<typeof manifest>

/** Reads a manifest. @throws OperatorError when it is none, or of a later format */
export function parseManifest(text: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw notABackup()
  }
  if (typeof value === 'object' && value && 'format' in value && Number(value.format) > backupFormat)
    throw new OperatorError({
      zh: '此备份由更新版本的展业创建：请先升级展业。',
      en: 'This backup was made by a newer version of Zhanye: upgrade Zhanye first.',
    })
  const parsed = manifest.safeParse(value)
  if (!parsed.success) throw notABackup()
  return parsed.data
}

export function notABackup(): OperatorError {
  return new OperatorError({
    zh: '此文件不是展业的备份，或已损坏。',
    en: 'This file is not a backup of Zhanye, or it is damaged.',
  })
}
