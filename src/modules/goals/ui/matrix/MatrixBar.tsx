import { BulbOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select, Tooltip } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { formatNumber } from '#kernel/ui/format.ts'
import { queryClient } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Matrix } from '../../matrix.types.ts'
import { proposalMethods } from '../../rules/proposal-methods.ts'
import { goalTexts, matrixTexts } from '../text.ts'
import type { MatrixWanted } from './useMatrix.ts'

/** Round figures that people use, by unit. */
export const stepsOf = (unit: string): string[] =>
  unit === 'money' ? ['100', '1000', '10000'] : unit === 'count' ? ['5', '10'] : []

interface MatrixBarProps {
  matrix: Matrix
  wanted: MatrixWanted
  busy: boolean
  unsaved: number
  faults: number
  canUndo: boolean
  onWanted: (change: Partial<MatrixWanted>) => void
  onPropose: (method: string, step: string | undefined) => void
  onUndo: () => void
  onDiscard: () => void
  onSave: () => void
  onPublished: () => Promise<void>
}

/** Above the table: to whom and by when, proposals, saving and publishing. */
export function MatrixBar(props: MatrixBarProps) {
  const { matrix, wanted, unsaved, faults, busy } = props
  const t = useText(matrixTexts)
  const goal = useText(goalTexts)
  const feedback = useFeedback()
  const [step, setStep] = useState('')
  const drafts = matrix.cells.some((cell) => cell.state === 'draft')
  const dirty = unsaved + faults > 0
  const steps = stepsOf(matrix.parent.unit)
  const publish = async () => {
    try {
      const { published, skipped } = await api.post<{ published: number; skipped: number }>(
        `/goals/${matrix.parent.id}/publish-below`,
      )
      feedback.success(skipped ? goal('publishedSome', { n: published, skipped }) : goal('published', { n: published }))
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['list', 'goal'] }), props.onPublished()])
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <div className="zy-goals-bar">
      <span className="zy-goals-pick">
        <span>{t('to')}</span>
        <Select
          aria-label={t('to')}
          value={wanted.level}
          disabled={dirty}
          onChange={(level) => props.onWanted({ level })}
          options={matrix.levels.map((level) => ({ value: level, label: t(level) }))}
          popupMatchSelectWidth={false}
        />
      </span>
      <span className="zy-goals-pick">
        <span>{t('over')}</span>
        <Select
          aria-label={t('over')}
          value={wanted.columns}
          disabled={dirty}
          onChange={(columns) => props.onWanted({ columns })}
          options={matrix.columnKinds
            .filter((kind) => wanted.level !== 'time' || kind !== 'none')
            .map((kind) => ({ value: kind, label: t(kind as 'month') }))}
          popupMatchSelectWidth={false}
        />
      </span>
      {steps.length > 0 && (
        <span className="zy-goals-pick">
          <span>{t('step')}</span>
          <Select
            aria-label={t('step')}
            value={step}
            onChange={setStep}
            options={[{ value: '', label: t('stepNone') }, ...steps.map((s) => ({ value: s, label: formatNumber(s) }))]}
            popupMatchSelectWidth={false}
          />
        </span>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: proposalMethods.map((method) => ({
            key: method,
            label: (
              <span className="zy-goal-method">
                {t(method)}
                <small>{t(`${method}Help`)}</small>
              </span>
            ),
            onClick: () => props.onPropose(method, step || undefined),
          })),
        }}
      >
        <Button icon={<BulbOutlined aria-hidden="true" />} loading={busy}>
          {t('propose')}
        </Button>
      </Dropdown>
      <span className="zy-goals-spring" />
      {faults > 0 && <span className="zy-goal-faulty">{t('faulty', { n: faults })}</span>}
      {unsaved > 0 && faults === 0 && <span className="zy-goal-quiet">{t('unsaved', { n: unsaved })}</span>}
      {dirty && (
        <>
          <Tooltip title={t('undo')}>
            <Button
              type="text"
              icon={<UndoOutlined />}
              aria-label={t('undo')}
              disabled={!props.canUndo}
              onClick={props.onUndo}
            />
          </Tooltip>
          <Button onClick={props.onDiscard}>{t('discard')}</Button>
        </>
      )}
      {drafts && (
        <Tooltip title={dirty ? t('publishFirst') : undefined}>
          <Button disabled={dirty} onClick={() => void publish()}>
            {t('publish')}
          </Button>
        </Tooltip>
      )}
      <Button type="primary" disabled={unsaved === 0 || faults > 0} loading={busy} onClick={props.onSave}>
        {t('save')}
      </Button>
    </div>
  )
}
