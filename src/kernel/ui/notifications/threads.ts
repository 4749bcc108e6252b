import { groupByThing } from '#kernel/notify/rules/digest.ts'
import type { Notification } from './notifications.ts'

/** Unread notices of one thing stand together, where the newest of them is; what was read stays where it was. */
export function threadsOf(items: readonly Notification[]): Notification[][] {
  const keyed = items.map((item) => ({
    item,
    id: item.id,
    kind: item.kind,
    entity: item.to?.entity ?? null,
    recordId: item.readAt === null ? (item.to?.id ?? null) : null,
  }))
  return groupByThing(keyed).map((thread) => thread.map(({ item }) => item))
}
