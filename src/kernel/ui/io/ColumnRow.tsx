import { Select, Tag } from 'antd'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { useEntity } from '../meta.tsx'
import { useLabel, useText } from '../text.ts'
import type { ColumnPlan } from './import.types.ts'
import { refusedFields } from './plan.ts'
import { ioTexts } from './text.ts'
import { isRecognised } from './useValueCheck.ts'
import { ValueTable } from './ValueTable.tsx'

interface ColumnRowProps {
  header: string
  samples: string[]
  distinct: readonly string[]
  plan: ColumnPlan
  fields: readonly FieldMeta[]
  taken: ReadonlySet<string>
  onField: (field: string | null) => void
  onChange: (plan: ColumnPlan) => void
}

const SAMPLES = 3
const MATCH_KINDS = ['text', 'number', 'email', 'phone', 'url']
const SKIP = ''

/** One column of the file: its first values, the field it goes to, and how its values are understood. */
export function ColumnRow(props: ColumnRowProps) {
  const { header, samples, distinct, plan, fields, taken, onField, onChange } = props
  const t = useText(ioTexts)
  const label = useLabel()
  const field = fields.find((each) => each.name === plan.field)
  const target = useEntity(field?.ref)
  const known = samples.filter(Boolean).slice(0, SAMPLES)
  const matches = (target?.fields ?? []).filter((each) => MATCH_KINDS.includes(each.kind) && !each.computed)
  return (
    <li className="zy-io-column" data-skipped={plan.field === null}>
      <div className="zy-io-source">
        <b>{header}</b>
        <small>{known.join(' · ')}</small>
      </div>
      <div className="zy-io-target">
        <div className="zy-io-target-line">
          <Select
            value={plan.field ?? SKIP}
            aria-label={`${header} → ${t('field')}`}
            onChange={(name: string) => onField(name === SKIP ? null : name)}
            showSearch={{ optionFilterProp: 'search' }}
            popupMatchSelectWidth={false}
            options={[
              { value: SKIP, label: t('skip'), search: t('skip') },
              ...fields.map((each) => ({
                value: each.name,
                label: label(each.label) + (each.required ? ' *' : ''),
                search: `${each.label.zh} ${each.label.en} ${each.name}`,
                className: taken.has(each.name) && each.name !== plan.field ? 'zy-io-taken' : '',
              })),
              ...refusedFields(fields).map((each) => ({
                value: each.name,
                label: `${label(each.label)} · ${t('needsKeepAuthor')}`,
                search: `${each.label.zh} ${each.label.en} ${each.name}`,
                disabled: true,
              })),
            ]}
          />
          {plan.field !== null && plan.origin !== 'person' && (
            <Tag>{t(plan.origin === 'memory' ? 'remembered' : 'guessed')}</Tag>
          )}
          {field?.ref && matches.length > 0 && (
            <span className="zy-io-match">
              <span>{t('matchBy')}</span>
              <Select
                size="small"
                value={plan.match ?? SKIP}
                aria-label={`${header}: ${t('matchBy')}`}
                onChange={(match: string) => onChange({ ...plan, match: match || undefined, values: {} })}
                options={[
                  { value: SKIP, label: t('matchAny') },
                  ...matches.map((each) => ({ value: each.name, label: label(each.label) })),
                ]}
                popupMatchSelectWidth={false}
              />
            </span>
          )}
          {(field?.kind === 'date' || field?.kind === 'instant') && (
            <span className="zy-io-match">
              <span>{t('dateOrder')}</span>
              <Select
                size="small"
                value={plan.order ?? SKIP}
                aria-label={`${header}: ${t('dateOrder')}`}
                onChange={(order: '' | 'dmy' | 'mdy') => onChange({ ...plan, order: order || undefined })}
                options={[
                  { value: SKIP, label: t('orderAuto') },
                  { value: 'dmy', label: t('orderDmy') },
                  { value: 'mdy', label: t('orderMdy') },
                ]}
                popupMatchSelectWidth={false}
              />
            </span>
          )}
        </div>
        {field && isRecognised(field) && (
          <ValueTable
            key={`${field.name}/${plan.match ?? ''}`}
            field={field}
            match={plan.match}
            distinct={distinct}
            values={plan.values}
            onChange={(values) => onChange({ ...plan, values })}
          />
        )}
      </div>
    </li>
  )
}
