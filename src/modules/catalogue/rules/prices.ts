import type { Violation } from '#kernel/entity/meta.types.ts'
import { compare } from '#kernel/pure/money.ts'
import { violation } from '#kernel/pure/violations.ts'

/** Nobody sells below the floor, so the list price cannot lie there. */
export function checkPrices({
  after,
}: {
  after: { listPrice: string | null; floorPrice: string | null }
}): Violation[] {
  const { listPrice, floorPrice } = after
  return listPrice && floorPrice && compare(floorPrice, listPrice) > 0
    ? [violation('product.floor-above-list', 'floorPrice', { listPrice })]
    : []
}
