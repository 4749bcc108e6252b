import type { AnyChange } from '#kernel/entity/any-record.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** What people have confirmed is not changed behind their backs. */
const confirmed = [
  'title',
  'body',
  'kind',
  'about',
  'files',
  'everybody',
  'departments',
  'roles',
  'people',
  'mustConfirm',
]

export async function guardAnnouncements(records: AnyChange[], _ctx: Context): Promise<(Violation[] | undefined)[]> {
  return records.map(({ before, changed }) => {
    const field = before && before.state !== 'draft' ? confirmed.find((name) => changed.has(name)) : undefined
    return field ? [violation('announcement.published', field)] : undefined
  })
}
