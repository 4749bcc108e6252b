import { Button, Input, Select } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef } from 'react'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { componentsOf, parseFormula } from '#kernel/metrics/rules/formula.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { FormulaWords } from '../figures/FormulaWords.tsx'
import { editorTexts } from '../text.ts'
import { Faults } from './ConditionField.tsx'

const signs = [
  { sign: '+', shown: '+' },
  { sign: '-', shown: '−' },
  { sign: '*', shown: '×' },
  { sign: '/', shown: '÷' },
  { sign: '(', shown: '(' },
  { sign: ')', shown: ')' },
]

interface FormulaFieldProps {
  field: FieldMeta
  value: string
  metrics: readonly MetricMeta[]
  faults: readonly string[]
  onChange: (formula: string) => void
}

/** Arithmetic over metrics: keys are inserted by their names, and the formula is read back in words. */
export function FormulaField({ field, value, metrics, faults, onChange }: FormulaFieldProps) {
  const t = useText(editorTexts)
  const label = useLabel()
  const box = useRef<TextAreaRef>(null)
  const find = (key: string) => metrics.find((metric) => metric.key === key)
  const parsed = parseFormula(value)
  const unknown = typeof parsed === 'string' ? undefined : componentsOf(parsed).find((key) => !find(key))
  const own =
    value.trim() === ''
      ? undefined
      : typeof parsed === 'string'
        ? t(`formula.${parsed}`)
        : unknown && t('formula.unknown', { key: unknown })
  // The server says the same of what is plain to see, and more (a circle).
  const shown = own ? [own] : faults

  const insert = (piece: string) => {
    const area = box.current?.resizableTextArea?.textArea
    const from = area?.selectionStart ?? value.length
    const to = area?.selectionEnd ?? value.length
    const before = value.slice(0, from)
    const after = value.slice(to)
    const gap = before === '' || /[\s(]$/.test(before) || piece === ')' ? '' : ' '
    const text = `${before}${gap}${piece}${/^[\s)]/.test(after) || after === '' || piece === '(' ? '' : ' '}${after}`
    onChange(text)
    const at = before.length + gap.length + piece.length
    requestAnimationFrame(() => {
      area?.focus()
      area?.setSelectionRange(at, at)
    })
  }

  return (
    <div className="zy-form-field zy-form-wide" data-field="formula">
      <label htmlFor="metric-formula">
        {label(field.label)}
        <span className="zy-form-required" aria-hidden="true">
          *
        </span>
      </label>
      <div className="zy-metric-pieces">
        <Select
          value={null}
          placeholder={t('insertMetric')}
          aria-label={t('insertMetric')}
          showSearch={{ optionFilterProp: 'search' }}
          popupMatchSelectWidth={false}
          options={metrics.map((metric) => ({
            value: metric.key,
            label: label(metric.label),
            search: `${metric.label.zh} ${metric.label.en} ${metric.key}`,
          }))}
          onChange={(key: string | null) => key && insert(key)}
        />
        {signs.map(({ sign, shown: face }) => (
          <Button key={sign} size="small" aria-label={t('sign', { sign: face })} onClick={() => insert(sign)}>
            {face}
          </Button>
        ))}
      </div>
      <Input.TextArea
        ref={box}
        id="metric-formula"
        value={value}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 5 }}
        placeholder="won-amount / won-count"
        status={shown.length > 0 ? 'error' : undefined}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <Faults faults={shown} />
      {!own && typeof parsed !== 'string' && (
        <p className="zy-metric-words-line" aria-live="polite">
          {t('inWords')} <FormulaWords formula={value} find={find} linked={false} />
        </p>
      )}
      {value.trim() === '' && shown.length === 0 && <p className="zy-metric-quiet">{t('formulaHint')}</p>}
    </div>
  )
}
