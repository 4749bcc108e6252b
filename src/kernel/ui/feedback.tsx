import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta, Violation } from '../entity/meta.types.ts'
import { api, isApiError, isHeld } from './client.ts'
import './feedback.css'
import { queryClient } from './query.ts'
import { defineText, type Translate, useLabel, useText } from './text.ts'

const texts = defineText({
  undo: { zh: '撤销', en: 'Undo' },
  undone: { zh: '已撤销', en: 'Undone' },
  undoneSome: {
    zh: '已撤销 {undone} 条，{skipped} 条之后又被改动，保持不变',
    en: '{undone} undone; {skipped} {skipped|was|were} changed since and left as {skipped|it is|they are}',
  },
  failed: { zh: '没有成功', en: 'That did not work' },
  unknown: { zh: '出现意外错误，请重试', en: 'Something unexpected happened; try again' },
  request: { zh: '请求编号 {id}', en: 'Request {id}' },
  held: { zh: '已提交审批，通过后生效', en: 'Sent for approval; it takes effect when approved' },
  look: { zh: '查看', en: 'See it' },
})

export interface Feedback {
  /** Something was done that can be taken back: a short note with an Undo button for ten seconds. */
  undoable: (message: string, batchId: string | null | undefined) => void
  success: (message: string) => void
  /** Says what went wrong, every fault at once, or that it waits for approval. With the entity, faults are named by their fields. */
  error: (error: unknown, entity?: EntityMeta) => void
}

const UNDO_SECONDS = 10

interface UndoAnswer {
  undone: number | { id: string }[]
  skipped: { id: string; label: string; reason: string }[]
}

function Faults({ violations, entity }: { violations: Violation[]; entity?: EntityMeta }) {
  const label = useLabel()
  return (
    <ul className="zy-faults">
      {violations.map((violation) => {
        const field = entity?.fields.find((each) => each.name === violation.path.split('.')[0])
        return (
          <li key={`${violation.path}/${violation.code}`}>
            {field && <b>{label(field.label)} </b>}
            {violation.message ?? violation.code}
          </li>
        )
      })}
    </ul>
  )
}

function undoneText(t: Translate<typeof texts>, answer: UndoAnswer): string {
  const undone = typeof answer.undone === 'number' ? answer.undone : answer.undone.length
  if (answer.skipped.length === 0) return t('undone')
  return t('undoneSome', { undone, skipped: answer.skipped.length })
}

/** Notes about what happened; they never take the focus. */
export function useFeedback(): Feedback {
  const { message, notification } = App.useApp()
  const t = useText(texts)
  const navigate = useNavigate()
  return useMemo<Feedback>(() => {
    const held = (instance: string) => {
      const key = `held:${instance}`
      const look = () => {
        message.destroy(key)
        void navigate({ to: `/approvals/${instance}` as string })
      }
      void queryClient.invalidateQueries({ queryKey: ['list', 'process-task'] })
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('pending') })
      void message.open({
        key,
        type: 'success',
        duration: UNDO_SECONDS,
        content: (
          <>
            {t('held')}
            <Button type="link" size="small" className="zy-undo" onClick={look}>
              {t('look')}
            </Button>
          </>
        ),
      })
    }
    const error = (fault: unknown, entity?: EntityMeta) => {
      // An aborted request was wanted; an ended session is dealt with by the sign-in dialog.
      if ((fault instanceof DOMException && fault.name === 'AbortError') || isApiError(fault, 401)) return
      if (isHeld(fault)) {
        held(fault.held.instance)
        return
      }
      if (!isApiError(fault)) {
        console.error(fault)
        void message.error(t('unknown'))
        return
      }
      const { message: title, violations, requestId } = fault.body
      const told = violations.filter((violation) => violation.message !== title)
      if (told.length === 0 && fault.status < 500) {
        void message.error(title, 6)
        return
      }
      notification.error({
        title,
        description: told.length > 0 ? <Faults violations={told} entity={entity} /> : t('request', { id: requestId }),
        duration: 10,
      })
    }
    const undo = async (batchId: string) => {
      try {
        const answer = await api.post<UndoAnswer>(`/undo/${encodeURIComponent(batchId)}`)
        await queryClient.invalidateQueries()
        void message.success(undoneText(t, answer))
      } catch (fault) {
        error(fault)
      }
    }
    return {
      error,
      success: (text) => void message.success(text),
      undoable: (text, batchId) => {
        if (!batchId) {
          void message.success(text)
          return
        }
        const key = `undo:${batchId}`
        const run = () => {
          message.destroy(key)
          void undo(batchId)
        }
        void message.open({
          key,
          type: 'success',
          duration: UNDO_SECONDS,
          content: (
            <>
              {text}
              <Button type="link" size="small" className="zy-undo" onClick={run}>
                {t('undo')}
              </Button>
            </>
          ),
        })
      },
    }
  }, [message, navigate, notification, t])
}
