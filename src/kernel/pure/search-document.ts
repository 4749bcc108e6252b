import { normaliseText } from './normalise-text.ts'
import { hasHan, pinyinOf } from './pinyin.ts'

/** Longest document: beyond it a trigram index costs more than it finds. */
export const searchDocumentLimit = 4000

/** Names, titles and numbers are sought by pinyin; in a long note it would only find by chance. */
const longestForPinyin = 64

/** Scripts written without spaces between words. */
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u

/**
 * The text by which a record is found with `LIKE` over a pg_trgm index: every part in normal form, its pinyin and initials,
 * and after ` | ` every CJK character and every pair of neighbours as a word of its own. A trigram index sees nothing in
 * `%中国%` (two characters make no trigram) but finds the word in `% 中国 %`; `searchPattern` writes queries to match.
 * At most 4000 characters; earlier parts come first, and a part that no longer fits is cut.
 */
export function searchDocument(parts: readonly (string | null | undefined)[]): string {
  const texts: string[] = []
  const sounds = new Set<string>()
  const words = new Set<string>()
  let length = ' |  '.length
  for (const part of parts) {
    const text = normaliseText(part ?? '')
    if (text === '') continue
    const fitting = beginningThatFits(text, searchDocumentLimit - length, sounds, words)
    if (fitting.text === '') break
    texts.push(fitting.text)
    for (const sound of fitting.sounds) sounds.add(sound)
    for (const word of fitting.words) words.add(word)
    length += fitting.length
    if (fitting.text !== text) break
  }
  // The space at the end closes the last word for `% 中国 %`.
  return texts.length === 0 ? '' : `${[...texts, ...sounds].join(' ')} | ${[...words].join(' ')} `
}

/**
 * The LIKE patterns a document must all match, one for each word of the query; escape character is the backslash,
 * PostgreSQL's default. No pattern for an empty query. One or two CJK characters are sought as a word, all else anywhere.
 */
export function searchPattern(query: string): string[] {
  const words = new Set(normaliseText(query).split(' '))
  words.delete('')
  return [...words].map((word) => {
    const characters = [...word]
    const asWord = characters.length <= 2 && characters.every((character) => cjk.test(character))
    return asWord ? `% ${word} %` : `%${word.replace(/[\\%_]/g, '\\$&')}%`
  })
}

interface Entry {
  text: string
  sounds: string[]
  words: string[]
  /** Characters the entry adds to the document. */
  length: number
}

/** The entry of the longest beginning of a text that adds no more than `room` characters. */
function beginningThatFits(text: string, room: number, sounds: ReadonlySet<string>, words: ReadonlySet<string>): Entry {
  const whole = entryOf(text, sounds, words)
  if (whole.length <= room) return whole
  const characters = [...text].slice(0, Math.max(0, room))
  let [low, high] = [0, characters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (entryOf(characters.slice(0, middle).join(''), sounds, words).length <= room) low = middle
    else high = middle - 1
  }
  return entryOf(characters.slice(0, low).join(''), sounds, words)
}

function entryOf(text: string, knownSounds: ReadonlySet<string>, knownWords: ReadonlySet<string>): Entry {
  const sounds = soundsOf(text).filter((sound) => !knownSounds.has(sound))
  const words = wordsOf(text).filter((word) => !knownWords.has(word))
  const length = [text, ...sounds, ...words].reduce((sum, piece) => sum + piece.length + 1, 0)
  return { text, sounds, words, length }
}

function soundsOf(text: string): string[] {
  if (text.length > longestForPinyin || !hasHan(text)) return []
  const readings = [pinyinOf(text)]
  // A person's name: a surname may have a reading of its own.
  if ([...text].length <= 4) readings.push(pinyinOf(text, 'name'))
  return [...new Set(readings.flatMap(({ full, initials }) => [full, initials]))]
}

function wordsOf(text: string): string[] {
  const words = new Set<string>()
  let before = ''
  for (const character of text) {
    const isCjk = cjk.test(character)
    if (isCjk) words.add(character)
    if (isCjk && before) words.add(before + character)
    before = isCjk ? character : ''
  }
  return [...words]
}
