const candidates = [',', '\t', ';', '|']
const longestSample = 200

/**
 * The delimiter of a text table, from its first records: the one that cuts most of them into the same number of cells; among
 * equals the one that makes more cells. A comma when nothing cuts (a table of one column).
 * @param isWhole the sample is the whole file, so its last record is complete too
 */
export function detectDelimiter(sample: string, isWhole: boolean): string {
  let best = { delimiter: ',', share: 0, cuts: 0 }
  for (const delimiter of candidates) {
    const counts = cutsPerRecord(sample, delimiter, isWhole)
    const frequency = new Map<number, number>()
    for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1)
    for (const [cuts, records] of frequency) {
      const share = records / counts.length
      if (share > best.share || (share === best.share && cuts > best.cuts)) best = { delimiter, share, cuts }
    }
  }
  return best.delimiter
}

/** How often a delimiter stands outside quotes in each record. */
function cutsPerRecord(sample: string, delimiter: string, isWhole: boolean): number[] {
  const counts: number[] = []
  let cuts = 0
  let isQuoted = false
  let isStart = true
  let isEmpty = true
  for (let index = 0; index < sample.length && counts.length < longestSample; index += 1) {
    const character = sample[index]
    if (isQuoted) {
      // A doubled quote closes and opens again, which comes to the same.
      if (character === '"') isQuoted = false
      continue
    }
    if (character === '"' && (isStart || sample[index - 1] === '"')) isQuoted = true
    else if (character === '\n' || character === '\r') {
      if (!isEmpty) counts.push(cuts)
      cuts = 0
      isEmpty = true
      isStart = true
      continue
    } else if (character === delimiter) cuts += 1
    isStart = character === delimiter
    isEmpty = false
  }
  if (isWhole && !isEmpty) counts.push(cuts)
  return counts
}
