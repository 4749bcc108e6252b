import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Label } from '#kernel/entity/meta.types.ts'
import { checkNumberPattern, formatNumber } from '#kernel/pure/numbering.ts'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { useMeta } from '../../meta.tsx'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { queryClient } from '../../query.ts'
import { defineText, useLabel, useText } from '../../text.ts'
import '../settings.css'

const texts = defineText({
  title: { zh: '编号规则', en: 'Numbering' },
  about: {
    zh: '新记录的编号按规则自动生成：{yyyy} {yy} {mm} {dd} 为日期，{seq:5} 为五位流水号，随最短的周期重新开始。已有的编号不变。',
    en: 'New records are numbered by a rule: {yyyy} {yy} {mm} {dd} stand for the day, {seq:5} for a running number of five digits that restarts with the shortest period. Numbers already given stay.',
  },
  example: { zh: '例如 {number}', en: 'For example {number}' },
  'numbering.no-sequence': { zh: '缺少流水号，例如 {place}', en: 'The running number is missing, for example {place}' },
  'numbering.two-sequences': { zh: '只能有一个流水号', en: 'Only one running number' },
  'numbering.unknown-part': { zh: '不认识“{part}”', en: '“{part}” is not known' },
  'numbering.bad-digits': { zh: '流水号应为 3 到 12 位：{part}', en: 'The running number has 3 to 12 digits: {part}' },
  'numbering.period-repeats': {
    zh: '{part} 需要和年份一起使用，否则会重复',
    en: '{part} needs the year, or numbers would repeat',
  },
  'numbering.too-long': { zh: '最多 {max} 个字符', en: 'At most {max} characters' },
  wrong: { zh: '规则有误', en: 'The rule is not right' },
  save: { zh: '保存', en: 'Save' },
  reset: { zh: '恢复默认', en: 'Back to the default' },
  saved: { zh: '{name}编号规则已保存', en: 'The rule for {name} has been saved' },
})

interface Rule {
  entity: string
  label: Label
  pattern: string
  default: string
  example: string
}

/** `/settings/numbering`: how records are numbered. */
export default function NumberingPage() {
  const t = useText(texts)
  const { data, error } = useQuery({
    queryKey: ['numbering'],
    queryFn: ({ signal }) => api.get<{ items: Rule[] }>('/numbering', undefined, { signal }),
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  return (
    <div className="zy-set">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <div>
        {data.items.map((rule) => (
          <RuleRow key={`${rule.entity}/${rule.pattern}`} rule={rule} />
        ))}
      </div>
    </div>
  )
}

function RuleRow({ rule }: { rule: Rule }) {
  const t = useText(texts)
  const label = useLabel()
  const feedback = useFeedback()
  const { today } = useMeta()
  const [pattern, setPattern] = useState(rule.pattern)
  const [saving, setSaving] = useState(false)
  const [fault] = checkNumberPattern(pattern)
  const code = fault?.code as keyof typeof texts | undefined
  const words =
    code && (code in texts ? t(code, { place: '{seq:5}', ...(fault?.params as Record<string, string>) }) : t('wrong'))
  const name = label(rule.label)
  const run = async (send: () => Promise<unknown>) => {
    setSaving(true)
    try {
      await send()
      await queryClient.invalidateQueries({ queryKey: ['numbering'] })
      feedback.success(t('saved', { name }))
    } catch (error) {
      feedback.error(error)
    } finally {
      setSaving(false)
    }
  }
  const id = `numbering-${rule.entity}`
  return (
    <form
      className="zy-number-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (!fault && pattern !== rule.pattern) void run(() => api.put(`/numbering/${rule.entity}`, { pattern }))
      }}
    >
      <label htmlFor={id}>{name}</label>
      <Input
        id={id}
        value={pattern}
        status={fault ? 'error' : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setPattern(event.target.value)}
      />
      <span id={`${id}-hint`} className={fault ? 'zy-set-fault' : 'zy-set-quiet'} aria-live="polite">
        {words ?? t('example', { number: formatNumber(pattern, { day: today, seq: 1 }) })}
      </span>
      <span>
        <Button type="primary" htmlType="submit" disabled={!!fault || pattern === rule.pattern} loading={saving}>
          {t('save')}
        </Button>
        {rule.pattern !== rule.default && pattern === rule.pattern && (
          <Button type="text" onClick={() => void run(() => api.del(`/numbering/${rule.entity}`))}>
            {t('reset')}
          </Button>
        )}
      </span>
    </form>
  )
}
