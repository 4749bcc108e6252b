/**
 * What happens when the server says that a request needs approval and must be explained first. The signed-in app registers
 * a dialog that asks over the page; the request waits for it and is sent again with the answers.
 */
import type { ApprovalAnswer, ApprovalNeed } from './approval.types.ts'

type Ask = (need: ApprovalNeed) => Promise<ApprovalAnswer | undefined>

let ask: Ask | undefined

/** Registers the dialog; the answer removes it. It resolves to undefined when the person gives up. */
export function onApprovalNeed(dialog: Ask): () => void {
  ask = dialog
  return () => {
    if (ask === dialog) ask = undefined
  }
}

export const hasApprovalDialog = (): boolean => ask !== undefined

export const askForApproval = (need: ApprovalNeed): Promise<ApprovalAnswer | undefined> =>
  ask?.(need) ?? Promise.resolve(undefined)

/** The header that carries the answers: header values are Latin letters. */
export const approvalHeaders = (answer: ApprovalAnswer): Record<string, string> => ({
  'x-approval': encodeURIComponent(JSON.stringify(answer)),
})
