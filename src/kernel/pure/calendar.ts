export { lastAnnouncedYear, statutoryDay } from './statutory-days.ts'
export {
  addWorkingDays,
  defaultWorkingCalendar,
  isWorkingDay,
  nextWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-days.ts'
export { addWorkingHours, workingMinutesBetween } from './working-time.ts'
