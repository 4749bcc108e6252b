/** Recognising what a value of a file stands for, and proposing what it may have been meant to be. */

export interface Candidate {
  /** What is sent: a choice's key, a record's id. */
  value: string
  /** All names it goes by. */
  names: string[]
  label: string
}

/** Without case, width and outer spaces: as the server compares. */
export const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()

/** Letters and digits only: `GTX Pro`, `GTXPro` and `gtx-pro` are one. */
const squash = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/** The candidate that the server will take a value for. */
export function recognise(value: string, candidates: readonly Candidate[]): Candidate | undefined {
  const wanted = fold(value)
  return candidates.find(({ names }) => names.some((name) => fold(name) === wanted))
}

/** Steps of one letter (insert, drop, replace) between two texts; gives up beyond `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same))
    }
    previous = row
  }
  return previous[b.length] ?? most + 1
}

/** What a value that is not recognised was probably meant to be: written differently, or with a slip of the pen. */
export function suggest(value: string, candidates: readonly Candidate[]): Candidate | undefined {
  const wanted = squash(value)
  if (wanted === '') return undefined
  const same = candidates.find(({ names }) => names.some((name) => squash(name) === wanted))
  if (same) return same
  // One slip in five letters; shorter words differ too easily.
  const most = Math.floor(wanted.length / 5)
  if (most === 0) return undefined
  let best: { candidate: Candidate; steps: number } | undefined
  for (const candidate of candidates) {
    for (const name of candidate.names) {
      const steps = distance(wanted, squash(name), most)
      if (steps <= most && (!best || steps < best.steps)) best = { candidate, steps }
    }
  }
  return best?.candidate
}
