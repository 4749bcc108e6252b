import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { addDays, endOfWeek, startOfWeek } from '#kernel/pure/dates.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { formatDate } from '#kernel/ui/format.ts'
import { useEntity, useMe, useMeta } from '#kernel/ui/meta.tsx'
import { inSentence, useText } from '#kernel/ui/text.ts'
import { type KeyResult, type OkrAction, okrChanged } from '../parts/records.ts'
import { okrTexts } from '../parts/text.ts'
import { objectiveTexts } from './text.ts'

interface WeekActionsProps {
  actions: readonly OkrAction[]
  /** Key results that this person may add actions to. */
  results: readonly KeyResult[]
  editable: boolean
}

/** What is to be done this week, what is left from before, and what comes next week. */
export function WeekActions({ actions, results, editable }: WeekActionsProps) {
  const t = useText(objectiveTexts)
  const { today } = useMeta()
  const [adding, setAdding] = useState(false)
  const monday = startOfWeek(today)
  const now = actions.filter(({ week }) => week === monday)
  const left = actions.filter(({ week, done }) => week < monday && !done)
  const next = actions.filter(({ week }) => week === addDays(monday, 7))
  const group = (title: string | undefined, list: readonly OkrAction[]) =>
    list.length > 0 && (
      <>
        {title && <h3 className="zy-okr-small">{title}</h3>}
        <ul className="zy-okr-actions">
          {list.map((action) => (
            <ActionLine key={action.id} action={action} editable={editable} />
          ))}
        </ul>
      </>
    )
  return (
    <section className="zy-card">
      <header>
        <h2>{t('actions')}</h2>
        {results.length > 0 && !adding && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            aria-label={t('addAction')}
            title={t('addAction')}
            onClick={() => setAdding(true)}
          />
        )}
      </header>
      {adding && <AddAction results={results} onClose={() => setAdding(false)} />}
      {group(undefined, now)}
      {group(t('lateActions'), left)}
      {group(t('nextActions'), next)}
      {now.length + left.length + next.length === 0 && !adding && <p className="zy-okr-quiet">{t('noActions')}</p>}
    </section>
  )
}

/** One action to tick off; by whoever is responsible or may change the objective. */
export function ActionLine({ action, editable }: { action: OkrAction; editable: boolean }) {
  const t = useText(objectiveTexts)
  const me = useMe()
  const feedback = useFeedback()
  const [done, setDone] = useState<boolean>()
  const shown = done ?? action.done === true
  const tick = async (next: boolean) => {
    setDone(next)
    try {
      await api.patch(`/okr-actions/${action.id}`, { done: next })
      okrChanged()
    } catch (error) {
      feedback.error(error)
    } finally {
      setDone(undefined)
    }
  }
  return (
    <li data-done={shown}>
      <Checkbox
        checked={shown}
        disabled={!editable && action.responsible.id !== me.id}
        onChange={(event) => void tick(event.target.checked)}
      >
        {action.title}
      </Checkbox>
      <small>{t('due', { name: action.responsible.label, day: inSentence(formatDate(action.dueOn)) })}</small>
    </li>
  )
}

function AddAction({ results, onClose }: { results: readonly KeyResult[]; onClose: () => void }) {
  const t = useText(objectiveTexts)
  const w = useText(okrTexts)
  const me = useMe()
  const { today } = useMeta()
  const feedback = useFeedback()
  const entity = useEntity('okr-action')
  const [title, setTitle] = useState('')
  const [result, setResult] = useState(results[0]?.id)
  const [who, setWho] = useState<Reference>({ id: me.id, label: me.name })
  const [saving, setSaving] = useState(false)
  const save = async () => {
    if (title.trim() === '' || saving) return
    setSaving(true)
    try {
      const dueOn = addDays(endOfWeek(today), -2) < today ? endOfWeek(today) : addDays(endOfWeek(today), -2)
      await api.post('/okr-actions', { title, keyResult: result, responsible: who.id, dueOn })
      okrChanged()
      onClose()
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      setSaving(false)
    }
  }
  return (
    <form
      className="zy-okr-add"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Input
        autoFocus
        value={title}
        maxLength={200}
        placeholder={t('actionTitle')}
        aria-label={t('actionTitle')}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Select
        value={result}
        aria-label={t('forResult')}
        options={results.map((each) => ({ value: each.id, label: each.title }))}
        onChange={setResult}
      />
      <div className="zy-inline">
        <span className="zy-okr-grow">
          <RecordPicker
            entity="employee"
            value={[who]}
            allowClear={false}
            allowCreate={false}
            placeholder={t('responsible')}
            onChange={([next]) => next && setWho(next)}
          />
        </span>
        <Button onClick={onClose}>{w('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={saving}>
          {w('save')}
        </Button>
      </div>
    </form>
  )
}
