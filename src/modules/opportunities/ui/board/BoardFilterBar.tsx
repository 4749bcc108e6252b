import { Button, DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { type AmountStyle, setAmountStyle } from '#kernel/ui/charts/amounts.ts'
import { asReference, FieldEditor } from '#kernel/ui/fields/index.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { type BoardState, type Period, periods } from './boardState.ts'
import { boardTexts } from './text.ts'

interface BoardFilterBarProps {
  entity: EntityMeta
  state: BoardState
  set: (change: Partial<BoardState>) => void
  style: AmountStyle
}

const NARROWING = ['department', 'manager', 'pipeline'] as const

/** Period, whose deals, and how amounts are written. */
export function BoardFilterBar({ entity, state, set, style }: BoardFilterBarProps) {
  const t = useText(boardTexts)
  const narrowed = NARROWING.some((name) => state[name] !== undefined) || state.period !== 'all'
  return (
    <div className="zy-board-bar">
      <Segmented<Period>
        value={state.period}
        aria-label={t('period')}
        options={periods.map((period) => ({ value: period, label: t(`period.${period}`) }))}
        onChange={(period) => set({ period, from: undefined, to: undefined })}
      />
      {state.period === 'custom' && (
        <DatePicker.RangePicker
          value={[state.from ? dayjs(state.from) : null, state.to ? dayjs(state.to) : null]}
          onChange={(days) => set({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
          placeholder={[t('from'), t('to')]}
          aria-label={t('period')}
        />
      )}
      {NARROWING.map((name) => (
        <Narrowing key={name} entity={entity} name={name} id={state[name]} onChange={(id) => set({ [name]: id })} />
      ))}
      {narrowed && (
        <Button
          type="text"
          onClick={() =>
            set({
              period: 'all',
              from: undefined,
              to: undefined,
              department: undefined,
              manager: undefined,
              pipeline: undefined,
            })
          }
        >
          {t('clear')}
        </Button>
      )}
      <Segmented<AmountStyle>
        className="zy-board-style"
        value={style}
        aria-label={t('amounts')}
        options={[
          { value: 'large', label: t('large') },
          { value: 'exact', label: t('exact') },
        ]}
        onChange={setAmountStyle}
      />
    </div>
  )
}

interface NarrowingProps {
  entity: EntityMeta
  name: string
  id: string | undefined
  onChange: (id: string | undefined) => void
}

/** One reference to filter by. The address holds only its id; the name is looked up once. */
function Narrowing({ entity, name, id, onChange }: NarrowingProps) {
  const label = useLabel()
  const [known, setKnown] = useState<{ id: string; label: string }>()
  const field = entity.fields.find((each) => each.name === name)
  if (!field) return null
  const value = id === undefined ? null : known?.id === id ? known : id
  return (
    <div className="zy-board-pick">
      <label htmlFor={`board-${name}`} className="zy-hidden">
        {label(field.label)}
      </label>
      <span aria-hidden="true">{label(field.label)}</span>
      <FieldEditor
        id={`board-${name}`}
        field={{ ...field, required: false }}
        value={value}
        onChange={(next) => {
          const picked = asReference(next)
          setKnown(picked ?? undefined)
          if (picked?.id !== id) onChange(picked?.id)
        }}
      />
    </div>
  )
}
