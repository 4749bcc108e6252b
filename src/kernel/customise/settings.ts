/** The settings an administrator may change, each with its form and default. Nothing else is stored or answered. */
import { z } from 'zod'
import { AppError, invalidInput } from '../api/errors.ts'
import type { Context, Sql } from '../entity/context.ts'
import type { Label } from '../entity/meta.types.ts'
import { violation } from '../pure/violations.ts'
import { forgetSetting, storedSetting, storeSetting } from './stored-settings.ts'

interface SettingDefinition<Schema extends z.ZodType = z.ZodType> {
  label: Label
  help: Label
  schema: Schema
  default: z.output<Schema>
}

const define = <Schema extends z.ZodType>(setting: SettingDefinition<Schema>): SettingDefinition<Schema> => setting
const whole = (min: number, max: number) => z.number().int().min(min).max(max)

export const settings = {
  'sign-in': define({
    label: { zh: '登录保护', en: 'Sign-in protection' },
    help: {
      zh: '在 windowMinutes 分钟内输错 failures 次，锁定 lockMinutes 分钟；同一地址最多 perAddress 次',
      en: 'After `failures` wrong passwords within `windowMinutes` minutes the account is locked for `lockMinutes`; one address may fail `perAddress` times',
    },
    schema: z.strictObject({
      failures: whole(1, 100),
      windowMinutes: whole(1, 1440),
      lockMinutes: whole(1, 1440),
      perAddress: whole(1, 100_000),
    }),
    default: { failures: 5, windowMinutes: 15, lockMinutes: 15, perAddress: 50 },
  }),
  'goal-status': define({
    label: { zh: '目标状态', en: 'Goal status' },
    help: {
      zh: '完成不到计划线的 atRisk% 为有风险，不到 late% 为落后',
      en: 'Below `atRisk` percent of its plan line a goal is at risk, below `late` percent it is late',
    },
    schema: z.strictObject({ atRisk: whole(1, 100), late: whole(0, 100) }),
    default: { atRisk: 90, late: 75 },
  }),
} satisfies Record<string, SettingDefinition>

export type SettingKey = keyof typeof settings
export type SettingValue<K extends SettingKey> = (typeof settings)[K]['default']

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settings, key)

/** The value in force; a stored one that no longer fits counts as none. */
export async function readSetting<K extends SettingKey>(db: Sql, key: K): Promise<SettingValue<K>> {
  const stored = settings[key].schema.safeParse(await storedSetting(db, key))
  return stored.success ? stored.data : settings[key].default
}

export async function allSettings(db: Sql): Promise<Record<string, unknown>> {
  const keys = Object.keys(settings) as SettingKey[]
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await readSetting(db, key)] as const)))
}

/** @throws AppError 404 for an unknown key, 400 with every fault of the value */
export async function writeSetting(ctx: Context, key: string, value: unknown): Promise<void> {
  const parsed = definitionOf(key).schema.safeParse(value)
  if (!parsed.success) {
    throw invalidInput(
      parsed.error.issues.map((issue) =>
        violation(
          'setting.value',
          ['value', ...issue.path].join('.'),
          'minimum' in issue ? { min: issue.minimum } : 'maximum' in issue ? { max: issue.maximum } : undefined,
        ),
      ),
    )
  }
  await storeSetting(ctx, key, parsed.data)
}

export async function resetSetting(ctx: Context, key: string): Promise<void> {
  definitionOf(key)
  await forgetSetting(ctx, key)
}

function definitionOf(key: string): SettingDefinition {
  if (!isSettingKey(key)) throw new AppError(404, 'setting.unknown')
  return settings[key]
}
