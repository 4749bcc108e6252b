/** Saves changes of one record: shown at once, taken back when the server refuses, undoable afterwards. */
import { useCallback } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { toWire } from '../../fields/index.tsx'
import type { EntityRecord } from '../../meta.tsx'
import { queryClient } from '../../query.ts'
import { changeCached, restore } from './cachedRecords.ts'

export type Changes = Record<string, unknown>

/** Sends field values to a record's action instead of PATCH, for fields that only an action may change. */
export interface EditOptions {
  action?: string
  /** Version to overwrite, when it is not the record's own. */
  version?: number
  message: string
}

/** The record as it is now, when a save failed because somebody else was faster. */
export function conflictOf(error: unknown): EntityRecord | undefined {
  if (!isApiError(error, 409)) return undefined
  const { current } = error.body
  return typeof current === 'object' && current !== null && 'version' in current ? (current as EntityRecord) : undefined
}

/** `save` resolves when the server has taken the change and throws its ApiError otherwise. */
export function useRecordEdit(entity: EntityMeta) {
  const feedback = useFeedback()
  return useCallback(
    async (record: EntityRecord, changes: Changes, options: EditOptions): Promise<void> => {
      // An answer under way would show the old value again.
      await queryClient.cancelQueries({ queryKey: ['list', entity.name] })
      const snapshot = changeCached(entity.name, record.id, (old) => ({ ...old, ...changes }))
      const body = { version: options.version ?? record.version, ...wireOf(entity.fields, changes) }
      const path = `/${entity.path}/${record.id}`
      try {
        const answer = options.action
          ? await api.post<Partial<EntityRecord> & { batch?: string }>(`${path}/${options.action}`, body)
          : await api.patch<Partial<EntityRecord> & { batch?: string }>(path, body)
        changeCached(entity.name, record.id, (old) => merge(old, answer))
        feedback.undoable(options.message, answer.batch)
        void queryClient.invalidateQueries({ queryKey: ['list', entity.name] })
        void queryClient.invalidateQueries({ queryKey: ['record', entity.name, record.id] })
      } catch (error) {
        restore(snapshot)
        throw error
      }
    },
    [entity, feedback],
  )
}

function wireOf(fields: FieldMeta[], changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      const field = fields.find((candidate) => candidate.name === name)
      return [name, field ? toWire(field, value) : value]
    }),
  )
}

/** Only what the row shows: the answer may hold more than the list asked for. */
function merge(old: EntityRecord, answer: Partial<EntityRecord>): EntityRecord {
  const next = { ...old }
  for (const key of Object.keys(old)) if (key in answer) next[key] = answer[key]
  return next
}
