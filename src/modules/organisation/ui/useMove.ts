import { useCallback } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import { orgTexts } from './text.ts'

interface Movable {
  id: string
  version: number
  name: string
}

/** Puts a record of a tree elsewhere (`field` is its parent or department); it can be undone. */
export function useMove() {
  const t = useText(orgTexts)
  const feedback = useFeedback()
  return useCallback(
    async (entity: EntityMeta, field: string, what: Movable, to: { id: string; name: string } | null) => {
      try {
        const saved = await api.patch<EntityRecord & { batch: string }>(`/${entity.path}/${what.id}`, {
          version: what.version,
          [field]: to?.id ?? null,
        })
        feedback.undoable(
          to ? t('moved', { name: what.name, to: to.name }) : t('movedTop', { name: what.name }),
          saved.batch,
        )
      } catch (error) {
        feedback.error(error, entity)
        if (!isApiError(error)) throw error
      } finally {
        invalidateEntity(entity.name)
      }
    },
    [feedback, t],
  )
}
