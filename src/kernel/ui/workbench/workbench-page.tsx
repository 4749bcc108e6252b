import { Skeleton } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { ErrorBoundary } from '../error-boundary.tsx'
import { formatContext, todayOnScreen } from '../format.ts'
import { useMe } from '../meta.tsx'
import { useModuleParts, type WorkbenchWidget } from '../module-ui.ts'
import { usePageTitle } from '../page-title.ts'
import { defineText, useLabel, useLanguage, useText } from '../text.ts'
import { greetingOf, longDate } from './greeting.ts'
import { QuickStart } from './quick-start.tsx'
import './workbench.css'
import { useWorkingDaysLeft } from './working-days-left.ts'

const texts = defineText({
  title: { zh: '工作台', en: 'Workbench' },
  hello: { zh: '{name}，{greeting}', en: '{greeting}, {name}' },
  failed: {
    zh: '这一块暂时显示不了，其他部分不受影响。',
    en: 'This part cannot be shown right now; the rest is not affected.',
  },
  daysLeft: { zh: '本月还剩 {n} 个工作日', en: '{n} working {n|day|days} left this month' },
})

/** Renders again each minute, so that the greeting and the day are right on a screen that stays open. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function hourOf(now: Date): number {
  const format = new Intl.DateTimeFormat('en', {
    hour: 'numeric',
    hourCycle: 'h23',
    timeZone: formatContext().timeZone,
  })
  return Number(format.format(now))
}

function Greeting() {
  const t = useText(texts)
  const label = useLabel()
  const language = useLanguage()
  const me = useMe()
  const now = useMinute()
  const today = todayOnScreen(now)
  const daysLeft = useWorkingDaysLeft(today)
  const facts = [longDate(today, language), daysLeft === undefined ? undefined : t('daysLeft', { n: daysLeft })]
  return (
    <header className="zy-hello">
      <h1>{t('hello', { name: me.name, greeting: label(greetingOf(hourOf(now))) })}</h1>
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </header>
  )
}

function Widget({ widget }: { widget: WorkbenchWidget }) {
  const t = useText(texts)
  const Content = widget.component
  return (
    <div className="zy-widget" style={{ '--zy-span': widget.size } as React.CSSProperties}>
      <ErrorBoundary fallback={<p className="zy-card zy-widget-failed">{t('failed')}</p>}>
        <Suspense fallback={<Skeleton active paragraph={{ rows: 3 }} className="zy-card zy-widget-wait" />}>
          <Content />
        </Suspense>
      </ErrorBoundary>
    </div>
  )
}

/** The home page: what the modules find worth doing today. */
export function WorkbenchPage() {
  const t = useText(texts)
  usePageTitle(t('title'))
  const widgets = useModuleParts('workbench')
  return (
    <div className="zy-workbench">
      <Greeting />
      {widgets.length > 0 ? (
        <div className="zy-widgets">
          {widgets.map((widget) => (
            <Widget key={widget.key} widget={widget} />
          ))}
        </div>
      ) : (
        <QuickStart />
      )}
    </div>
  )
}
