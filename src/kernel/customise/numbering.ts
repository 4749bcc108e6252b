/** Administrators' own numbering rules (`C-{yyyy}-{seq:5}`). */
import { AppError, invalidInput } from '../api/errors.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Label } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { checkNumberPattern, formatNumber } from '../pure/numbering.ts'
import { violation } from '../pure/violations.ts'
import { announceOverlay } from './overlay-signal.ts'
import { forgetSetting, storeSetting } from './stored-settings.ts'

export interface NumberingRule {
  entity: string
  label: Label
  pattern: string
  /** What the code declares. */
  default: string
  /** The first number of today's period. */
  example: string
}

export const numberingRules = (registry: Registry, today: string): NumberingRule[] =>
  [...registry.entities.values()]
    .filter((entity) => entity.number)
    .map((entity) => numberingRule(registry, entity, today))

export function numberingRule(registry: Registry, entity: EntityDefinition, today: string): NumberingRule {
  const own = numbered(entity)
  const pattern = registry.numberPattern(entity) ?? own
  return {
    entity: entity.name,
    label: entity.label,
    pattern,
    default: own,
    example: formatNumber(pattern, { day: today, seq: 1 }),
  }
}

/** Numbers already given stay. A period that the old rule has counted in already goes on where it is. */
export async function setNumbering(ctx: Context, entity: EntityDefinition, pattern: unknown): Promise<void> {
  numbered(entity)
  if (typeof pattern !== 'string' || pattern.trim() === '') throw invalidInput([violation('field.required', 'pattern')])
  const faults = checkNumberPattern(pattern.trim(), 'pattern')
  if (faults.length > 0) throw invalidInput(faults)
  await storeSetting(ctx, `number.${entity.name}`, pattern.trim())
  await announceOverlay(ctx.sql)
}

export async function resetNumbering(ctx: Context, entity: EntityDefinition): Promise<void> {
  numbered(entity)
  await forgetSetting(ctx, `number.${entity.name}`)
  await announceOverlay(ctx.sql)
}

function numbered(entity: EntityDefinition): string {
  if (!entity.number) throw new AppError(404, 'numbering.none')
  return entity.number
}
