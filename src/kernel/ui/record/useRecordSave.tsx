import { type ReactNode, useCallback, useState } from 'react'
import type { EntityMeta, FieldMeta, Label } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { toWire } from '../fields/index.tsx'
import { ConflictDialog, conflictingFields, GivenUp, useCompletion } from '../form/index.tsx'
import type { EntityRecord } from '../meta.tsx'
import { invalidateEntity, queryClient } from '../query.ts'
import { recordKey } from './useRecord.ts'

export type Saved = EntityRecord & { batch?: string | null }

interface Clash {
  fields: FieldMeta[]
  mine: Record<string, unknown>
  theirs: EntityRecord
  choose: (values: Record<string, unknown>) => void
  giveUp: () => void
}

export interface SaveRequest {
  /** The record as it was when the person began: its version is sent. */
  base: EntityRecord
  /** New values by field, in the form of the screen. */
  changes: Record<string, unknown>
  /** What is being done, for dialogs. */
  label: Label
  /** The note with the undo button. */
  message: string
}

/**
 * Saves changes of a record at once on the screen, and on the server behind it. Another person's change of other
 * fields is no obstacle; of the same field it opens a choice between both values. Missing fields are asked for.
 * Rejects with the server's error, after the screen has been set back; with `GivenUp` when the person closed a dialog.
 */
export function useRecordSave(entity: EntityMeta): {
  save: (request: SaveRequest) => Promise<void>
  dialogs: ReactNode
} {
  const feedback = useFeedback()
  const { complete, dialog } = useCompletion(entity)
  const [clash, setClash] = useState<Clash>()

  const send = useCallback(
    async (base: EntityRecord, changes: Record<string, unknown>, more: Record<string, unknown>): Promise<Saved> => {
      const body = Object.entries(changes).map(([name, value]) => {
        const field = entity.fields.find((each) => each.name === name)
        return [name, field ? toWire(field, value) : value]
      })
      try {
        return await api.patch<Saved>(`/${entity.path}/${base.id}`, {
          version: base.version,
          ...Object.fromEntries(body),
          ...more,
        })
      } catch (error) {
        const current = isApiError(error, 409) ? (error.body.current as EntityRecord | undefined) : undefined
        if (!current) throw error
        const fields = conflictingFields(entity.fields, base, { ...base, ...changes }, current)
        if (fields.length === 0) return send(current, changes, more)
        const chosen = await new Promise<Record<string, unknown>>((resolve, reject) => {
          setClash({
            fields,
            mine: changes,
            theirs: current,
            choose: resolve,
            giveUp: () => reject(new GivenUp('closed')),
          })
        }).finally(() => setClash(undefined))
        return send(current, { ...changes, ...chosen }, more)
      }
    },
    [entity],
  )

  const save = useCallback(
    async ({ base, changes, label, message }: SaveRequest) => {
      const key = recordKey(entity, base.id)
      await queryClient.cancelQueries({ queryKey: key })
      const before = queryClient.getQueryData<EntityRecord>(key)
      queryClient.setQueryData<EntityRecord>(key, (shown) => shown && { ...shown, ...changes })
      try {
        const saved = await complete({
          label,
          record: { ...base, ...changes },
          send: (more) => send(base, changes, more),
        })
        const { batch, ...record } = saved
        queryClient.setQueryData<EntityRecord>(key, (shown) => ({ ...shown, ...record }))
        invalidateEntity(entity.name, base.id)
        feedback.undoable(message, batch)
      } catch (error) {
        if (before) queryClient.setQueryData(key, before)
        void queryClient.invalidateQueries({ queryKey: key })
        throw error
      }
    },
    [complete, entity, feedback, send],
  )

  const dialogs = (
    <>
      {dialog}
      {clash ? (
        <ConflictDialog
          entity={entity}
          fields={clash.fields}
          mine={clash.mine}
          theirs={clash.theirs}
          onChoose={clash.choose}
          onClose={clash.giveUp}
        />
      ) : null}
    </>
  )
  return { save, dialogs }
}
