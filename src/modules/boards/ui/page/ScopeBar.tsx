import { FilterOutlined } from '@ant-design/icons'
import { Badge, Button, DatePicker, Drawer, Popover, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { type AmountStyle, setAmountStyle, useAmounts } from '#kernel/ui/charts/amounts.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import { type BoardPeriod, boardPeriods } from '../../rules/period.ts'
import type { Catalogue } from '../../rules/plan.ts'
import { boardTexts } from '../text.ts'
import { NarrowingField } from './NarrowingField.tsx'
import { offeredDimensions } from './offeredDimensions.ts'
import type { BoardSetting } from './useBoardState.ts'

const quick: readonly BoardPeriod[] = ['this-week', 'this-month', 'this-quarter', 'this-year', 'all']

/** So many stand beside the period on a laptop. */
const nearFilters = 2

interface ScopeBarProps {
  setting: BoardSetting
  metrics: readonly string[]
  catalogue: Catalogue | undefined
}

/** The period, whose figures, and how amounts are written. */
export function ScopeBar({ setting, metrics, catalogue }: ScopeBarProps) {
  const t = useText(boardTexts)
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const { state, set, reset, isUsual } = setting
  const dimensions = offeredDimensions(metrics, catalogue, state.narrowing)
  // A filter in use is always seen; the rest stands behind a button where there are many.
  const inUse = (each: Dimension) => state.narrowing[each] !== undefined
  const near = phone ? [] : dimensions.filter((each, at) => at < nearFilters || inUse(each))
  const field = (dimension: Dimension) => (
    <NarrowingField
      key={dimension}
      dimension={dimension}
      value={state.narrowing[dimension]}
      onChange={(id) => set({ narrowing: withValue(state.narrowing, dimension, id) })}
    />
  )
  const further = dimensions.filter((each) => !near.includes(each))
  const narrowed = Object.values(state.narrowing).filter(Boolean).length
  return (
    <div className="zy-board-bar">
      <PeriodPicker setting={setting} />
      {near.map(field)}
      {phone ? (
        <>
          <Badge count={narrowed} size="small">
            <Button icon={<FilterOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
              {t('filters')}
            </Button>
          </Badge>
          <Drawer title={t('filters')} placement="bottom" open={open} onClose={() => setOpen(false)} size="auto">
            <div className="zy-board-filters">{dimensions.map(field)}</div>
          </Drawer>
        </>
      ) : (
        further.length > 0 && (
          <Popover
            trigger="click"
            placement="bottomLeft"
            content={<div className="zy-board-filters">{further.map(field)}</div>}
          >
            <Button type="text" icon={<FilterOutlined aria-hidden="true" />}>
              {t('moreFilters')}
            </Button>
          </Popover>
        )
      )}
      {!isUsual && (
        <Button type="text" onClick={reset}>
          {t('clear')}
        </Button>
      )}
      <AmountSwitch />
    </div>
  )
}

const withValue = (narrowing: Partial<Record<Dimension, string>>, dimension: Dimension, id: string | undefined) => {
  const { [dimension]: _, ...rest } = narrowing
  return id ? { ...rest, [dimension]: id } : rest
}

function PeriodPicker({ setting: { state, set } }: { setting: BoardSetting }) {
  const t = useText(boardTexts)
  const phone = usePhone()
  const choose = (period: BoardPeriod) => set({ period, from: undefined, to: undefined })
  const others = boardPeriods.filter((period) => phone || !quick.includes(period))
  const isOther = phone || !quick.includes(state.period)
  return (
    <>
      {!phone && (
        <Segmented<string>
          value={isOther ? '' : state.period}
          aria-label={t('period')}
          options={quick.map((value) => ({ value, label: t(`period.${value}`) }))}
          onChange={(value) => choose(value as BoardPeriod)}
        />
      )}
      <Select<BoardPeriod>
        className="zy-board-period"
        aria-label={t('period')}
        value={isOther ? state.period : null}
        placeholder={t('more')}
        onChange={choose}
        options={others.map((value) => ({ value, label: t(`period.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      {state.period === 'custom' && (
        <DatePicker.RangePicker
          value={[state.from ? dayjs(state.from) : null, state.to ? dayjs(state.to) : null]}
          onChange={(days) => set({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
          placeholder={[t('from'), t('to')]}
          aria-label={t('period')}
        />
      )}
    </>
  )
}

export function AmountSwitch() {
  const t = useText(boardTexts)
  const { company } = useMeta()
  const { style } = useAmounts(company.currency)
  return (
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
  )
}
