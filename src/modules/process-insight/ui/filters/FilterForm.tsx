import { Button, DatePicker, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useText } from '#kernel/ui/text.ts'
import type { Insight } from '../../insight.types.ts'
import type { LogFilter } from '../../rules/filters.types.ts'
import { filterTexts } from '../text.ts'
import { type Draft, emptyDraft, filterOf } from './draft.ts'

interface FilterFormProps {
  insight: Insight
  onAdd: (filter: LogFilter) => void
  onCancel: () => void
}

const kinds = ['activity', 'follows', 'start', 'end', 'time', 'duration', 'attribute', 'resource', 'rework'] as const

/** One more condition on cases. */
export function FilterForm({ insight, onAdd, onCancel }: FilterFormProps) {
  const t = useText(filterTexts)
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const filter = filterOf(draft, insight)
  const offered = kinds.filter(
    (kind) =>
      (kind !== 'attribute' || insight.attributes.length > 0) && (kind !== 'resource' || insight.people.length > 0),
  )
  return (
    <div className="zy-filter-form">
      <Labelled id="filter-kind" label={t('what')}>
        <Select
          id="filter-kind"
          value={draft.kind}
          onChange={(kind) => setDraft({ ...emptyDraft, kind })}
          options={offered.map((kind) => ({ value: kind, label: t(kind) }))}
        />
      </Labelled>
      <Inputs draft={draft} set={set} insight={insight} />
      <footer>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" disabled={!filter} onClick={() => filter && onAdd(filter)}>
          {t('add')}
        </Button>
      </footer>
    </div>
  )
}

function Labelled({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <label htmlFor={id}>
      <span>{label}</span>
      {children}
    </label>
  )
}

interface InputsProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  insight: Insight
}

function Inputs({ draft, set, insight }: InputsProps) {
  const t = useText(filterTexts)
  const activities = insight.activities.map(({ key, label }) => ({ value: key, label }))
  const search = { showSearch: { optionFilterProp: 'label' } } as const
  const modes = (names: readonly (keyof typeof filterTexts & string)[]) => (
    <Labelled id="filter-mode" label={t('mode')}>
      <Select
        id="filter-mode"
        value={draft.mode || names[0]!}
        onChange={(mode) => set({ mode })}
        options={names.map((name) => ({ value: name, label: t(name) }))}
      />
    </Labelled>
  )
  const pick = (label: string, name: 'activities' | 'from' | 'to', many: boolean) => (
    <Labelled id={`filter-${name}`} label={label}>
      <Select
        id={`filter-${name}`}
        {...(many && { mode: 'multiple' as const })}
        {...search}
        value={draft[name] || null}
        onChange={(value) => set({ [name]: value })}
        options={activities}
      />
    </Labelled>
  )
  switch (draft.kind) {
    case 'activity':
      return (
        <>
          {pick(t('activities'), 'activities', true)}
          {modes(['any', 'all', 'none'])}
        </>
      )
    case 'start':
    case 'end':
      return pick(t('activities'), 'activities', true)
    case 'rework':
      return pick(t('activity'), 'from', false)
    case 'follows':
      return (
        <>
          {pick(t('first'), 'from', false)}
          {modes(['directly', 'eventually', 'never'])}
          {pick(t('next'), 'to', false)}
        </>
      )
    case 'time':
      return (
        <>
          <Labelled id="filter-range" label={t('range')}>
            <DatePicker.RangePicker
              id={{ start: 'filter-range', end: 'filter-range-end' }}
              value={draft.range ? [dayjs(draft.range[0]), dayjs(draft.range[1])] : null}
              defaultPickerValue={insight.all.from ? dayjs(insight.all.from) : null}
              onChange={(range) =>
                set({ range: range?.[0] && range[1] ? [dayOf(range[0]), dayOf(range[1])] : undefined })
              }
            />
          </Labelled>
          {modes(['started', 'ended', 'within', 'touching'])}
        </>
      )
    case 'duration':
      return (
        <>
          {(['min', 'max'] as const).map((name) => (
            <Labelled key={name} id={`filter-${name}`} label={t(name)}>
              <InputNumber
                id={`filter-${name}`}
                min={0}
                value={draft[name] ?? null}
                onChange={(value) => set({ [name]: value ?? undefined })}
              />
            </Labelled>
          ))}
          <Labelled id="filter-unit" label={t('unit')}>
            <Select
              id="filter-unit"
              value={draft.unit}
              onChange={(unit) => set({ unit })}
              options={(['minutes', 'hours', 'days'] as const).map((unit) => ({ value: unit, label: t(unit) }))}
            />
          </Labelled>
        </>
      )
    case 'attribute':
      return <AttributeInputs draft={draft} set={set} insight={insight} />
    default:
      return (
        <>
          <Labelled id="filter-people" label={t('people')}>
            <Select
              id="filter-people"
              mode="multiple"
              {...search}
              value={draft.values}
              onChange={(values) => set({ values })}
              options={insight.people.map(({ name }) => ({ value: name, label: name }))}
            />
          </Labelled>
          {modes(['took', 'tookNot'])}
        </>
      )
  }
}

function AttributeInputs({ draft, set, insight }: InputsProps) {
  const t = useText(filterTexts)
  const chosen = insight.attributes[draft.attribute ?? -1]
  return (
    <>
      <Labelled id="filter-attribute" label={t('name')}>
        <Select
          id="filter-attribute"
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.attribute ?? null}
          onChange={(attribute) => set({ attribute, values: [] })}
          options={insight.attributes.map(({ name }, at) => ({ value: at, label: name }))}
        />
      </Labelled>
      <Labelled id="filter-values" label={t('values')}>
        <Select
          id="filter-values"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.values}
          onChange={(values) => set({ values })}
          options={(chosen?.values ?? []).map(({ value, cases }) => ({
            value,
            label: `${value || t('empty')} (${cases})`,
          }))}
        />
      </Labelled>
      <Labelled id="filter-mode" label={t('mode')}>
        <Select
          id="filter-mode"
          value={draft.mode || 'is'}
          onChange={(mode) => set({ mode })}
          options={(['is', 'isNot'] as const).map((mode) => ({ value: mode, label: t(mode) }))}
        />
      </Labelled>
    </>
  )
}

const dayOf = (day: Dayjs): string => day.format('YYYY-MM-DD')
