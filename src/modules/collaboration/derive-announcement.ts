import type { AnyDraft } from '#kernel/entity/any-record.types.ts'

/** Without a day to confirm by, nobody is pressed; without need to confirm, there is no such day. */
export function deriveAnnouncements(records: AnyDraft[]): void {
  for (const { after } of records) if (after.mustConfirm === false) after.confirmBy = null
}
