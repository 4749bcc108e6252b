import { describe, expect, it } from 'vitest'
import { figureText } from '#kernel/pure/figure-text.ts'
import type { Condition, Telling } from './alert.types.ts'
import { conditionText, tell } from './message.ts'

const metric = { zh: '赢单额', en: 'Won amount' }
const base: Omit<Telling, 'condition' | 'value' | 'verdict'> = {
  metric,
  unit: 'money',
  currency: 'CNY',
  subject: { split: 'region', id: 'r', label: '华东大区' },
  period: { name: '2026-11', from: '2026-11-01', to: '2026-11-30' },
  kind: 'month',
  today: '2026-12-01',
}
const say = (
  condition: Condition,
  value: number,
  measured: number,
  expected: number,
  was: number | null = null,
  more = {},
) =>
  tell({ ...base, ...more, condition, value, verdict: { state: 'fires', measured, expected, base: was, distance: 1 } })

describe('an alert in words', () => {
  it('tells the completion of a goal', () => {
    const condition = { kind: 'completion', comparison: 'below', limit: 70 } as const
    expect(say(condition, 580_000, 58, 70, 1_000_000)).toEqual({
      zh: '华东大区 11 月赢单额完成率 58 %，低于 70 %',
      en: '华东大区, November: won amount at 58 % of the goal, below 70 %',
    })
  })

  it('tells a limit, a change, the plan line and a break', () => {
    expect(say({ kind: 'value', comparison: 'below', limit: 1_000_000 }, 580_000, 580_000, 1_000_000).zh).toBe(
      '华东大区 11 月赢单额 ¥58万，低于 ¥100万',
    )
    const fall = { kind: 'change', comparison: 'below', limit: 20, against: 'previous' } as const
    expect(say(fall, 650_000, -35, -20, 1_000_000)).toEqual({
      zh: '华东大区 11 月赢单额 ¥65万，比上月下降 35 %（¥100万）',
      en: '华东大区, November: won amount ¥650K, down 35 % on the month before (¥1M)',
    })
    expect(say({ kind: 'plan', comparison: 'below', limit: 10 }, 80, -20, -10, 100).zh).toContain(
      '比计划线低 20 %（¥100）',
    )
    expect(say({ kind: 'trend', comparison: 'below', limit: 3.5 }, 10_000, 10_000, 95_000, 95_000).en).toContain(
      'clearly lower than usual (about ¥95K)',
    )
  })

  it('speaks of the whole company and of other years', () => {
    const more = { subject: { split: 'company', id: '', label: '' }, today: '2027-01-05' }
    const condition = { kind: 'completion', comparison: 'below', limit: 70 } as const
    expect(say(condition, 1, 58, 70, 1, more)).toEqual({
      zh: '全公司 2026 年 11 月赢单额完成率 58 %，低于 70 %',
      en: 'Whole company, November 2026: won amount at 58 % of the goal, below 70 %',
    })
  })

  it('writes figures as people do', () => {
    expect(figureText(0.6312, 'ratio', 'CNY', 'zh')).toBe('63.1 %')
    expect(figureText(1, 'days', 'CNY', 'en')).toBe('1 day')
    expect(figureText(null, 'money', 'CNY', 'en')).toBe('—')
    expect(figureText(1234, 'count', 'CNY', 'zh')).toBe('1,234')
  })

  it('says a rule in one sentence', () => {
    expect(
      conditionText({ kind: 'change', comparison: 'above', limit: 30, against: 'last-year' }, metric, 'money', 'CNY'),
    ).toEqual({
      zh: '赢单额比去年同期上升超过 30 %',
      en: 'Won amount rises by more than 30 % on a year earlier',
    })
  })
})
