import { CheckOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import type { ChoiceOption, EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { offeredOptions, optionOf } from '../fields/index.tsx'
import { GivenUp, useCompletion } from '../form/index.tsx'
import type { EntityRecord } from '../meta.tsx'
import { invalidateEntity, queryClient } from '../query.ts'
import { textOf, useLabel, useText } from '../text.ts'
import { recordTexts } from './text.ts'
import { mayEdit, recordKey } from './useRecord.ts'
import type { SaveRequest } from './useRecordSave.tsx'

/** Won, lost and the like: ways out, which nobody has "passed". */
const isEnd = (stage: ChoiceOption): boolean => {
  const outcome = stage.facts?.outcome
  return typeof outcome === 'string' ? outcome !== 'open' : stage.tone === 'good' || stage.tone === 'bad'
}

interface StageBarProps {
  entity: EntityMeta
  record: EntityRecord
  save: (request: SaveRequest) => Promise<void>
}

/** The stages that a record moves through; a click moves it, and what the stage needs is asked for. */
export function StageBar({ entity, record, save }: StageBarProps) {
  const t = useText(recordTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { complete, dialog } = useCompletion(entity)
  const bar = useRef<HTMLOListElement>(null)
  const field = entity.kanban?.steps ? entity.fields.find((each) => each.name === entity.kanban?.field) : undefined
  const current = field ? record[field.name] : undefined
  // Many stages scroll on a phone; the present one has to be in sight.
  useEffect(() => {
    if (current === undefined) return
    const now = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (now && bar.current) bar.current.scrollLeft = now.offsetLeft - bar.current.clientWidth / 3
  }, [current])
  if (field?.kind !== 'choice') return null

  const stages = offeredOptions(field, record)
  const at = stages.findIndex((stage) => stage.value === current)
  // A stage that only an action may set is moved by that action.
  const mover = entity.actions.find(
    (action) =>
      action.on === 'record' &&
      action.fields.some((each) => each.name === field.name) &&
      (record.can?.actions.includes(action.name) ?? true),
  )
  const direct = field.update && !field.computed && field.access === 'write' && mayEdit(entity, record)
  const movable = record.trashed !== true && (direct || mover !== undefined)

  const move = async (stage: ChoiceOption) => {
    const message = t('moved', { stage: label(stage.label) })
    const words = {
      zh: textOf(recordTexts.moveTo, { stage: stage.label.zh }, 'zh'),
      en: textOf(recordTexts.moveTo, { stage: stage.label.en }, 'en'),
    }
    try {
      if (direct) {
        await save({ base: record, changes: { [field.name]: stage.value }, label: words, message })
        return
      }
      if (!mover) return
      const answer = await complete({
        label: words,
        record: { ...record, [field.name]: stage.value },
        send: (more) =>
          api.post<{ batch?: string }>(`/${entity.path}/${record.id}/${mover.name}`, {
            version: record.version,
            [field.name]: stage.value,
            ...more,
          }),
      })
      feedback.undoable(message, answer?.batch)
      invalidateEntity(entity.name, record.id)
    } catch (error) {
      if (error instanceof GivenUp) return
      if (isApiError(error, 409)) void queryClient.invalidateQueries({ queryKey: recordKey(entity, record.id) })
      feedback.error(error, entity)
    }
  }
  const currentStage = optionOf(field, current)
  return (
    <nav
      className="zy-stages"
      aria-label={t('stageBar', { field: label(field.label), stage: label(currentStage?.label) })}
    >
      <ol ref={bar}>
        {stages.map((stage, index) => {
          const state = index === at ? 'now' : index < at && !isEnd(stage) ? 'past' : 'ahead'
          return (
            <li key={stage.value} className={`zy-stage zy-stage-${state} zy-stage-${stage.tone ?? 'neutral'}`}>
              <button
                type="button"
                aria-current={state === 'now' ? 'step' : undefined}
                title={state === 'now' ? undefined : t('moveTo', { stage: label(stage.label) })}
                disabled={!movable || state === 'now'}
                onClick={() => void move(stage)}
              >
                {state === 'past' ? <CheckOutlined aria-hidden /> : null}
                {label(stage.label)}
              </button>
            </li>
          )
        })}
      </ol>
      {dialog}
    </nav>
  )
}
