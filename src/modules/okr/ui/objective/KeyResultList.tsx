import { PlusOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { ActionMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { ActionDialog } from '#kernel/ui/form/index.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { type KeyResult, type Objective, okrChanged } from '../parts/records.ts'
import { useOkrSettings } from '../parts/useOkrSettings.ts'
import { KeyResultDialog } from './KeyResultDialog.tsx'
import { KeyResultRow } from './KeyResultRow.tsx'
import { objectiveTexts } from './text.ts'

interface KeyResultListProps {
  objective: Objective
  results: readonly KeyResult[]
  time: number
  editable: boolean
  /** Those that this person may check in now. */
  canCheckIn: readonly KeyResult[]
  onCheckIn: (result: KeyResult) => void
}

/** The key results of an objective: those in use first, dropped ones after them. */
export function KeyResultList({ objective, results, time, editable, canCheckIn, onCheckIn }: KeyResultListProps) {
  const t = useText(objectiveTexts)
  const entity = useEntity('key-result')
  const feedback = useFeedback()
  const { data: settings } = useOkrSettings()
  const [writing, setWriting] = useState<KeyResult | 'new'>()
  const [acting, setActing] = useState<{ action: ActionMeta; result: KeyResult }>()
  if (!entity) return null
  const used = results.filter(({ state }) => state === 'active')
  const ordered = [...used, ...results.filter(({ state }) => state === 'dropped')]
  const weight = used.reduce((sum, each) => sum + Number(each.weight), 0)
  const few = settings && objective.state !== 'closed' && used.length > 0 && used.length < settings.fewest
  const full = settings !== undefined && used.length >= settings.most
  const actionOf = (name: string) => entity.actions.find((each) => each.name === name)
  const act = async (action: ActionMeta, result: KeyResult, inputs: Record<string, unknown> = {}) => {
    await api.post(`/${entity.path}/${result.id}/${action.name}`, { version: result.version, ...inputs })
    okrChanged()
  }
  const remove = async (result: KeyResult) => {
    try {
      const { batch } = await api.del<{ batch?: string }>(`/${entity.path}/${result.id}`)
      okrChanged()
      feedback.undoable(t('removed'), batch)
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  const menuOf = (result: KeyResult) => {
    if (!editable) return []
    const [drop, takeUp] = [actionOf('drop'), actionOf('take-up')]
    return [
      { key: 'edit', label: t('edit'), onClick: () => setWriting(result) },
      ...(result.state === 'active' && drop
        ? [{ key: 'drop', label: t('drop'), onClick: () => setActing({ action: drop, result }) }]
        : []),
      ...(result.state === 'dropped' && takeUp
        ? [
            {
              key: 'take-up',
              label: t('takeUp'),
              onClick: () => void act(takeUp, result).catch((error: unknown) => feedback.error(error, entity)),
            },
          ]
        : []),
      { key: 'remove', label: t('remove'), danger: true, onClick: () => void remove(result) },
    ]
  }
  return (
    <section className="zy-card">
      <header>
        <h2>{t('keyResults')}</h2>
        {editable && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            disabled={full}
            title={full ? t('full', { most: settings.most }) : undefined}
            onClick={() => setWriting('new')}
          >
            {t('addKeyResult')}
          </Button>
        )}
      </header>
      {few && (
        <p className="zy-okr-few">
          <WarningOutlined aria-hidden="true" />{' '}
          {t('tooFew', { n: used.length, fewest: settings.fewest, most: settings.most })}
        </p>
      )}
      {results.length === 0 && <p className="zy-okr-quiet">{t('none')}</p>}
      <ul className="zy-okr-results">
        {ordered.map((result) => (
          <KeyResultRow
            key={result.id}
            result={result}
            share={
              result.state === 'active' && used.length > 1 && weight > 0
                ? Math.round((Number(result.weight) / weight) * 100)
                : null
            }
            time={time}
            canCheckIn={canCheckIn.includes(result)}
            menu={menuOf(result)}
            onCheckIn={() => onCheckIn(result)}
          />
        ))}
      </ul>
      {writing && (
        <KeyResultDialog
          entity={entity}
          objective={objective}
          result={writing === 'new' ? undefined : writing}
          position={results.length}
          onClose={() => setWriting(undefined)}
        />
      )}
      {acting && (
        <ActionDialog
          action={acting.action}
          onSubmit={(inputs) => act(acting.action, acting.result, inputs)}
          onClose={() => setActing(undefined)}
        />
      )}
    </section>
  )
}
