import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { FieldCell } from '#kernel/ui/fields/index.tsx'
import { formatInstant } from '#kernel/ui/format.ts'
import { useEntities } from '#kernel/ui/list/filter/useFilterWords.ts'
import { inSentence, useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import type { Effect } from '../rules/automation.types.ts'
import { automationTexts } from './text.ts'

/** What each step did, with values before and after. */
export function EffectList({ effects }: { effects: readonly Effect[] }) {
  return (
    <ol className="zy-auto-effects">
      {effects.map((effect, i) => (
        // Steps are told apart by their place alone.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <li key={i}>
          <EffectLine effect={effect} />
        </li>
      ))}
    </ol>
  )
}

function EffectLine({ effect }: { effect: Effect }) {
  const t = useText(automationTexts)
  const label = useLabel()
  const language = useLanguage()
  const find = useEntities()
  switch (effect.kind) {
    case 'update': {
      const changes = Object.entries(effect.changes)
      if (changes.length === 0) return t('effect.updateNone', { name: effect.label })
      return (
        <>
          {t('effect.update', { name: effect.label })}
          <Values
            fields={find(effect.entity)?.fields ?? []}
            values={changes.map(([name, [before, after]]) => ({ name, before, after }))}
          />
        </>
      )
    }
    case 'create': {
      const entity = find(effect.entity)
      return (
        <>
          {t('effect.create', { kind: inSentence(label(entity?.label)), name: effect.label })}
          <Values
            fields={entity?.fields ?? []}
            values={Object.entries(effect.values).map(([name, after]) => ({ name, after }))}
          />
        </>
      )
    }
    case 'notify': {
      const who = effect.to.map((one) => one.label).join(language === 'zh' ? '、' : ', ')
      return (
        <>
          {t('effect.notify', { who, title: effect.title })}
          {effect.body && <small>{effect.body}</small>}
        </>
      )
    }
    case 'webhook':
      return t('effect.webhook', { name: effect.endpoint.label })
    case 'process':
      return t('effect.process')
    case 'wait':
      return t('effect.wait', { when: formatInstant(effect.until) })
    case 'nothing':
      return `${t(`step.${effect.step}`)}: ${label(effect.why)}`
  }
}

interface Shown {
  name: string
  before?: unknown
  after: unknown
}

function Values({ fields, values }: { fields: readonly FieldMeta[]; values: readonly Shown[] }) {
  const label = useLabel()
  return (
    <dl>
      {values.map(({ name, after, ...rest }) => {
        const field = fields.find((each) => each.name === name)
        if (!field) return null
        return (
          <div key={name}>
            <dt>{label(field.label)}</dt>
            <dd>
              {'before' in rest && (
                <>
                  <FieldCell field={field} value={rest.before} compact />
                  <span aria-hidden="true"> → </span>
                </>
              )}
              <FieldCell field={field} value={after} compact />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
