import { expect, it } from 'vitest'
import { renderTemplate, templateExpressions, templateFault } from './index.ts'

const scope = { record: { name: '华为', amount: '12.50', owner: { id: 'p', label: '王芳' }, tags: ['a', 'b'] } }

it('puts values into a text', () => {
  expect(renderTemplate('{{record.name}}：{{ record.amount * 2 }} 元，{{record.owner}}，{{record.tags}}', scope)).toBe(
    '华为：25 元，王芳，a, b',
  )
  expect(renderTemplate('没有{{record.missing}}了', scope)).toBe('没有了')
  expect(renderTemplate('{{ not closed', scope)).toBe('{{ not closed')
  expect(renderTemplate('}} {{}} {{1 +}}', scope)).toBe('}} {{}} {{1 +}}')
})

it('says where an expression of a text cannot be read', () => {
  expect(templateFault('ok {{ record.name }}')).toBeUndefined()
  expect(templateFault('a {{eval(1)}}')).toMatchObject({ fault: 'unknown-function', position: 4 })
  expect(templateExpressions('a {{ b }} c {{d}}')).toEqual(['b', 'd'])
})

it('stays short and quick', () => {
  expect(renderTemplate('{{a}}'.repeat(50), { a: 'x'.repeat(30_000) })).toHaveLength(100_000)
  expect(renderTemplate('{{'.repeat(50_000), {})).toHaveLength(100_000)
})
