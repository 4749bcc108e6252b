import { DeleteOutlined, HolderOutlined, SettingOutlined } from '@ant-design/icons'
import {
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  PointerSensor,
  pointerWithin,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { Button } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useText } from '#kernel/ui/text.ts'
import { moveCard, removeCard, resizeCard } from '../../rules/arrange.ts'
import type { Card } from '../../rules/card.types.ts'
import { BoardCard } from '../cards/BoardCard.tsx'
import type { BoardAnswers } from '../data.ts'
import { cardStyle } from '../page/BoardGrid.tsx'
import { ResizeCorner } from './ResizeCorner.tsx'
import { editorTexts } from './text.ts'
import type { Editor } from './useEditor.ts'

interface EditGridProps {
  cards: readonly Card[]
  edit: Editor['edit']
  answers: BoardAnswers
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
  nameOf: (card: Card) => string
}

/** The cards as on the board, to be moved, resized and removed, by pointer or by keyboard. */
export function EditGrid({ cards, edit, answers, chosen, onChoose, nameOf }: EditGridProps) {
  const t = useText(editorTexts)
  const [said, say] = useState('')
  const [over, setOver] = useState<{ id: string; after: boolean }>()
  const grid = useRef<HTMLDivElement>(null)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }))
  const placeOf = (id: unknown) => cards.findIndex((card) => card.id === String(id))
  const overOf = ({ active, over: target }: DragOverEvent | DragEndEvent) =>
    target && target.id !== active.id
      ? { id: String(target.id), after: placeOf(active.id) < placeOf(target.id) }
      : undefined
  const drop = (event: DragEndEvent) => {
    setOver(undefined)
    const target = overOf(event)
    if (target) move(String(event.active.id), placeOf(target.id))
  }
  const move = (id: string, to: number) => {
    edit((before) => moveCard(before, id, to))
    say(t('moved', { n: Math.max(0, Math.min(cards.length - 1, to)) + 1, all: cards.length }))
  }
  const size = (card: Card, w: number, h: number) => {
    const [next] = resizeCard([card], card.id, { w, h })
    if (!next || (next.w === card.w && next.h === card.h)) return
    edit((before) => resizeCard(before, card.id, { w, h }))
    say(t('sized', { w: next.w, h: next.h }))
  }
  const remove = (card: Card) => {
    edit((before) => removeCard(before, card.id))
    if (chosen === card.id) onChoose(undefined)
    say(t('gone', { name: nameOf(card) }))
  }
  const onKey = (card: Card) => (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const step = steps[event.key]
    if (event.key === 'Enter') onChoose(card.id)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(card)
    else if (step && event.shiftKey) size(card, card.w + step.x, card.h + step.y)
    else if (step) move(card.id, placeOf(card.id) + (step.x || step.y))
    else return
    event.preventDefault()
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragOver={(event) => setOver(overOf(event))}
      onDragEnd={drop}
      onDragCancel={() => setOver(undefined)}
    >
      <div className="zy-hidden" role="status">
        {said}
      </div>
      <div className="zy-board-grid-frame">
        <div className="zy-board-grid" ref={grid}>
          {cards.map((card) => (
            <EditCell
              key={card.id}
              card={card}
              name={nameOf(card)}
              isChosen={card.id === chosen}
              marker={over?.id === card.id ? (over.after ? 'after' : 'before') : undefined}
              onKeyDown={onKey(card)}
              onChoose={() => onChoose(card.id)}
              onRemove={() => remove(card)}
              onSize={(w, h) => size(card, w, h)}
            >
              <BoardCard card={card} answers={answers.of(card)} onRetry={answers.refetch} />
            </EditCell>
          ))}
        </div>
      </div>
    </DndContext>
  )
}

const steps: Record<string, { x: number; y: number } | undefined> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

interface EditCellProps {
  card: Card
  name: string
  isChosen: boolean
  marker: 'before' | 'after' | undefined
  onKeyDown: (event: KeyboardEvent) => void
  onChoose: () => void
  onRemove: () => void
  onSize: (w: number, h: number) => void
  children: React.ReactNode
}

function EditCell({ card, name, isChosen, marker, onKeyDown, onChoose, onRemove, onSize, children }: EditCellProps) {
  const t = useText(editorTexts)
  const drag = useDraggable({ id: card.id })
  const place = useDroppable({ id: card.id })
  const { transform, isDragging } = drag
  const frame = useRef<HTMLDivElement | null>(null)
  const hold = (element: HTMLDivElement | null) => {
    frame.current = element
    drag.setNodeRef(element)
    place.setNodeRef(element)
  }
  return (
    <div
      ref={hold}
      className="zy-board-cell zy-edit-cell"
      data-kind={card.kind}
      data-chosen={isChosen}
      data-dragging={isDragging}
      data-marker={marker}
      style={{
        ...cardStyle(card),
        transform: transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined,
      }}
    >
      <div className="zy-edit-shown" inert>
        {children}
      </div>
      {/* The whole card is the handle; what it shows is not worked with here. */}
      <button
        type="button"
        className="zy-edit-handle"
        aria-label={t('move', { name })}
        {...drag.listeners}
        onKeyDown={onKeyDown}
        onDoubleClick={onChoose}
      >
        <HolderOutlined aria-hidden="true" />
      </button>
      <span className="zy-edit-tools">
        <Button size="small" icon={<SettingOutlined />} aria-label={t('set', { name })} onClick={onChoose} />
        <Button
          size="small"
          danger
          icon={<DeleteOutlined />}
          aria-label={`${t('remove')}: ${name}`}
          onClick={onRemove}
        />
      </span>
      <ResizeCorner card={card} frame={frame} label={t('resize')} onSize={onSize} />
    </div>
  )
}
