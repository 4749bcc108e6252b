import type { Label } from '#kernel/entity/meta.types.ts'
import type { Deviation } from './conformance.ts'

/** A deviation in words. `nameOf` answers how a step or an activity is called. */
export function deviationText(deviation: Deviation, nameOf: (key: string) => string): Label {
  switch (deviation.kind) {
    case 'skipped': {
      const step = nameOf(deviation.step)
      if (deviation.before === null) return { zh: `没有做“${step}”就结束了`, en: `Ended without "${step}"` }
      const before = nameOf(deviation.before)
      return { zh: `没有做“${step}”就做了“${before}”`, en: `"${before}" without "${step}" before it` }
    }
    case 'misplaced':
    case 'repeated': {
      const activity = nameOf(deviation.activity)
      const again = deviation.kind === 'repeated'
      if (deviation.after === null) return { zh: `一开始就做了“${activity}”`, en: `Began with "${activity}"` }
      const after = nameOf(deviation.after)
      return again
        ? { zh: `“${after}”之后又做了一次“${activity}”`, en: `"${activity}" once more after "${after}"` }
        : {
            zh: `“${after}”之后做了“${activity}”，定义不允许`,
            en: `"${activity}" after "${after}", which is not foreseen`,
          }
    }
    case 'unknown': {
      const activity = nameOf(deviation.activity)
      return { zh: `定义里没有“${activity}”这一步`, en: `"${activity}" is no step of the definition` }
    }
  }
}
