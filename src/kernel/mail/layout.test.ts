import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerText, isMailAddress } from './address.ts'
import { absoluteLink, escapeHtml, renderMail } from './layout.ts'

const layout = {
  language: 'zh',
  company: '公司',
  title: '标题',
  footer: '页脚',
  publicUrl: 'https://crm.example.com',
} as const

describe('addresses', () => {
  it('takes what servers take', () => {
    for (const ok of ['a@b.cn', 'li.si+crm@mail.example.com', "o'neil@example.com", 'w@例子.中国'])
      expect(isMailAddress(ok)).toBe(true)
  })

  it('refuses everything that could start another header or recipient', () => {
    for (const bad of [
      'a@b.cn\r\nBcc: c@d.cn',
      'a@b.cn\nBcc: c@d.cn',
      'a@b.cn, c@d.cn',
      'a@b.cn;c@d.cn',
      '"a b"@b.cn',
      'a <a@b.cn>',
      'a@b',
      'a@-b.cn',
      'a..b@c.cn',
      '@b.cn',
      'a@',
      `${'a'.repeat(65)}@b.cn`,
      `a@${'b'.repeat(250)}.cn`,
      'a@b.cn\u2028',
      null,
      3,
    ])
      expect(isMailAddress(bad)).toBe(false)
  })

  it('keeps headers on one line, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = headerText(text)
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        expect(line.length).toBeLessThanOrEqual(250)
        expect(line.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('the layout', () => {
  it('escapes everything that is put in', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (typed) => {
        const evil = `<script>"${typed}'</script>`
        const { html } = renderMail({
          ...layout,
          company: evil,
          title: evil,
          footer: evil,
          blocks: [{ paragraph: evil }, { heading: evil }, { table: { columns: [evil], rows: [[evil]] } }],
        })
        expect(html).not.toContain('<script')
        expect(html).toContain(escapeHtml(evil).split('\n')[0]!)
      }),
    )
  })

  it('says the same in text', () => {
    const { text, html } = renderMail({
      ...layout,
      blocks: [
        { paragraph: '本周数字' },
        { table: { columns: ['指标', '本周'], rows: [['赢单额', '¥1,200']], numeric: [false, true] } },
        { button: '打开', path: '/boards/company?x=1&y=2' },
      ],
    })
    expect(text).toContain('赢单额 · 本周 ¥1,200')
    expect(text).toContain('https://crm.example.com/boards/company?x=1&y=2')
    expect(html).toContain('href="https://crm.example.com/boards/company?x=1&amp;y=2"')
  })

  it('never links to another place, and leaves links out without an address of its own', () => {
    for (const path of ['//evil.example', 'https://evil.example', 'javascript:alert(1)', '/\\evil.example', 'x'])
      expect(absoluteLink('https://crm.example.com', path)).toBeUndefined()
    expect(absoluteLink('https://example.com/crm', '/alerts')).toBe('https://example.com/crm/alerts')
    expect(absoluteLink(null, '/alerts')).toBeUndefined()
    expect(renderMail({ ...layout, publicUrl: null, blocks: [{ button: '打开', path: '/x' }] }).html).not.toContain(
      '打开',
    )
  })
})
