import { z } from 'zod'
import { invalidInput } from '#kernel/api/errors.ts'
import { storedSetting, storeSetting } from '#kernel/customise/stored-settings.ts'
import type { Context, Sql } from '#kernel/entity/context.ts'
import { violation } from '#kernel/pure/violations.ts'

const key = 'okr'

const schema = z
  .strictObject({
    /** Fewer key results are warned of. */
    fewest: z.number().int().min(1).max(10),
    /** More key results are refused. */
    most: z.number().int().min(1).max(10),
    /** ISO weekday (Monday 1 to Sunday 7) of the reminder; a working day near it when nobody works then. */
    reminderWeekday: z.number().int().min(1).max(7),
    /** Who sees a new objective unless its author says otherwise. */
    visibility: z.enum(['company', 'team']),
  })
  .refine(({ fewest, most }) => fewest <= most, { path: ['most'], error: 'okr.most-below-fewest' })

export type OkrSettings = z.output<typeof schema>

export const defaultOkrSettings: OkrSettings = { fewest: 3, most: 5, reminderWeekday: 5, visibility: 'company' }

/** The settings in force; a stored value that no longer fits counts as none. */
export async function readOkrSettings(db: Sql): Promise<OkrSettings> {
  const stored = schema.safeParse(await storedSetting(db, key))
  return stored.success ? stored.data : defaultOkrSettings
}

/** @throws AppError 400 with every fault */
export async function writeOkrSettings(ctx: Context, value: unknown): Promise<OkrSettings> {
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    throw invalidInput(
      parsed.error.issues.map((issue) =>
        violation(issue.message.startsWith('okr.') ? issue.message : 'okr.setting', issue.path.join('.')),
      ),
    )
  await storeSetting(ctx, key, parsed.data)
  return parsed.data
}
