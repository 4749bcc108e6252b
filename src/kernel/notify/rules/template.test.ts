import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTemplate, fillTemplate, longestTemplate } from './template.ts'

const known = new Set(['title', 'link'])

describe('templates', () => {
  it('know their placeholders', () => {
    expect(checkTemplate('{{title}} {{ link }}', known)).toEqual([])
    expect(checkTemplate('{{titel}} {{titel}} {{x}}', known)).toEqual([
      { code: 'template.unknown', params: { name: 'titel' } },
      { code: 'template.unknown', params: { name: 'x' } },
    ])
    for (const open of ['{{title}', '{{ti tle}}', '}}', '{{}}', '{{constructor.name}}'])
      expect(
        checkTemplate(open, known).map(({ code }) => code),
        open,
      ).toContain('template.braces')
    expect(checkTemplate(' ', known, true)).toEqual([{ code: 'template.empty' }])
    expect(checkTemplate('x'.repeat(longestTemplate + 1), known)[0]!.code).toBe('template.too-long')
  })

  it('fill in once, and leave out lines that hold nothing', () => {
    expect(fillTemplate('{{title}}：{{link}}', { title: '{{link}}', link: 'u' })).toBe('{{link}}：u')
    expect(fillTemplate('a\n{{link}}\n\nb', { link: '' })).toBe('a\n\nb')
    expect(fillTemplate('{{constructor}}{{toString}}', {})).toBe('')
    expect(fillTemplate('{"t":"{{title}}"}', { title: 'a"b\n' }, (v) => JSON.stringify(v).slice(1, -1))).toBe(
      '{"t":"a\\"b\\n"}',
    )
  })

  it('change nothing else, whatever the values are', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        expect(fillTemplate('<{{title}}>', { title })).toBe(`<${title}>`)
      }),
    )
  })
})
