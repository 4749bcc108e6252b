import { describe, expect, it } from 'vitest'
import { columnAt, columnId, columnsOutOfView, columnUnder, zoneId } from './kanbanDrag.ts'

const columns = [{ value: 'open' }, { value: 'won' }, { value: 'lost' }, { value: null }]
const extents = [0, 210, 420, 630].map((left) => ({ left, right: left + 200 }))

describe('columns out of view', () => {
  it('are those that the board does not show whole', () => {
    expect(columnsOutOfView(columns, extents, { left: 0, right: 500 })).toEqual([{ value: 'lost' }, { value: null }])
    expect(columnsOutOfView(columns, extents, { left: 330, right: 830.4 })).toEqual([
      { value: 'open' },
      { value: 'won' },
    ])
    expect(columnsOutOfView(columns, extents, { left: 0, right: 900 })).toEqual([])
  })
})

describe('a place to drop', () => {
  it('stands for its column, be it the column or its zone', () => {
    for (const column of columns) {
      expect(columnAt(columns, columnId(column))).toBe(column)
      expect(columnAt(columns, zoneId(column))).toBe(column)
    }
    expect(columnAt(columns, 'won')).toBeUndefined()
    expect(columnAt(columns, undefined)).toBeUndefined()
  })

  const rect = (left: number, top: number, width: number, height: number) =>
    ({ left, top, width, height, right: left + width, bottom: top + height }) as const
  const places = new Map([
    ['column:open', rect(0, 0, 200, 800)],
    ['column:won', rect(210, 0, 200, 800)],
    ['zone:lost', rect(0, 700, 400, 100)],
  ])
  const under = (pointer: { x: number; y: number } | null, card = rect(0, 600, 200, 90)) =>
    columnUnder({
      active: { id: 'card' },
      collisionRect: card,
      droppableRects: places,
      droppableContainers: [...places.keys()].map((id) => ({ id, data: {}, disabled: false })),
      pointerCoordinates: pointer,
    } as unknown as Parameters<typeof columnUnder>[0])[0]?.id

  it('is the zone where one lies over a column', () => {
    expect(under({ x: 100, y: 300 })).toBe('column:open')
    expect(under({ x: 100, y: 750 })).toBe('zone:lost')
  })
  it('is never a zone for keys', () => {
    expect(under(null, rect(0, 700, 200, 90))).toBe('column:open')
    expect(under(null, rect(210, 700, 200, 90))).toBe('column:won')
  })
})
