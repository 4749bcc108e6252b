import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useEntities, useFilterWords } from '#kernel/ui/list/filter/useFilterWords.ts'
import { toModel } from '#kernel/ui/list/model/filterModel.ts'
import { nodeText } from '#kernel/ui/list/model/filterWords.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { AutomationCondition, AutomationStep, AutomationTrigger } from '../rules/automation.types.ts'
import { stepText, whenText } from './sentence.ts'
import { automationTexts } from './text.ts'

interface SentenceProps {
  entity: string | null
  trigger: AutomationTrigger | null
  condition: AutomationCondition | null
  steps: AutomationStep[] | null
}

/** 当 … 如果 … 就 … */
export function RuleSentence({ entity: name, trigger, condition, steps }: SentenceProps) {
  const t = useText(automationTexts)
  const language = useLanguage()
  const find = useEntities()
  const entity = name ? find(name) : undefined
  if (!entity || !trigger) return <p className="zy-auto-sentence zy-quiet">{t('unfinished')}</p>
  const glue = language === 'zh' ? '，' : ', '
  return (
    <p className="zy-auto-sentence">
      <b>{t('mark.when')}</b> {whenText(trigger, entity, language)}
      <If entity={entity} condition={condition ?? {}} />
      {glue}
      <b>{t('inThen')}</b>{' '}
      {steps?.length ? steps.map((step) => stepText(step, entity, find, language)).join(glue) : t('unfinished')}
    </p>
  )
}

function If({ entity, condition }: { entity: EntityMeta; condition: AutomationCondition }) {
  const t = useText(automationTexts)
  const language = useLanguage()
  const words = useFilterWords(entity, condition.filter)
  const parts = [
    condition.filter && nodeText(toModel(condition.filter), words),
    condition.expression?.trim() || undefined,
  ].filter(Boolean)
  if (parts.length === 0) return null
  return (
    <>
      {language === 'zh' ? '，' : ', '}
      <b>{t('inIf')}</b> {parts.join(language === 'zh' ? ' 且 ' : ' and ')}
    </>
  )
}
