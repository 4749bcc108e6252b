/** A whole list, given bare or as `{ items }`. */
export type Listed<Item> = Item[] | { items: Item[] }

export const itemsOf = <Item>(answer: Listed<Item>): Item[] => (Array.isArray(answer) ? answer : answer.items)
