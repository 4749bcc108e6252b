import { App } from 'antd'
import type { Label } from '#kernel/entity/meta.types.ts'
import { api, apiUrl } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Flow, Trigger } from '../../rules/flow.types.ts'
import { editorTexts } from '../drawing/text.ts'
import type { DrawingState } from './useDrawing.ts'

interface ReadAnswer {
  name: string
  flow: Flow
  triggers: Trigger[]
  notes: { step?: string; text: Label }[]
}

/** Brings a BPMN file into the drawing, with what has to be looked at, and takes the drawing out as one. */
export function useBpmnFile(version: string, drawing: DrawingState, onRead: () => void) {
  const t = useText(editorTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const readFile = async (file: File) => {
    try {
      const answer = await api.post<ReadAnswer>('/processes/read-bpmn', { xml: await file.text() })
      const triggers = answer.triggers.length > 0 ? answer.triggers : drawing.triggers
      drawing.change({ flow: answer.flow, triggers })
      onRead()
      if (answer.notes.length === 0) return feedback.success(t('imported', { name: answer.name }))
      modal.info({
        title: t('imported', { name: answer.name }),
        width: 560,
        okText: t('ok'),
        content: (
          <>
            <p>{t('importNotes')}</p>
            <ul className="zy-import-notes">
              {answer.notes.map(({ text }) => (
                <li key={text.zh}>{label(text)}</li>
              ))}
            </ul>
            <p className="zy-panel-quiet">{t('importUndo')}</p>
          </>
        ),
      })
    } catch (error) {
      feedback.error(error)
    }
  }
  const exportFile = () => window.location.assign(apiUrl(`/process-versions/${version}/bpmn`))
  return { readFile, exportFile }
}
