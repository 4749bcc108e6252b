import { expect, it } from 'vitest'
import { periodText } from './period-text.ts'

it('writes periods as people do, with the year where it is another', () => {
  expect(periodText('2026-Q4', 'quarter', 'zh', '2026-12-01')).toBe('四季度')
  expect(periodText('2026-Q4', 'quarter', 'zh', '2027-01-01')).toBe('2026 年四季度')
  expect(periodText('2026-Q4', 'quarter', 'en', '2027-01-01')).toBe('Q4 2026')
  expect(periodText('2026-W47', 'week', 'zh', '2026-12-01')).toBe('第 47 周')
  expect(periodText('2026-03', 'month', 'zh')).toBe('2026 年 3 月')
  expect(periodText('2026-03', 'month', 'en', '2026-12-01')).toBe('March')
  expect(periodText('2026-11-20', 'day', 'en', '2026-12-01')).toBe('20 November')
  expect(periodText('2026', 'year', 'zh', '2026-12-01')).toBe('2026 年')
})
