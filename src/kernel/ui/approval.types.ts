import type { ChoiceOption, FieldKind, Label } from '../entity/meta.types.ts'

/** A question of a form that an administrator has drawn. */
export interface AskedField {
  name: string
  label: Label
  kind: FieldKind
  required: boolean
  options?: ChoiceOption[] | undefined
  ref?: string | undefined
}

/** What must be said before a request can go to its approvers. */
export interface ApprovalNeed {
  process: string
  title: string
  form: AskedField[]
  /** Steps whose people the person names. */
  choose: { step: string; name: string }[]
}

export interface ApprovalAnswer {
  form: Record<string, unknown>
  chosen: Record<string, string[]>
}

/** A request that waits for approval. */
export interface HeldRequest {
  instance: string
  process: string
  title: string
}
