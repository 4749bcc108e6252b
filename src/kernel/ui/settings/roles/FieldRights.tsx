import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useLabel, useText } from '../../text.ts'
import type { EntityRights, FieldRule } from './rights.types.ts'
import { grantOf, type RoleDraft, withFieldRule } from './roleChanges.ts'
import { roleTexts } from './text.ts'

interface FieldRightsProps {
  entities: readonly EntityRights[]
  draft: RoleDraft
  onChange: ((draft: RoleDraft) => void) | undefined
}

const RULES: FieldRule[] = ['write', 'read', 'mask', 'hidden']

/** What becomes of single fields of records that the role may read. */
export function FieldRights({ entities, draft, onChange }: FieldRightsProps) {
  const t = useText(roleTexts)
  const label = useLabel()
  const readable = entities.filter((rights) => grantOf(draft, rights).read)
  const [chosen, setChosen] = useState<string>()
  const rights =
    readable.find(({ entity }) => entity === chosen) ??
    readable.find(({ entity }) => draft.fieldRules[entity]) ??
    readable[0]
  if (!rights) return null
  return (
    <div>
      <Select
        className="zy-field-rights-pick"
        value={rights.entity}
        aria-label={t('pickEntity')}
        options={readable.map((each) => {
          const count = Object.keys(draft.fieldRules[each.entity] ?? {}).length
          return { value: each.entity, label: label(each.label) + (count > 0 ? ` (${count})` : '') }
        })}
        onChange={setChosen}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <ul className="zy-field-rights">
        {rights.fields.map((field) => {
          const rule = draft.fieldRules[rights.entity]?.[field.name] ?? 'write'
          return (
            <li key={field.name} data-changed={rule !== 'write'}>
              <span>{label(field.label)}</span>
              <Segmented<FieldRule>
                size="small"
                value={rule}
                disabled={!onChange}
                aria-label={label(field.label)}
                options={RULES.map((each) => ({ value: each, label: t(`rule.${each}`) }))}
                onChange={(next) => onChange?.(withFieldRule(draft, rights.entity, field.name, next))}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
