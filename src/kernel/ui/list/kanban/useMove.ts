/** Moves a card: at once on screen, then on the server; a refusal that names fields asks for them. */
import { useCallback, useState } from 'react'
import type { EntityMeta, FieldMeta, Violation } from '#kernel/entity/meta.types.ts'
import { isApiError } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import type { EntityRecord } from '../../meta.tsx'
import { queryClient } from '../../query.ts'
import { useText } from '../../text.ts'
import { useRecordEdit } from '../data/useRecordEdit.ts'
import { listText } from '../text.ts'

export interface Refusal {
  record: EntityRecord
  to: string | null
  column: string
  message: string
  violations: Violation[]
}

type MoveCard = (record: EntityRecord, to: string | null) => Promise<() => void>

export function useMove(entity: EntityMeta, field: FieldMeta | undefined, moveCard: MoveCard) {
  const t = useText(listText)
  const feedback = useFeedback()
  const save = useRecordEdit(entity)
  const [refused, setRefused] = useState<Refusal>()
  // A stage may be reserved for an action (advance); then the drag runs that action.
  const action = field?.update
    ? undefined
    : entity.actions.find((each) => each.on === 'record' && each.fields.some((input) => input.name === field?.name))
  const possible = !!field && ((field.update && entity.operations.update) || !!action)

  const start = useCallback(
    async (record: EntityRecord, to: string | null, column: string, values: Record<string, unknown> = {}) => {
      if (!field) return
      const putBack = await moveCard(record, to)
      try {
        const message = t('kanbanMoved', { name: record.label, column })
        await save(record, { [field.name]: to, ...values }, { message, ...(action ? { action: action.name } : {}) })
        setRefused(undefined)
      } catch (error) {
        putBack()
        if (isApiError(error, 422) && error.body.violations.length > 0) {
          const { message, violations } = error.body
          setRefused({ record, to, column, message, violations })
          return
        }
        feedback.error(error, entity)
        if (isApiError(error, 409)) void queryClient.invalidateQueries({ queryKey: ['list', entity.name] })
      }
    },
    [action, entity, feedback, field, moveCard, save, t],
  )
  const giveUp = useCallback(() => setRefused(undefined), [])
  const retry = useCallback(
    async (values: Record<string, unknown>) => {
      if (refused) await start(refused.record, refused.to, refused.column, values)
    },
    [refused, start],
  )
  return { possible, start, refused, giveUp, retry }
}
