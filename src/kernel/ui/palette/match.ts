/** Anything that the palette can run. */
export interface PaletteItem {
  key: string
  group: string
  label: string
  hint?: string
  /** Name of an icon. */
  icon: string
  /** Further words under which it is found. */
  keywords?: readonly string[]
  run: () => void
}

/** Pinyin of a label, when it is known: `chuangjiankehu`, `cjkh`. */
export type PinyinLookup = (label: string) => { full: string; initials: string } | undefined

/**
 * How well an item fits what was typed; 0 is not at all. Words typed apart must all be found.
 * Letters also match the pinyin of Chinese labels and its initials.
 */
export function matchScore(item: Pick<PaletteItem, 'label' | 'keywords'>, query: string, pinyin: PinyinLookup): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const scores = words.map((word) => wordScore(item, word, pinyin))
  return scores.length === 0 || scores.includes(0) ? 0 : Math.min(...scores)
}

function wordScore(item: Pick<PaletteItem, 'label' | 'keywords'>, word: string, pinyin: PinyinLookup): number {
  const label = item.label.toLowerCase()
  if (label === word) return 6
  if (label.startsWith(word)) return 5
  if (label.split(/\s+/).some((part) => part.startsWith(word))) return 4
  if (label.includes(word)) return 3
  const sound = pinyin(item.label)
  if (sound && (sound.initials.startsWith(word) || sound.full.startsWith(word))) return 4
  if (sound && word.length > 1 && (sound.initials.includes(word) || sound.full.includes(word))) return 2
  return item.keywords?.some((keyword) => keyword.toLowerCase().includes(word)) ? 1 : 0
}

/** The items that fit, best first; equals keep their order. */
export function matching(items: readonly PaletteItem[], query: string, pinyin: PinyinLookup): PaletteItem[] {
  return items
    .map((item) => ({ item, score: matchScore(item, query, pinyin) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item)
}
