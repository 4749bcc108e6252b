import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { checkPeriod } from './task.ts'

interface Line {
  startsOn: string | null
  endsOn: string | null
  firstWarning: number | null
  secondWarning: number | null
}

/** Dates in order, warnings in order. */
export function checkLine({ after }: { after: Line }): Violation[] {
  const found = checkPeriod({ after })
  if ((after.firstWarning ?? 0) >= (after.secondWarning ?? 0))
    found.push(violation('budget-line.warnings', 'secondWarning'))
  return found
}
