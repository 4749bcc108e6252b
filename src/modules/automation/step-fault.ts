/** Why a run failed, in both languages: which step, and which field of what. */
import { AppError } from '#kernel/api/errors.ts'
import { messageOf, withMessages } from '#kernel/api/messages.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'

/** A step was refused: nothing of the run may be kept. */
export class StepFault extends Error {
  readonly step: number
  readonly entity: EntityDefinition
  readonly refusal: AppError

  /** @param step the first is 1 */
  constructor(step: number, entity: EntityDefinition, refusal: AppError) {
    super(refusal.message)
    this.step = step
    this.entity = entity
    this.refusal = refusal
  }
}

const longest = 2000

/** As it is kept with the run: JSON of a label. */
export function faultText(registry: Registry, error: unknown): string {
  const text = inWords(registry, error)
  // Cut in each language, so that what is kept stays readable.
  const cut = (words: string) => words.slice(0, longest / 2 - 50)
  return JSON.stringify({ zh: cut(text.zh), en: cut(text.en) })
}

function inWords(registry: Registry, error: unknown): Label {
  if (error instanceof StepFault) {
    const { step, entity, refusal } = error
    const words = refusalText(registry, refusal, entity)
    return { zh: `第 ${step} 步：${words.zh}`, en: `Step ${step}: ${words.en}` }
  }
  if (error instanceof AppError) return refusalText(registry, error)
  return {
    zh: '出现意外错误；详情见服务器日志',
    en: 'Something unexpected happened; the server’s log says more',
  }
}

function refusalText(registry: Registry, { code, violations, details }: AppError, entity?: EntityDefinition): Label {
  const fields = entity ? registry.fields(entity) : {}
  const [zh, en] = (['zh', 'en'] as const).map((language) => {
    const faults = withMessages(registry, violations, language).map((fault) => {
      const name = fields[fault.path.split('.')[0] ?? '']?.label[language]
      return `${name ? `${name}${language === 'zh' ? '：' : ': '}` : ''}${fault.message ?? fault.code}`
    })
    return faults.length > 0 ? faults.join('; ') : messageOf(registry, code, language, details)
  })
  return { zh: zh!, en: en! }
}
