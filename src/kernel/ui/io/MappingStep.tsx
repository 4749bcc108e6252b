import { Alert, Button, Select } from 'antd'
import { useMemo } from 'react'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { formatNumber } from '../format.ts'
import { useLabel, useText } from '../text.ts'
import { ColumnRow } from './ColumnRow.tsx'
import { Constants } from './Constants.tsx'
import type { ImportPlan, ImportPreview } from './import.types.ts'
import { missingFields, takenFields, withField } from './plan.ts'
import { ioTexts } from './text.ts'

interface MappingStepProps {
  preview: ImportPreview
  fields: readonly FieldMeta[]
  plan: ImportPlan
  onChange: (plan: ImportPlan) => void
  onSheet: (sheet: string) => void
  onBack: () => void
  onNext: () => void
}

/** Which column goes to which field. */
export function MappingStep({ preview, fields, plan, onChange, onSheet, onBack, onNext }: MappingStepProps) {
  const t = useText(ioTexts)
  const label = useLabel()
  const taken = useMemo(() => takenFields(plan), [plan])
  const missing = missingFields(plan, fields)
  const nothing = Object.values(plan.columns).every(({ field }) => field === null)
  return (
    <div className="zy-io-map">
      <div className="zy-io-facts">
        <b>{preview.fileName}</b>
        {preview.totalRows !== null && <span>{t('rows', { n: formatNumber(preview.totalRows) })}</span>}
        {preview.encoding && <span>{t('encoding', { name: preview.encoding.toUpperCase() })}</span>}
        {preview.sheets && preview.sheets.length > 1 && (
          <span>
            {t('sheet')}{' '}
            <Select
              size="small"
              value={preview.sheet}
              aria-label={t('sheet')}
              options={preview.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
              onChange={onSheet}
              popupMatchSelectWidth={false}
            />
          </span>
        )}
      </div>
      <div className="zy-io-columns-head" aria-hidden="true">
        <span>{t('column')}</span>
        <span>{t('field')}</span>
      </div>
      <ul className="zy-io-columns">
        {preview.headers.map((header, at) => {
          const column = plan.columns[header]
          return (
            column && (
              <ColumnRow
                key={header}
                header={header}
                samples={preview.rows.map((row) => row[at] ?? '')}
                distinct={preview.distinct[header] ?? []}
                plan={column}
                fields={fields}
                taken={taken}
                onField={(field) => onChange(withField(plan, header, field))}
                onChange={(next) => onChange({ ...plan, columns: { ...plan.columns, [header]: next } })}
              />
            )
          )
        })}
      </ul>
      <Constants
        fields={fields}
        taken={taken}
        values={plan.constants}
        onChange={(constants) => onChange({ ...plan, constants })}
      />
      {missing.length > 0 && (
        <Alert type="warning" showIcon title={t('missing') + missing.map((field) => label(field.label)).join('、')} />
      )}
      {preview.totalRows === 0 && <Alert type="warning" showIcon title={t('noRows')} />}
      <footer className="zy-io-foot">
        <Button type="primary" disabled={nothing || preview.totalRows === 0} onClick={onNext}>
          {t('next')}
        </Button>
        <Button onClick={onBack}>{t('otherFile')}</Button>
      </footer>
    </div>
  )
}
