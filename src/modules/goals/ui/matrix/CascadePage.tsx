import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Radio, Select, Steps } from 'antd'
import { useState } from 'react'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { formatNumber } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageMissing } from '#kernel/ui/page-state.tsx'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Matrix } from '../../matrix.types.ts'
import { proposalMethods } from '../../rules/proposal-methods.ts'
import { figureText } from '../figureText.ts'
import '../goals.css'
import './matrix.css'
import { goalTexts, matrixTexts } from '../text.ts'
import { stepsOf } from './MatrixBar.tsx'

/** `/goals/cascade`: which goal, how it is split, and then on to the table. */
export default function CascadePage() {
  const entity = useEntity('goal')
  return entity?.operations.create ? <Wizard /> : <PageMissing />
}

function Wizard() {
  const t = useText(matrixTexts)
  const goalText = useText(goalTexts)
  const phone = usePhone()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { parent?: string }
  const [picked, setPicked] = useState<Reference | undefined>()
  const id = picked?.id ?? search.parent
  const goal = useQuery({
    queryKey: ['record', 'goal', id],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/goals/${id}`, undefined, { signal }),
    enabled: id !== undefined,
  })
  const ways = useQuery({
    queryKey: ['goal-matrix', id, 'ways'],
    // Every goal can at least be looked at as one line over its finer periods or as a total of its parts.
    queryFn: ({ signal }) =>
      api.get<Matrix>('/goals/matrix', { parent: id, level: 'person', columns: 'none' }, { signal }),
    enabled: id !== undefined,
  })
  // Most often it is the company's year that is split.
  const atHand = useQuery({
    queryKey: ['record', 'goal', 'at-hand'],
    queryFn: ({ signal }) =>
      api.get<{ items: EntityRecord[] }>(
        '/goals',
        {
          filter: JSON.stringify({
            and: [
              { field: 'subject', op: 'eq', value: 'company' },
              { field: 'periodKind', op: 'eq', value: 'year' },
              { field: 'endsOn', op: 'gte', value: '@today' },
            ],
          }),
          limit: 4,
        },
        { signal },
      ),
    enabled: id === undefined,
  })
  const [step, setStep] = useState(0)
  const [level, setLevel] = useState<string>()
  const [columns, setColumns] = useState<string>()
  const [method, setMethod] = useState<string>('last-year')
  const [round, setRound] = useState('')
  const levels = ways.data?.levels ?? []
  const kinds = (ways.data?.columnKinds ?? []).filter((kind) => level !== 'time' || kind !== 'none')
  const chosenLevel = level ?? (levels.includes('department') ? 'department' : levels.at(-1))
  const chosenColumns =
    columns && kinds.includes(columns as never) ? columns : (kinds.find((k) => k === 'month') ?? kinds.at(-1))
  const open = () =>
    void navigate({
      to: '/goals/matrix' as string,
      search: {
        parent: id,
        level: chosenLevel,
        columns: chosenColumns,
        ...(method !== 'blank' && { method, ...(round && { step: round }) }),
      } as never,
    })
  const unit = ways.data?.parent.unit ?? 'number'
  return (
    <div className="zy-goals zy-goals-narrow">
      <header className="zy-goals-head">
        <h1>{t('wizard')}</h1>
      </header>
      <section className="zy-card zy-goal-wizard">
        <Steps
          current={step}
          orientation={phone ? 'vertical' : 'horizontal'}
          items={[{ title: t('stepParent') }, { title: t('stepWay') }, { title: t('stepAdjust') }]}
        />
        {step === 0 ? (
          <>
            <RecordPicker
              entity="goal"
              value={picked ? [picked] : goal.data ? [{ id: goal.data.id, label: goal.data.label }] : []}
              onChange={([next]) => setPicked(next)}
              placeholder={t('chooseParent')}
              allowCreate
            />
            {!goal.data && atHand.data && atHand.data.items.length > 0 && (
              <p className="zy-goal-at-hand">
                {t('atHand')}
                {atHand.data.items.map((each) => (
                  <Button key={each.id} size="small" onClick={() => setPicked({ id: each.id, label: each.label })}>
                    {each.label}
                  </Button>
                ))}
              </p>
            )}
            {goal.data && (
              <p>
                {goalText('target')}{' '}
                <b>{figureText(String(goal.data.target), String(goal.data.unit), goal.data.currency as string)}</b>
              </p>
            )}
            <footer>
              <Button type="primary" disabled={!ways.data} onClick={() => setStep(1)}>
                {t('next')}
              </Button>
            </footer>
          </>
        ) : (
          <>
            <fieldset>
              <legend>{t('to')}</legend>
              <Radio.Group
                value={chosenLevel}
                onChange={(event) => setLevel(event.target.value)}
                optionType="button"
                options={levels.map((each) => ({ value: each, label: t(each) }))}
              />
            </fieldset>
            <fieldset>
              <legend>{t('over')}</legend>
              <Radio.Group
                value={chosenColumns}
                onChange={(event) => setColumns(event.target.value)}
                optionType="button"
                options={kinds.map((kind) => ({ value: kind, label: t(kind as 'month') }))}
              />
            </fieldset>
            <fieldset>
              <legend>{t('method')}</legend>
              <Radio.Group
                className="zy-goal-methods"
                value={method}
                onChange={(event) => setMethod(event.target.value)}
                options={[
                  ...proposalMethods.map((each) => ({
                    value: each as string,
                    label: (
                      <span className="zy-goal-method">
                        {t(each)}
                        <small>{t(`${each}Help`)}</small>
                      </span>
                    ),
                  })),
                  { value: 'blank', label: t('blank') },
                ]}
              />
            </fieldset>
            {method !== 'blank' && stepsOf(unit).length > 0 && (
              <span className="zy-goals-pick">
                <span>{t('step')}</span>
                <Select
                  aria-label={t('step')}
                  value={round}
                  onChange={setRound}
                  options={[
                    { value: '', label: t('stepNone') },
                    ...stepsOf(unit).map((s) => ({ value: s, label: formatNumber(s) })),
                  ]}
                  popupMatchSelectWidth={false}
                />
              </span>
            )}
            <footer>
              <Button onClick={() => setStep(0)}>{t('backStep')}</Button>
              <Button type="primary" disabled={!chosenLevel || !chosenColumns} onClick={open}>
                {t('start')}
              </Button>
            </footer>
          </>
        )}
      </section>
    </div>
  )
}
