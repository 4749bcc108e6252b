import { ArrowUpOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { useText } from '#kernel/ui/text.ts'
import { type Period, periods, type ReportDimension } from '../rules/report.types.ts'
import { reportTexts } from './text.ts'
import type { FieldChoice } from './useSources.ts'

interface DimensionListProps {
  title: string
  add: string
  hint?: string
  fields: { heading: string; choices: FieldChoice[] }[]
  items: ReportDimension[]
  used: ReportDimension[]
  most: number
  onChange: (items: ReportDimension[]) => void
}

const isTime = (field: FieldMeta | undefined): boolean => field?.kind === 'date' || field?.kind === 'instant'

/** The fields of one side of the table, in their order. */
export function DimensionList({ title, add, hint, fields, items, used, most, onChange }: DimensionListProps) {
  const t = useText(reportTexts)
  const all = fields.flatMap(({ choices }) => choices)
  const find = (path: string) => all.find((each) => each.path === path)
  const nameOf = (path: string) => find(path)?.label ?? path
  const takenPaths = new Set(used.filter(({ period }) => !period).map(({ field }) => field))
  const options = fields.map(({ heading, choices }) => ({
    label: heading,
    options: choices
      .filter(({ path, field }) => isTime(field) || !takenPaths.has(path))
      .map(({ path, label }) => ({ value: path, label })),
  }))
  /** The same day field may stand twice by two periods: the first one free. */
  const dimensionFor = (path: string): ReportDimension => {
    if (!isTime(find(path)?.field)) return { field: path }
    const taken = used.filter(({ field }) => field === path).map(({ period }) => period)
    const order: Period[] = ['month', 'quarter', 'year', 'week', 'day']
    return { field: path, period: order.find((period) => !taken.includes(period)) ?? 'month' }
  }
  return (
    <div className="zy-report-part">
      <span>{title}</span>
      {items.map((item, i) => (
        <div key={`${item.field}:${item.period ?? ''}`} className="zy-report-item">
          <span className="zy-report-name">{nameOf(item.field)}</span>
          {item.period && (
            <Select
              size="small"
              variant="filled"
              value={item.period}
              aria-label={`${nameOf(item.field)} ${t('period')}`}
              popupMatchSelectWidth={false}
              options={periods.map((period) => ({
                value: period,
                label: t(`period.${period}`),
                disabled: used.some((each) => each.field === item.field && each.period === period),
              }))}
              onChange={(period: Period) => onChange(items.with(i, { ...item, period }))}
            />
          )}
          {i > 0 && (
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined aria-hidden="true" />}
              aria-label={t('moveUp', { name: nameOf(item.field) })}
              onClick={() => onChange(items.with(i, items[i - 1]!).with(i - 1, item))}
            />
          )}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden="true" />}
            aria-label={t('remove', { name: nameOf(item.field) })}
            onClick={() => onChange(items.toSpliced(i, 1))}
          />
        </div>
      ))}
      {items.length < most && (
        <Select
          // Chosen fields are listed above; the box is for the next one.
          value={null}
          placeholder={items.length === 0 && hint ? hint : add}
          aria-label={add}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(path: string | null) => path && onChange([...items, dimensionFor(path)])}
        />
      )}
    </div>
  )
}
