import type { Label } from '#kernel/entity/meta.types.ts'
import type { faultTexts } from './fault-text.ts'

export type FaultCode = keyof typeof faultTexts

/** Something about a flow that will not work (`error`) or is probably not meant (`warning`). */
export interface FlowFault {
  code: FaultCode
  level: 'error' | 'warning'
  /** The step that it is about; without one it is about the flow, its start form or its triggers. */
  step?: string
  /** The way that it is about. */
  edge?: string
  params?: Record<string, string | number | Label>
}
