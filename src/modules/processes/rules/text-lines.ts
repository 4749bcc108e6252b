/** How many lines a text takes, without a browser: widths of letters are estimated on the safe side. */

/** Shares of the font size; a bold Latin letter of the widest kinds takes nearly a whole one. */
const widths: readonly [RegExp, number][] = [
  [/[\u2e80-\uffef]/u, 1],
  [/[MWmw@%]/, 0.95],
  [/[A-Z0-9&]/, 0.74],
  [/[iljtfr.,:;'|!()\s-]/, 0.42],
]
const otherWidth = 0.64

const widthOf = (text: string, font: number): number =>
  [...text].reduce((sum, letter) => sum + (widths.find(([kind]) => kind.test(letter))?.[1] ?? otherWidth) * font, 0)

/** Lines of a text that breaks between words and between Chinese characters; at least one. All sizes in pixels. */
export function linesOf(text: string, width: number, font: number): number {
  const pieces = text.match(/[\u2e80-\uffef]|\s+|[^\u2e80-\uffef\s]+/gu) ?? []
  let lines = 1
  let used = 0
  for (const piece of pieces) {
    const wide = widthOf(piece, font)
    if (used + wide <= width) {
      used += wide
      continue
    }
    // A space at the end of a line takes none; a word longer than a line is broken anywhere.
    if (piece.trim() === '') continue
    if (used > 0) lines += 1
    const more = Math.ceil(wide / width) - 1
    lines += more
    used = wide - more * width
  }
  return lines
}
