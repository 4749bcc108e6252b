import { formatDate } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { ganttTexts } from './text.ts'
import { dayOfMonth, dayWidth, lowerTicks, monthTicks, type Span, type Zoom } from './timeline.ts'

/** Two lines: months, and below them days or the Mondays of the weeks. */
export function GanttHead({ span, zoom, title }: { span: Span; zoom: Zoom; title: string }) {
  const t = useText(ganttTexts)
  const day = dayWidth[zoom]
  const lower = lowerTicks(span, zoom)
  return (
    <div className="zy-gantt-head" aria-hidden="true">
      <div className="zy-gantt-name">{title}</div>
      <div className="zy-gantt-ticks">
        <div>
          {monthTicks(span).map(({ key, from, days }) => {
            const [year = '', month = ''] = from.split('-')
            return (
              <span key={key} style={{ width: days * day }}>
                {days * day > 70 && <b>{t('month', { year, month: String(Number(month)) })}</b>}
              </span>
            )
          })}
        </div>
        {lower.length > 0 && (
          <div>
            {lower.map(({ key, from, days }) => (
              <span key={key} style={{ width: days * day }}>
                {zoom === 'week' ? dayOfMonth(from) : formatDate(from, { relative: false }).slice(5)}
              </span>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
