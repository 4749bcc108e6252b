/** Files that came with a request belong to its instance: who may read that may open them, and they are not cleaned away. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import { isId } from '#kernel/pure/ids.ts'

type Values = Record<string, unknown>

const filesIn = (names: string[], values: Values): string[] =>
  names.flatMap((name) => (Array.isArray(values[name]) ? (values[name] as unknown[]).filter(isId) : [])) as string[]

/** The starter's own uploads that nothing else names. */
export async function adoptUploads(
  ctx: Context,
  instance: string,
  form: readonly { name: string; kind: string }[],
  values: Values,
): Promise<void> {
  const ids = filesIn(
    form.filter(({ kind }) => kind === 'attachment').map(({ name }) => name),
    values,
  )
  if (ids.length === 0) return
  await ctx.sql.run(sql`update file set entity = 'process-instance', record_id = ${instance}::uuid
    where id = any(${sql.param(ids)}::uuid[]) and record_id is null and created_by = ${ctx.actor.id}::uuid`)
}

const attachments = (ctx: Context, entity: EntityDefinition) =>
  Object.entries(ctx.registry.fields(entity) as Fields).map(([name, { kind }]) => ({ name, kind }))

export const adoptHeldUploads = (ctx: Context, instance: string, entity: EntityDefinition, values: Values) =>
  adoptUploads(ctx, instance, attachments(ctx, entity), values)

/** Before the held request is carried out: the record takes them over. */
export async function releaseHeldUploads(
  ctx: Context,
  instance: string,
  entity: EntityDefinition,
  values: Values,
): Promise<void> {
  const names = attachments(ctx, entity)
    .filter(({ kind }) => kind === 'attachment')
    .map(({ name }) => name)
  const ids = filesIn(names, values)
  if (ids.length === 0) return
  await ctx.sql.run(sql`update file set entity = null, record_id = null
    where id = any(${sql.param(ids)}::uuid[]) and entity = 'process-instance' and record_id = ${instance}::uuid`)
}
