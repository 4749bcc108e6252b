import type { Label } from '#kernel/entity/meta.types.ts'

/** How long, in the unit that one would say it in. @param day seconds of one day; another than 86,400 means working days */
export function durationText(seconds: number, day = 86_400): Label {
  const working = day !== 86_400
  const one = (value: number) => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10).toLocaleString('en')
  if (seconds < 1) return { zh: '0 秒', en: '0 s' }
  if (seconds < 60) return { zh: `${Math.round(seconds)} 秒`, en: `${Math.round(seconds)} s` }
  if (seconds < 3600) return { zh: `${one(seconds / 60)} 分钟`, en: `${one(seconds / 60)} min` }
  if (seconds < day) return { zh: `${one(seconds / 3600)} 小时`, en: `${one(seconds / 3600)} h` }
  const days = one(seconds / day)
  return working ? { zh: `${days} 工作日`, en: `${days} working d` } : { zh: `${days} 天`, en: `${days} d` }
}
