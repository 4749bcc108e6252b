const DAY_MS = 86_400_000

/** Whole days until a deleted record is gone for good; 0 on its last day and after it. */
export const daysLeft = (purgedAt: string, now: Date): number =>
  Math.max(0, Math.floor((Date.parse(purgedAt) - now.getTime()) / DAY_MS))
