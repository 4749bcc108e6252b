import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ActionMeta, EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { ActionDialog, GivenUp, useCompletion } from '../form/index.tsx'
import type { EntityRecord } from '../meta.tsx'
import { invalidateEntity, queryClient } from '../query.ts'
import { useLabel, useText } from '../text.ts'
import { recordTexts } from './text.ts'
import { transferAction } from './transferAction.ts'

interface ActionAnswer {
  id?: string
  batch?: string | null
}

/** The actions that this record allows now, and running them: inputs are asked for, dangerous ones confirmed. */
export function useRecordActions(
  entity: EntityMeta,
  record: EntityRecord,
): { actions: ActionMeta[]; run: (action: ActionMeta) => void; remove: () => void; dialogs: ReactNode } {
  const t = useText(recordTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const { complete, dialog } = useCompletion(entity)
  const [asking, setAsking] = useState<ActionMeta>()
  const path = `/${entity.path}/${record.id}`
  const own = entity.actions.filter(
    (action) => action.on === 'record' && (record.can?.actions.includes(action.name) ?? true),
  )
  const transfer = record.can?.transfer === false ? null : transferAction(entity)
  const actions = record.trashed === true ? [] : transfer ? [...own, transfer] : own

  const send = async (action: ActionMeta, inputs: Record<string, unknown>) => {
    const answer = await api.post<ActionAnswer | undefined>(`${path}/${action.name}`, {
      version: record.version,
      ...inputs,
    })
    // An action may change more than its record (converting a lead makes a customer).
    await queryClient.invalidateQueries()
    feedback.undoable(t('actionDone', { action: label(action.label) }), answer?.batch)
  }
  const run = (action: ActionMeta) => {
    if (action.fields.length > 0 || action.danger) {
      setAsking(action)
      return
    }
    complete({ label: action.label, record, send: (more) => send(action, more) }).catch((error: unknown) => {
      if (!(error instanceof GivenUp)) feedback.error(error, entity)
    })
  }
  const remove = async () => {
    try {
      const { batch } = await api.del<{ batch?: string }>(path)
      feedback.undoable(t('deleted', { label: record.label }), batch)
      await navigate({ to: `/${entity.path}` as string })
      invalidateEntity(entity.name)
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  const dialogs = (
    <>
      {dialog}
      {asking ? (
        <ActionDialog
          action={asking}
          record={asking.name === 'transfer' ? undefined : record}
          onSubmit={(inputs) => send(asking, inputs)}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </>
  )
  return { actions, run, remove: () => void remove(), dialogs }
}
