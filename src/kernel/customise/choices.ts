/** Administrators' own options for the choice fields that the code declares. */
import { sql } from 'drizzle-orm'
import { AppError, invalidInput, ruleBroken } from '../api/errors.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { ChoiceOption } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { violation } from '../pure/violations.ts'
import { parseOptions } from './option-input.ts'
import { removedOptionsInUse } from './options-in-use.ts'
import { announceOverlay } from './overlay-signal.ts'
import { forgetSetting, storeSetting } from './stored-settings.ts'

export interface ChoiceList {
  entity: string
  field: string
  options: ChoiceOption[]
  /** What the code declares. */
  defaults: ChoiceOption[]
  changed: boolean
}

const keyOf = (entity: EntityDefinition, name: string): string => `choices.${entity.name}.${name}`

/** Fields whose options the code declares; those that come from records (stages, roles) are edited there. */
const isEditable = (field: FieldSpec | undefined): field is FieldSpec =>
  (field?.kind === 'choice' || field?.kind === 'multiChoice') && field.optionsFrom === undefined && !field.sql

export function choiceLists(registry: Registry): ChoiceList[] {
  // What people work with comes before the settings' own records.
  const entities = [...registry.entities.values()].sort(
    (a, b) => Number(a.settingsOnly ?? false) - Number(b.settingsOnly ?? false),
  )
  return entities.flatMap((entity) =>
    Object.entries(entity.fields as Fields).flatMap(([name, field]) =>
      isEditable(field) ? choiceList(registry, entity, name) : [],
    ),
  )
}

export function choiceList(registry: Registry, entity: EntityDefinition, name: string): ChoiceList {
  const field = editableField(entity, name)
  const options = [...(registry.fields(entity)[name]?.options ?? [])]
  const defaults = [...(field.options ?? [])]
  return {
    entity: entity.name,
    field: name,
    options,
    defaults,
    changed: JSON.stringify(options) !== JSON.stringify(defaults),
  }
}

/** @throws AppError 422 `choices.in-use` when a key that records hold would go */
export async function setChoices(ctx: Context, entity: EntityDefinition, name: string, sent: unknown): Promise<void> {
  const field = editableField(entity, name)
  const { options, violations } = parseOptions(sent, 'options')
  if (violations.length > 0) throw invalidInput(violations)
  // `when` and `facts` are the code's; an administrator changes words, order, tone and which there are.
  const known = new Map((field.options ?? []).map((option) => [option.value, option]))
  const same = options.length === known.size && options.every((option) => known.has(option.value))
  if (field.fixed && !same) throw ruleBroken([violation('choices.fixed', 'options')])
  const whole = options.map((option) => ({ ...pick(known.get(option.value)), ...option }))
  await refuseInUse(ctx, entity, name, field, whole)
  await storeSetting(ctx, keyOf(entity, name), whole)
  await announceOverlay(ctx.sql)
}

export async function resetChoices(ctx: Context, entity: EntityDefinition, name: string): Promise<void> {
  const field = editableField(entity, name)
  await refuseInUse(ctx, entity, name, field, field.options ?? [])
  await forgetSetting(ctx, keyOf(entity, name))
  await announceOverlay(ctx.sql)
}

const pick = (option: ChoiceOption | undefined): Partial<ChoiceOption> => ({
  ...(option?.when && { when: option.when }),
  ...(option?.facts && { facts: option.facts }),
})

async function refuseInUse(
  ctx: Context,
  entity: EntityDefinition,
  name: string,
  field: FieldSpec,
  after: readonly ChoiceOption[],
): Promise<void> {
  const before = await currentOptions(ctx, entity, name, field)
  const inUse = await removedOptionsInUse(ctx.sql, entity, name, field, before, after)
  if (inUse.length > 0) throw ruleBroken(inUse)
}

/** From the database, not from this process's copy, which may be a moment old. */
async function currentOptions(
  ctx: Context,
  entity: EntityDefinition,
  name: string,
  field: FieldSpec,
): Promise<readonly ChoiceOption[]> {
  const [row] = await ctx.sql.run<{ value: ChoiceOption[] }>(
    sql`select value from setting where key = ${keyOf(entity, name)} for update`,
  )
  return row?.value ?? field.options ?? []
}

function editableField(entity: EntityDefinition, name: string): FieldSpec {
  const field = (entity.fields as Fields)[name]
  if (!isEditable(field)) throw new AppError(404, 'choices.not-editable')
  return field
}
