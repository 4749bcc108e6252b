import { Select } from 'antd'
import { useMemo } from 'react'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { editorTexts } from './text.ts'

interface MetricPickerProps {
  id: string
  metrics: readonly MetricMeta[]
  value: readonly string[]
  most: number
  onChange: (keys: string[]) => void
}

/** Metrics by search, each with its definition in plain words. */
export function MetricPicker({ id, metrics, value, most, onChange }: MetricPickerProps) {
  const t = useText(editorTexts)
  const language = useLanguage()
  const options = useMemo(
    () =>
      metrics.map(({ key, label, about }) => ({
        value: key,
        label: label[language],
        about: about[language],
        words: [label.zh, label.en, about.zh, about.en, key].join(' ').toLowerCase(),
      })),
    [metrics, language],
  )
  const isMany = most > 1
  return (
    <Select
      id={id}
      className="zy-metric-picker"
      mode={isMany ? 'multiple' : undefined}
      maxCount={isMany ? most : undefined}
      value={isMany ? [...value] : (value[0] as never)}
      onChange={(next: string | string[]) => onChange([next].flat())}
      placeholder={t('searchMetric')}
      options={options}
      showSearch={{ filterOption: (text, option) => option?.words.includes(text.trim().toLowerCase()) ?? false }}
      optionRender={({ data }) => (
        <span className="zy-metric-option">
          {data.label}
          <small>{data.about}</small>
        </span>
      )}
    />
  )
}
