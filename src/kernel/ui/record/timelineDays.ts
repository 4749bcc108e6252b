export interface DayGroup<Item> {
  /** `YYYY-MM-DD` on the company's calendar. */
  day: string
  items: Item[]
}

/** Entries under their days, in the order in which they came. `dayOf` turns an instant into the company's day. */
export function groupByDay<Item extends { at: string }>(
  items: readonly Item[],
  dayOf: (instant: Date) => string,
): DayGroup<Item>[] {
  const groups: DayGroup<Item>[] = []
  for (const item of items) {
    const day = dayOf(new Date(item.at))
    const last = groups.at(-1)
    if (last?.day === day) last.items.push(item)
    else groups.push({ day, items: [item] })
  }
  return groups
}
