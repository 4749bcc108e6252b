import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { MetricMeta } from '../metrics/metrics.types.ts'
import './metric-picker.css'
import { matchScore } from './palette/match.ts'
import { usePinyin } from './palette/pinyin.ts'
import { defineText, useLanguage, useText } from './text.ts'

const texts = defineText({ search: { zh: '搜索指标', en: 'Search for a metric' } })

interface MetricPickerProps {
  id: string
  metrics: readonly MetricMeta[]
  value: readonly string[]
  most: number
  onChange: (keys: string[]) => void
}

/** Metrics by search (also by pinyin and initials), each with its definition in plain words. */
export function MetricPicker({ id, metrics, value, most, onChange }: MetricPickerProps) {
  const t = useText(texts)
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const pinyin = usePinyin(/[a-z]/i.test(typed))
  const options = useMemo(
    () =>
      metrics.map(({ key, label, about }) => ({
        value: key,
        label: label[language],
        about: about[language],
        found: { label: label[language], keywords: [key, ...Object.values(label), ...Object.values(about)] },
      })),
    [metrics, language],
  )
  const fits = (text: string, option: (typeof options)[number] | undefined) =>
    text.trim() === '' || (option !== undefined && matchScore(option.found, text, pinyin) > 0)
  const isMany = most > 1
  return (
    <Select
      id={id}
      className="zy-metric-picker"
      mode={isMany ? 'multiple' : undefined}
      maxCount={isMany ? most : undefined}
      value={isMany ? [...value] : (value[0] as never)}
      onChange={(next: string | string[]) => onChange([next].flat())}
      placeholder={t('search')}
      options={options}
      showSearch={{ onSearch: setTyped, filterOption: fits }}
      optionRender={({ data }) => (
        <span className="zy-metric-option">
          {data.label}
          <small>{data.about}</small>
        </span>
      )}
    />
  )
}
