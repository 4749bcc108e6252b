import { Button, Segmented } from 'antd'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { diffDays } from '#kernel/pure/dates.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import type { PlanSchedule } from '../../queries/plan-schedule.ts'
import { GanttHead } from './GanttHead.tsx'
import { GanttLinks } from './GanttLinks.tsx'
import { GanttList } from './GanttList.tsx'
import { GanttRow } from './GanttRow.tsx'
import './gantt.css'
import './lanes.css'
import { asRow, type GanttProps, ROW } from './rows.ts'
import { ganttTexts } from './text.ts'
import { daysOffOf, dayWidth, type Span, spanOf, stripesOf, type Zoom } from './timeline.ts'
import { usePlacing } from './usePlacing.ts'

const ZOOMS: readonly Zoom[] = ['week', 'month', 'quarter']
/** Room at the left of today when the chart opens. */
const BEFORE_TODAY = 320

/** The tasks on a time line; on a phone a list with bars. */
export default function Gantt(props: GanttProps) {
  const t = useText(ganttTexts)
  const phone = usePhone()
  if (props.tasks.length === 0) return <p className="zy-quiet">{t('empty')}</p>
  return phone ? <GanttList {...props} /> : <GanttChart {...props} />
}

function GanttChart({ entity, tasks, schedule }: GanttProps) {
  const t = useText(ganttTexts)
  const [zoom, setZoom] = useState<Zoom>('month')
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => tasks.filter(({ state }) => state !== 'cancelled').map(asRow), [tasks])
  const span = useMemo(() => spanOf(rows, schedule.today), [rows, schedule.today])
  const isOff = useMemo(() => daysOffOf(schedule.daysOff), [schedule.daysOff])
  const placing = usePlacing({ entity, isOff, dayWidth: dayWidth[zoom], schedule })
  const day = dayWidth[zoom]
  const width = (diffDays(span.from, span.to) + 1) * day
  const todayAt = diffDays(span.from, schedule.today) * day
  const toToday = () => {
    scroller.current?.scrollTo({ left: Math.max(todayAt - BEFORE_TODAY, 0) })
  }
  // The chart opens where the work is now; zooming keeps today in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new tasks must not scroll the chart away under the pointer.
  useLayoutEffect(toToday, [zoom])
  return (
    <section className="zy-gantt" aria-label={t('chart')}>
      <div className="zy-gantt-bar">
        <Segmented
          size="small"
          aria-label={t('zoom')}
          value={zoom}
          onChange={setZoom}
          options={ZOOMS.map((value) => ({ value, label: t(`zoom.${value}`) }))}
        />
        <Button size="small" type="text" onClick={toToday}>
          {t('toToday')}
        </Button>
        <Legend />
        {schedule.manages && <span className="zy-gantt-hint">{t('hint')}</span>}
      </div>
      <div className="zy-gantt-scroll" ref={scroller}>
        <div className="zy-gantt-sheet" style={{ '--zy-gantt-width': `${width}px` } as React.CSSProperties}>
          <GanttHead span={span} zoom={zoom} title={t('task')} />
          <div className="zy-gantt-body">
            <Ground span={span} day={day} rows={rows.length} schedule={schedule} showsDays={zoom !== 'quarter'} />
            <GanttLinks rows={rows} span={span} day={day} schedule={schedule} draft={placing.draft} />
            <div className="zy-gantt-today" style={{ insetInlineStart: todayAt + day / 2 }}>
              <span>{t('today')}</span>
            </div>
            {rows.map((row) => (
              <GanttRow
                key={row.id}
                row={row}
                span={span}
                day={day}
                entity={entity}
                schedule={schedule}
                placing={placing}
              />
            ))}
          </div>
        </div>
      </div>
      <div role="status" className="zy-hidden">
        {placing.said}
      </div>
    </section>
  )
}

function Legend() {
  const t = useText(ganttTexts)
  return (
    <span className="zy-gantt-legend">
      <span data-kind="critical">{t('critical')}</span>
      <span data-kind="ordinary">{t('ordinary')}</span>
      <span data-kind="off">{t('off')}</span>
    </span>
  )
}

interface GroundProps {
  span: Span
  day: number
  rows: number
  schedule: PlanSchedule
  showsDays: boolean
}

/** Days off, and the end of the plan. */
function Ground({ span, day, rows, schedule, showsDays }: GroundProps) {
  const end = (diffDays(span.from, schedule.endsOn) + 1) * day
  return (
    <svg className="zy-gantt-ground" height={rows * ROW} aria-hidden="true">
      {showsDays &&
        stripesOf(schedule.daysOff, span).map((stripe) => (
          <rect key={stripe.at} x={stripe.at * day} width={stripe.days * day} height="100%" />
        ))}
      {schedule.endsOn <= span.to && <line x1={end} x2={end} y1="0" y2="100%" />}
    </svg>
  )
}
