import type { Label } from '#kernel/entity/meta.types.ts'
import { durationText } from './duration-text.ts'
import type { LogFilter } from './filters.types.ts'

/** A filter in words, for its chip. `nameOf` answers how an activity is called. */
export function filterText(filter: LogFilter, nameOf: (key: string) => string, day: number): Label {
  switch (filter.kind) {
    case 'time': {
      const range = `${(filter.from ?? '').slice(0, 10)} – ${(filter.to ?? '').slice(0, 10)}`
      const mode: Record<typeof filter.mode, Label> = {
        within: { zh: '全程在', en: 'Within' },
        touching: { zh: '有活动在', en: 'Active in' },
        started: { zh: '开始于', en: 'Started in' },
        ended: { zh: '结束于', en: 'Ended in' },
      }
      return { zh: `${mode[filter.mode].zh} ${range}`, en: `${mode[filter.mode].en} ${range}` }
    }
    case 'activity': {
      const names = listed(filter.activities.map(nameOf))
      if (filter.mode === 'none') return { zh: `没有做${names.zh}`, en: `Without ${names.en}` }
      return filter.mode === 'all'
        ? { zh: `都做过${names.zh}`, en: `With all of ${names.en}` }
        : { zh: `做过${names.zh}`, en: `With ${names.en}` }
    }
    case 'follows': {
      const [from, to] = [nameOf(filter.from), nameOf(filter.to)]
      if (filter.mode === 'never') return { zh: `没有“${from}”紧接“${to}”`, en: `Without "${from}" → "${to}"` }
      return filter.mode === 'directly'
        ? { zh: `“${from}”紧接“${to}”`, en: `"${from}" → "${to}"` }
        : { zh: `“${from}”之后有“${to}”`, en: `"${to}" some time after "${from}"` }
    }
    case 'variant': {
      const n = filter.variants.length
      return filter.not
        ? { zh: `排除 ${n} 种路径`, en: `Not of ${n} variant${n === 1 ? '' : 's'}` }
        : { zh: `走 ${n} 种路径`, en: `Of ${n} variant${n === 1 ? '' : 's'}` }
    }
    case 'duration': {
      const [min, max] = [filter.min, filter.max].map((seconds) =>
        seconds === undefined ? undefined : durationText(seconds, day),
      )
      if (min && max) return { zh: `历时 ${min.zh} – ${max.zh}`, en: `Took ${min.en} – ${max.en}` }
      if (min) return { zh: `历时至少 ${min.zh}`, en: `Took at least ${min.en}` }
      return { zh: `历时至多 ${max?.zh ?? ''}`, en: `Took at most ${max?.en ?? ''}` }
    }
    case 'attribute': {
      const values = listed(filter.values.map((value) => value || '—'))
      return filter.not
        ? { zh: `${filter.name} 不是${values.zh}`, en: `${filter.name} is not ${values.en}` }
        : { zh: `${filter.name} 是${values.zh}`, en: `${filter.name} is ${values.en}` }
    }
    case 'resource': {
      const names = listed(filter.people)
      return filter.not
        ? { zh: `${names.zh}没有参与`, en: `Without ${names.en}` }
        : { zh: `${names.zh}参与`, en: `With ${names.en}` }
    }
    case 'start': {
      const names = listed(filter.activities.map(nameOf))
      return { zh: `从${names.zh}开始`, en: `Begins with ${names.en}` }
    }
    case 'end': {
      const names = listed(filter.activities.map(nameOf))
      return { zh: `到${names.zh}结束`, en: `Ends with ${names.en}` }
    }
    case 'rework':
      return { zh: `“${nameOf(filter.activity)}”做了不止一次`, en: `"${nameOf(filter.activity)}" more than once` }
  }
}

function listed(names: readonly string[]): Label {
  const shown = names.slice(0, 2)
  const more = names.length - shown.length
  return {
    zh: shown.map((name) => `“${name}”`).join('、') + (more > 0 ? `等 ${names.length} 个` : ''),
    en: shown.map((name) => `"${name}"`).join(', ') + (more > 0 ? ` and ${more} more` : ''),
  }
}
