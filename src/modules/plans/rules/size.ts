/** Tasks of 3 to 5 days can be watched week by week. */
export const goodSize = { min: 3, max: 5 } as const

/** Whether a task should be cut up or put together with another one; null when its size is right or unknown. */
export function sizeHint(effort: string | null): 'too-small' | 'too-large' | null {
  if (effort === null) return null
  const days = Number(effort)
  return days < goodSize.min ? 'too-small' : days > goodSize.max ? 'too-large' : null
}
