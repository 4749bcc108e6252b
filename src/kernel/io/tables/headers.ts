/**
 * Names for the columns of a file: trimmed, an empty one becomes 'Column 3', a repeated one 'Name (2)', so that a mapping can
 * point to every column and a person can see which is meant.
 */
export function uniqueHeaders(cells: readonly string[]): string[] {
  const given = cells.map((cell) => cell.replace(/\s+/g, ' ').trim())
  // Names that stand in the file are theirs: a made-up name must not take one that comes later.
  const reserved = new Set(given)
  const used = new Set<string>()
  return given.map((name, index) => {
    const base = name || `Column ${index + 1}`
    let unique = base
    const isFree = (candidate: string) => !used.has(candidate) && (candidate === name || !reserved.has(candidate))
    for (let copy = 2; !isFree(unique); copy += 1) unique = `${base} (${copy})`
    used.add(unique)
    return unique
  })
}
