import { describe, expect, it } from 'vitest'
import { recognise, suggest } from './matching.ts'

const candidate = (name: string, ...more: string[]) => ({ value: name, label: name, names: [name, ...more] })
const products = [candidate('GTX Basic'), candidate('GTX Pro'), candidate('GTX Plus Pro'), candidate('MG Special')]
const industries = [candidate('technology', '科技', 'Technology'), candidate('medical', '医疗', 'Medical')]

describe('recognise', () => {
  it('takes names without regard to case and width, as the server does', () => {
    expect(recognise(' gtx  pro ', products)?.value).toBe('GTX Pro')
    expect(recognise('科技', industries)?.value).toBe('technology')
    expect(recognise('ＭＧ Special', products)?.value).toBe('MG Special')
  })
  it('does not take what only looks alike', () => {
    expect(recognise('GTXPro', products)).toBeUndefined()
  })
})

describe('suggest', () => {
  it('sees through spelling', () => {
    expect(suggest('GTXPro', products)?.value).toBe('GTX Pro')
    expect(suggest('technolgy', industries)?.value).toBe('technology')
  })
  it('prefers the nearest', () => {
    expect(suggest('GTX Plus Prro', products)?.value).toBe('GTX Plus Pro')
  })
  it('proposes nothing for what is far away or says nothing', () => {
    expect(suggest('retail', industries)).toBeUndefined()
    expect(suggest('', industries)).toBeUndefined()
    expect(suggest('abc', [candidate('abd')])).toBeUndefined()
  })
})
