import { describe, expect, it } from 'vitest'
import { type Colours, colours } from './colours.ts'

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['page', 'navGround', 'card', 'raised', 'hover', 'tableHead'] as const
const texts = ['text', 'text2', 'text3', 'brandText', 'good', 'warn', 'bad', 'placeholder'] as const
const pairs: [keyof Colours, keyof Colours][] = [
  ...grounds.flatMap((ground) => texts.map((text): [keyof Colours, keyof Colours] => [text, ground])),
  ['text', 'fill'],
  ['text2', 'fill'],
  ['text3', 'fill'],
  ['brandText', 'brandSoft'],
  ['text2', 'brandSofter'],
  ['good', 'goodSoft'],
  ['warn', 'warnSoft'],
  ['bad', 'badSoft'],
  ['text', 'warnSoft'],
]

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const colour = colours[scheme]
  it.each(pairs)('%s can be read on %s (AA)', (text, ground) => {
    expect(contrast(colour[text], colour[ground])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['brand', 'brandStrong', 'badSolid', 'tip'] as const)('white can be read on %s', (ground) => {
    expect(contrast('#ffffff', colour[ground])).toBeGreaterThanOrEqual(4.5)
  })

  it.each([1, 2, 3, 4, 5] as const)('chart colour %s stands out from its card', (n) => {
    expect(contrast(colour[`chart${n}`], colour.card)).toBeGreaterThanOrEqual(3)
  })
})
