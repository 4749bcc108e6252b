import type { ModuleUi } from '#kernel/ui/module-ui.ts'
import { approvalsUi } from './approvals/parts.ts'
import { drawingUi } from './drawing-ui.ts'

/** Screens of processes: approvals and requests, the library and the drawing of flows. */
export const ui: ModuleUi = {
  ...approvalsUi,
  ...drawingUi,
  pages: [...(approvalsUi.pages ?? []), ...(drawingUi.pages ?? [])],
}
