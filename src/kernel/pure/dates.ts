export { type DateTokenContext, type DayRange, resolveDateToken } from './date-token.ts'
export {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysInMonth,
  diffDays,
  earlierDay,
  isDay,
  laterDay,
  weekdayOf,
} from './day.ts'
export { isAmbiguousDay, type ParseDayOptions, parseDay, parseInstant } from './parse-day.ts'
export { addPeriods, type PeriodSpan, periodSpan, spanBefore } from './period-span.ts'
export {
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  monthOf,
  quarterOf,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
  weekOf,
  yearOf,
} from './periods.ts'
export { dayInZone, instantOf, timeInZone } from './time-zone.ts'
