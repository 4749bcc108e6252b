/** What a number of a workbook means by its format. */
export type NumberMeaning = 'number' | 'percent' | 'day' | 'instant' | 'time' | 'duration'

/** Built-in formats (ECMA-376 part 1, 18.8.30), with those of East Asian Excel. */
const builtIn = new Map<number, NumberMeaning>([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 16, 17].map((id) => [id, 'day'] as const),
  ...[18, 19, 20, 21, 45, 47].map((id) => [id, 'time'] as const),
  [22, 'instant'],
  [46, 'duration'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day'] as const),
  ...[32, 33, 34, 35, 55, 56].map((id) => [id, 'time'] as const),
])

/** The meaning of a number format by its id and, for one of the workbook's own, its code: `yyyy"年"m"月"d"日"`. */
export function meaningOfFormat(id: number, code: string | undefined): NumberMeaning {
  if (code === undefined) return builtIn.get(id) ?? 'number'
  // Only the part for positive numbers counts; texts in quotes, after a backslash, colours and locales say nothing.
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';')[0]!
    .replace(/\[(?:[^\]hms]|[hms]+[^\]hms])[^\]]*\]/gi, '')
    .toLowerCase()
  if (/\[[hms]+\]/.test(bare)) return 'duration'
  const clean = bare.replace(/general|am\/pm|a\/p|上午\/下午|e[+-]/g, (name) => (/[/]/.test(name) ? 'h' : ''))
  const hasTime = /[hs]/.test(clean)
  const hasDay = /[yd]/.test(clean) || (/m/.test(clean) && !hasTime)
  if (hasDay) return hasTime ? 'instant' : 'day'
  if (hasTime) return 'time'
  return clean.includes('%') ? 'percent' : 'number'
}
