import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import { quarterOf } from '#kernel/pure/dates.ts'
import { dayInZone } from '#kernel/pure/time-zone.ts'
import { shiftQuarter } from './rules/quarter.ts'

const words = ['一', '二', '三', '四']

/** Quarters that forms and filters offer: two years back, two ahead, so that a process that runs for months has them. */
export async function quarterOptions(db: Sql): Promise<ChoiceOption[]> {
  const [company] = await db.run<{ timeZone: string; start: number | null }>(
    sql`select time_zone as "timeZone", fiscal_year_start as start from company where deleted_at is null order by created_at limit 1`,
  )
  const today = dayInZone(new Date(), company?.timeZone ?? 'Asia/Shanghai')
  const now = quarterOf(today, company?.start ?? 1)
  return Array.from({ length: 17 }, (_, i) => shiftQuarter(now, i - 8)).map((quarter) => {
    const [year, number] = [quarter.slice(0, 4), Number(quarter.slice(-1))]
    return { value: quarter, label: { zh: `${year} 年第${words[number - 1]}季度`, en: `Q${number} ${year}` } }
  })
}
