/** Exports run on the server; this starts one, shows how far it is and offers the file. */
import { App, Button, Progress } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EntityMeta, Filter, Violation } from '#kernel/entity/meta.types.ts'
import { api, apiUrl } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { formatNumber } from '../../format.ts'
import { useText } from '../../text.ts'
import { listText } from '../text.ts'
import { useNames } from '../useNames.ts'

export interface ExportWanted {
  filter?: Filter | undefined
  search: string
  sort: string
  fields: string[]
  format: 'csv' | 'xlsx'
}

interface ExportState {
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number
  faults?: Violation[]
}

/** Small exports are ready at once, large ones are asked after less and less often. */
const firstPause = 300
const longestPause = 3000

export function useExport(entity: EntityMeta) {
  const { notification } = App.useApp()
  const feedback = useFeedback()
  const t = useText(listText)
  const names = useNames(entity)
  const [busy, setBusy] = useState(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])

  const start = useCallback(
    async (wanted: ExportWanted) => {
      setBusy(true)
      const title = t('exporting', { name: names.many })
      try {
        const { id } = await api.post<{ id: string }>('/exports', { entity: entity.name, ...wanted })
        const key = `export:${id}`
        let pause = firstPause
        for (;;) {
          const { state, done, total, faults } = await api.get<ExportState>(`/exports/${id}`)
          if (state === 'done') break
          if (state === 'failed' || state === 'cancelled') {
            const why = faults?.map((fault) => fault.message ?? fault.code).join(' ')
            notification.error({ key, title: t('exportFailed'), description: why, duration: 10 })
            return
          }
          notification.open({
            key,
            title,
            duration: 0,
            description: (
              <>
                <Progress percent={total ? Math.floor((done / total) * 100) : 0} size="small" />
                {total > 0 && t('exportProgress', { done: formatNumber(done), total: formatNumber(total) })}
              </>
            ),
          })
          await new Promise((resolve) => setTimeout(resolve, pause))
          pause = Math.min(pause * 1.5, longestPause)
        }
        const href = apiUrl(`/exports/${id}/file`)
        notification.success({
          key,
          title: t('exportReady'),
          duration: 0,
          actions: (
            <Button type="primary" size="small" href={href} download onClick={() => notification.destroy(key)}>
              {t('exportDownload')}
            </Button>
          ),
        })
      } catch (error) {
        feedback.error(error, entity)
      } finally {
        if (mounted.current) setBusy(false)
      }
    },
    [entity, feedback, names.many, notification, t],
  )
  return { start, busy }
}
