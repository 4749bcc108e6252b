import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { ActionDialog } from '#kernel/ui/form/ActionDialog.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { invalidateEntity, queryClient } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import { editorTexts } from './drawing/text.ts'

interface Version {
  id: string
  number: number
  process: string
}

/** Puts a version into force, on trial or out of force, and says what that means before. */
export function useVersionActs() {
  const t = useText(editorTexts)
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const entity = useEntity('process-version')
  const [dialog, setDialog] = useState<ReactNode>(null)

  const done = (process: string) => {
    invalidateEntity('process-version')
    void queryClient.invalidateQueries({ queryKey: ['process-versions', process] })
    void queryClient.invalidateQueries({ queryKey: ['process-library'] })
  }
  const publish = async ({ id, number, process }: Version): Promise<boolean> => {
    const { items } = await api.get<Page<{ running: number }>>(`/processes/${process}/versions`)
    const running = items.reduce((sum, each) => sum + each.running, 0)
    const ok = await modal.confirm({
      title: t('publishAsk', { n: number }),
      content: t('publishHow', { running }),
      okText: t('publish'),
      cancelText: t('cancel'),
    })
    if (!ok) return false
    try {
      await api.post(`/process-versions/${id}/publish`, {})
      feedback.success(t('published', { n: number }))
      done(process)
      return true
    } catch (error) {
      feedback.error(error)
      return false
    }
  }
  const ask = (name: 'pilot' | 'retire', { id, number, process }: Version): Promise<boolean> => {
    const action = entity?.actions.find((each) => each.name === name)
    if (!action) return Promise.resolve(false)
    return new Promise((resolve) => {
      const close = (result: boolean) => {
        setDialog(null)
        resolve(result)
      }
      setDialog(
        <ActionDialog
          action={action}
          onClose={() => close(false)}
          onSubmit={async (inputs) => {
            await api.post(`/process-versions/${id}/${name}`, inputs)
            if (name === 'pilot') feedback.success(t('piloting', { n: number }))
            done(process)
            close(true)
          }}
        />,
      )
    })
  }
  const run = (kind: 'publish' | 'pilot' | 'retire', version: Version): Promise<boolean> =>
    kind === 'publish' ? publish(version) : ask(kind, version)
  return { run, dialog }
}
