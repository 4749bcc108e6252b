/** Asks what to do when somebody else changed the record in the meantime. */
import { App } from 'antd'
import { useCallback } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { useFeedback } from '../../feedback.tsx'
import { FieldCell } from '../../fields/index.tsx'
import { formatAgo } from '../../format.ts'
import type { EntityRecord } from '../../meta.tsx'
import { queryClient } from '../../query.ts'
import { useText } from '../../text.ts'
import { changeCached } from '../data/cachedRecords.ts'
import { listText } from '../text.ts'

export interface Conflict {
  entity: EntityMeta
  field: FieldMeta
  /** The record as it is on the server. */
  current: EntityRecord
  mine: unknown
  overwrite: () => Promise<void>
}

export function useConflict(): (conflict: Conflict) => void {
  const { modal } = App.useApp()
  const t = useText(listText)
  const feedback = useFeedback()
  return useCallback(
    ({ entity, field, current, mine, overwrite }) => {
      const theirs = current[field.name]
      modal.confirm({
        title: t('conflictTitle'),
        width: 480,
        autoFocusButton: 'cancel',
        content: (
          <div className="zy-list-conflict">
            <p>
              {t('conflictBy', {
                who: current.updatedBy?.label ?? t('someone'),
                when: formatAgo(current.updatedAt),
                name: current.label,
              })}
            </p>
            <dl>
              <dt>{t('conflictTheirs')}</dt>
              <dd>
                <FieldCell field={field} value={theirs} record={current} />
              </dd>
              <dt>{t('conflictMine')}</dt>
              <dd>
                <FieldCell field={field} value={mine} record={current} />
              </dd>
            </dl>
          </div>
        ),
        okText: t('conflictOverwrite'),
        cancelText: t('conflictReload'),
        onOk: () => overwrite().catch((error) => feedback.error(error, entity)),
        onCancel: () => {
          changeCached(entity.name, current.id, (old) => ({ ...old, version: current.version, [field.name]: theirs }))
          void queryClient.invalidateQueries({ queryKey: ['list', entity.name] })
        },
      })
    },
    [modal, t, feedback],
  )
}
