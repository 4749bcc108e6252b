/** What people filled in, against the form that the definition asks for. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { parseValue } from '#kernel/write/input.ts'
import { processInstance } from '../entities/process-instance.ts'
import type { FormField } from '../rules/flow.types.ts'

/** A form field as the kernel's kinds know it. */
const specOf = ({ name: _, ref, options, ...field }: FormField): FieldSpec => ({
  ...field,
  write: 'always',
  section: 'main',
  ...(ref && { ref }),
  ...(options && { options }),
  ...(field.kind === 'text' && { max: 2000 }),
  ...(field.kind === 'longText' && { max: 20_000 }),
  ...(field.kind === 'money' && { scale: 2 }),
  ...(field.kind === 'decimal' && { scale: 6 }),
})

export interface ParsedForm {
  values: Record<string, unknown>
  violations: Violation[]
}

/** Every fault at once; paths are `form.<name>`. Fields that the form does not have are faults. */
export function parseForm(fields: readonly FormField[], raw: unknown): ParsedForm {
  const given = raw ?? {}
  if (typeof given !== 'object' || Array.isArray(given))
    return { values: {}, violations: [violation('field.invalid', 'form')] }
  const values: Record<string, unknown> = {}
  const violations: Violation[] = []
  for (const name of Object.keys(given))
    if (!fields.some((field) => field.name === name)) violations.push(violation('field.unknown', `form.${name}`))
  for (const field of fields) {
    const sent = Object.hasOwn(given, field.name) ? (given as Record<string, unknown>)[field.name] : null
    const parsed = parseValue(`form.${field.name}`, specOf(field), sent)
    if ('violations' in parsed) violations.push(...parsed.violations)
    else if (parsed.value !== null) values[field.name] = parsed.value
  }
  return { values, violations }
}

/** Uploads named in a form belong to the instance from now on: whoever reads it opens them. */
export async function adoptUploads(
  ctx: Context,
  instance: string,
  fields: readonly FormField[],
  values: Record<string, unknown>,
): Promise<void> {
  const ids = fields.filter(({ kind }) => kind === 'attachment').flatMap(({ name }) => (values[name] ?? []) as string[])
  if (ids.length === 0) return
  await ctx.sql.run(sql`update file set entity = ${processInstance.name}, record_id = ${instance}::uuid
    where id = any(${sql.param(ids)}::uuid[]) and record_id is null and created_by = ${ctx.actor.id}::uuid`)
}
