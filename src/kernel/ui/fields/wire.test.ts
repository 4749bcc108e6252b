import { expect, it } from 'vitest'
import type { FieldKind } from '#kernel/entity/meta.types.ts'
import { sameOnWire, toWire } from './wire.ts'

const wire = (kind: FieldKind, value: unknown) => toWire({ kind }, value)

it('sends references, people and files by their ids', () => {
  expect(wire('ref', { id: 'c1', label: '中联重工' })).toBe('c1')
  expect(wire('treeRef', 'd1')).toBe('d1')
  expect(wire('refs', [{ id: 'a', label: 'A' }, 'b'])).toEqual(['a', 'b'])
  expect(wire('attachment', [{ id: 'f', name: 'x.pdf', size: 1, mime: 'application/pdf' }])).toEqual(['f'])
  expect(wire('target', { entity: 'customer', id: 'c1', label: 'x' })).toEqual({ entity: 'customer', id: 'c1' })
})

it('sends nothing as null and keeps zero, false and text as they are', () => {
  expect(wire('text', '  ')).toBeNull()
  expect(wire('ref', undefined)).toBeNull()
  expect(wire('integer', 0)).toBe(0)
  expect(wire('boolean', false)).toBe(false)
  expect(wire('longText', ' 两行\n')).toBe(' 两行\n')
})

it('leaves the server’s words out of an address', () => {
  expect(wire('address', { province: '32', city: '3202', detail: '一号', text: '江苏省无锡市一号' })).toEqual({
    province: '32',
    city: '3202',
    detail: '一号',
  })
})

it('compares what is sent, not how it was held', () => {
  expect(sameOnWire({ kind: 'ref' }, { id: 'a', label: 'old' }, { id: 'a', label: 'new' })).toBe(true)
  expect(sameOnWire({ kind: 'tags' }, [], null)).toBe(true)
  expect(sameOnWire({ kind: 'address' }, { province: '32', city: '1' }, { city: '1', province: '32' })).toBe(true)
  expect(sameOnWire({ kind: 'text' }, 'a', 'b')).toBe(false)
})
