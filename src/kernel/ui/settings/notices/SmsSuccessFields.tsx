import { Input, Select } from 'antd'
import { useText } from '../../text.ts'
import { smsTexts } from './channels-text.ts'
import { Field } from './Field.tsx'
import type { SmsSuccess } from './useNoticeSettings.ts'

const fresh: Record<SmsSuccess['by'], SmsSuccess> = {
  status: { by: 'status' },
  json: { by: 'json', path: 'code', value: '0' },
  text: { by: 'text', contains: 'OK' },
}

/** How a yes of the gateway is told from a no: many answer HTTP 200 to everything. */
export function SmsSuccessFields(props: {
  value: SmsSuccess
  fault: string | undefined
  onChange: (value: SmsSuccess) => void
}) {
  const { value, fault, onChange } = props
  const t = useText(smsTexts)
  return (
    <Field label={t('success')} id="sms-success" fault={fault}>
      <div className="zy-pair">
        <Select
          id="sms-success"
          value={value.by}
          options={(['json', 'text', 'status'] as const).map((by) => ({ value: by, label: t(`success.${by}`) }))}
          onChange={(by) => onChange(fresh[by])}
        />
        {value.by === 'json' && (
          <>
            <Input
              aria-label={t('path')}
              placeholder={t('path')}
              value={value.path}
              maxLength={100}
              onChange={(e) => onChange({ ...value, path: e.target.value })}
            />
            <Input
              aria-label={t('value')}
              placeholder={t('value')}
              value={value.value}
              maxLength={100}
              onChange={(e) => onChange({ ...value, value: e.target.value })}
            />
          </>
        )}
        {value.by === 'text' && (
          <Input
            aria-label={t('contains')}
            placeholder={t('contains')}
            value={value.contains}
            maxLength={100}
            onChange={(e) => onChange({ ...value, contains: e.target.value })}
          />
        )}
      </div>
    </Field>
  )
}
