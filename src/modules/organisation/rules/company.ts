import type { Violation } from '#kernel/entity/meta.types.ts'
import { isCreditCode } from '#kernel/pure/credit-code.ts'
import { violation } from '#kernel/pure/violations.ts'

const time = /^([01]\d|2[0-3]):[0-5]\d$/

/** Time zone, credit code and working hours must be usable: clocks and today depend on them. */
export function checkCompany({
  after,
}: {
  after: { timeZone: string; creditCode: string | null; workingHours: unknown }
}): Violation[] {
  const found: Violation[] = []
  if (!isTimeZone(after.timeZone)) found.push(violation('company.time-zone', 'timeZone'))
  if (after.creditCode && !isCreditCode(after.creditCode)) {
    found.push(violation('company.credit-code', 'creditCode'))
  }
  if (after.workingHours !== null && !areWorkingHours(after.workingHours))
    found.push(violation('company.working-hours', 'workingHours'))
  return found
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Spans of a day in order, none ending before it begins or overlapping the one before. */
export function areWorkingHours(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  let last = ''
  return value.every((span: { from?: unknown; to?: unknown }) => {
    const { from, to } = span ?? {}
    if (typeof from !== 'string' || typeof to !== 'string' || !time.test(from) || !time.test(to)) return false
    const ordered = from < to && from >= last
    last = to
    return ordered
  })
}
