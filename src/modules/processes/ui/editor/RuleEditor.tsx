import { InputNumber, Select, Switch } from 'antd'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { ApprovalRule } from '../../rules/flow.types.ts'
import { panelTexts } from '../drawing/text.ts'
import { ruleSentence } from '../drawing/words.ts'

const begin: Record<ApprovalRule['mode'], ApprovalRule> = {
  any: { mode: 'any', rejectAtOnce: true },
  all: { mode: 'all', rejectAtOnce: true },
  sequential: { mode: 'sequential' },
  ratio: { mode: 'ratio', percent: 60, veto: false },
}

/** How several approvers come to one answer, and what that means in plain words. */
export function RuleEditor(props: { value: ApprovalRule; disabled: boolean; onChange: (rule: ApprovalRule) => void }) {
  const { value, disabled, onChange } = props
  const t = useText(panelTexts)
  const language = useLanguage()
  return (
    <div className="zy-rule-editor">
      <Select
        aria-label={t('rule')}
        value={value.mode}
        disabled={disabled}
        options={(['any', 'all', 'sequential', 'ratio'] as const).map((mode) => ({ value: mode, label: t(mode) }))}
        onChange={(mode) => onChange(begin[mode])}
        className="zy-field-full"
      />
      {value.mode === 'ratio' && (
        <InputNumber
          min={1}
          max={100}
          precision={0}
          suffix="%"
          prefix={t('percent')}
          aria-label={t('percent')}
          disabled={disabled}
          value={value.percent}
          onChange={(percent) => onChange({ ...value, percent: percent ?? 60 })}
          className="zy-field-full"
        />
      )}
      {value.mode !== 'sequential' && (
        <span className="zy-switch-line">
          <Switch
            size="small"
            aria-label={t(value.mode === 'ratio' ? 'veto' : 'atOnce')}
            disabled={disabled}
            checked={value.mode === 'ratio' ? value.veto : value.rejectAtOnce}
            onChange={(on) =>
              onChange(value.mode === 'ratio' ? { ...value, veto: on } : { ...value, rejectAtOnce: on })
            }
          />
          {t(value.mode === 'ratio' ? 'veto' : 'atOnce')}
        </span>
      )}
      <p className="zy-rule-sentence">{ruleSentence(value, language)}</p>
    </div>
  )
}
