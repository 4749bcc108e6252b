/** An alert in plain words, in both languages: who, when, what, how bad. */
import type { Label } from '#kernel/entity/meta.types.ts'
import type { MetricUnit, Period } from '#kernel/metrics/metrics.types.ts'
import { figureText, percentText } from '#kernel/pure/figure-text.ts'
import { periodText } from '#kernel/pure/period-text.ts'
import type { Condition, Telling } from './alert.types.ts'

const againstZh: Record<'previous' | 'last-year', (kind: Period) => string> = {
  previous: (kind) => ({ day: '前一天', week: '上周', month: '上月', quarter: '上季度', year: '上年' })[kind],
  'last-year': () => '去年同期',
}
const againstEn: Record<'previous' | 'last-year', (kind: Period) => string> = {
  previous: (kind) => `the ${kind} before`,
  'last-year': () => 'a year earlier',
}

export function tell(telling: Telling): Label {
  return { zh: inChinese(telling), en: inEnglish(telling) }
}

function inChinese({
  metric,
  unit,
  currency,
  subject,
  period,
  kind,
  condition,
  value,
  verdict,
  today,
}: Telling): string {
  const figure = (v: number | null) => figureText(v, unit, currency, 'zh')
  const head = `${subject.id === '' ? '全公司' : subject.label} ${periodText(period.name, kind, 'zh', today)}${metric.zh}`
  const low = condition.comparison === 'below'
  switch (condition.kind) {
    case 'value':
      return `${head} ${figure(verdict.measured)}，${low ? '低于' : '高于'} ${figure(verdict.expected)}`
    case 'completion':
      return `${head}完成率 ${percentText(verdict.measured, 'zh')}，${low ? '低于' : '高于'} ${percentText(verdict.expected, 'zh')}`
    case 'change':
      return `${head} ${figure(value)}，比${againstZh[condition.against](kind)}${low ? '下降' : '上升'} ${percentText(Math.abs(verdict.measured), 'zh')}（${figure(verdict.base)}）`
    case 'plan':
      return `${head} ${figure(value)}，比计划线${low ? '低' : '高'} ${percentText(Math.abs(verdict.measured), 'zh')}（${figure(verdict.base)}）`
    case 'trend':
      return `${head} ${figure(value)}，明显${low ? '低于' : '高于'}往常（约 ${figure(verdict.expected)}）`
  }
}

function inEnglish({
  metric,
  unit,
  currency,
  subject,
  period,
  kind,
  condition,
  value,
  verdict,
  today,
}: Telling): string {
  const figure = (v: number | null) => figureText(v, unit, currency, 'en')
  const head = `${subject.id === '' ? 'Whole company' : subject.label}, ${periodText(period.name, kind, 'en', today)}: ${metric.en.toLowerCase()}`
  const low = condition.comparison === 'below'
  switch (condition.kind) {
    case 'value':
      return `${head} ${figure(verdict.measured)}, ${low ? 'below' : 'above'} ${figure(verdict.expected)}`
    case 'completion':
      return `${head} at ${percentText(verdict.measured, 'en')} of the goal, ${low ? 'below' : 'above'} ${percentText(verdict.expected, 'en')}`
    case 'change':
      return `${head} ${figure(value)}, ${low ? 'down' : 'up'} ${percentText(Math.abs(verdict.measured), 'en')} on ${againstEn[condition.against](kind)} (${figure(verdict.base)})`
    case 'plan':
      return `${head} ${figure(value)}, ${percentText(Math.abs(verdict.measured), 'en')} ${low ? 'below' : 'above'} the plan line (${figure(verdict.base)})`
    case 'trend':
      return `${head} ${figure(value)}, clearly ${low ? 'lower' : 'higher'} than usual (about ${figure(verdict.expected)})`
  }
}

/** A rule in one sentence, for lists of rules. */
export function conditionText(condition: Condition, metric: Label, unit: MetricUnit, currency: string): Label {
  const sides = condition.comparison === 'below' ? { zh: '低于', en: 'below' } : { zh: '高于', en: 'above' }
  const moves = condition.comparison === 'below' ? { zh: '下降', en: 'falls' } : { zh: '上升', en: 'rises' }
  const percent = percentText(condition.limit, 'zh')
  const name = { zh: metric.zh, en: metric.en }
  switch (condition.kind) {
    case 'value':
      return {
        zh: `${name.zh}${sides.zh} ${figureText(condition.limit, unit, currency, 'zh')}`,
        en: `${name.en} ${sides.en} ${figureText(condition.limit, unit, currency, 'en')}`,
      }
    case 'completion':
      return { zh: `${name.zh}完成率${sides.zh} ${percent}`, en: `${name.en} ${sides.en} ${percent} of the goal` }
    case 'change': {
      const other =
        condition.against === 'previous'
          ? { zh: '上期', en: 'the period before' }
          : { zh: '去年同期', en: 'a year earlier' }
      return {
        zh: `${name.zh}比${other.zh}${moves.zh}超过 ${percent}`,
        en: `${name.en} ${moves.en} by more than ${percent} on ${other.en}`,
      }
    }
    case 'plan':
      return {
        zh: `${name.zh}${sides.zh}计划线超过 ${percent}`,
        en: `${name.en} more than ${percent} ${sides.en} the plan line`,
      }
    case 'trend':
      return {
        zh: `${name.zh}明显${sides.zh}往常`,
        en: `${name.en} clearly ${condition.comparison === 'below' ? 'lower' : 'higher'} than usual`,
      }
  }
}
