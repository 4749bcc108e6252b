/** When those who have not confirmed an announcement are reminded by themselves. */
export interface Waiting {
  confirmBy: string | null
  /** Day of the last reminder, company time. */
  remindedOn: string | null
}

/** On the working day before the last one, on the last day, and on every working day after it; once a day. */
export function isReminderDue({ confirmBy, remindedOn }: Waiting, today: string, nextWorkingDay: string): boolean {
  return confirmBy !== null && remindedOn !== today && (confirmBy <= today || confirmBy <= nextWorkingDay)
}
