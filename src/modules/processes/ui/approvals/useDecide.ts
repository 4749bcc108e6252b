import { useCallback } from 'react'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { invalidateEntity, queryClient } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import { approvalTexts } from './text.ts'
import { withoutPart } from './withoutPart.ts'

export type Verb = 'approve' | 'reject' | 'complete'
const words = { approve: 'approved', reject: 'rejected', complete: 'completed' } as const

export interface Decision {
  comment?: string
  form?: Record<string, unknown>
  changes?: Record<string, unknown>
}

/** Everything that a decision may have changed is read again. */
export function refreshApprovals(): void {
  invalidateEntity('process-task')
  invalidateEntity('process-instance')
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('pending') })
}

/** Sends a decision. True when it is done; somebody who was faster is told of, and the screen follows. */
export function useDecide() {
  const feedback = useFeedback()
  const t = useText(approvalTexts)
  return useCallback(
    async (task: { id: string; version?: number }, verb: Verb, decision: Decision): Promise<boolean> => {
      try {
        await withoutPart(() => api.post(`/process-tasks/${task.id}/${verb}`, decision))
        feedback.success(t(words[verb]))
        return true
      } catch (error) {
        // Faults of a form are shown at its fields.
        if (isApiError(error, 400) && error.body.violations.length > 0) throw error
        feedback.error(error)
        // Decided by somebody else meanwhile: nothing is left to do here.
        return isApiError(error, 409)
      } finally {
        refreshApprovals()
      }
    },
    [feedback, t],
  )
}
