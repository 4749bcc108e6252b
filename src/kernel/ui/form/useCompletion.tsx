import { type ReactNode, useCallback, useState } from 'react'
import type { EntityMeta, FieldMeta, Label, Violation } from '#kernel/entity/meta.types.ts'
import { isApiError } from '../client.ts'
import { textOf } from '../text.ts'
import { ActionDialog } from './ActionDialog.tsx'
import type { FormValues } from './formValues.ts'
import { formTexts } from './text.ts'
import { fieldsToAsk } from './violations.ts'

interface Attempt<T> {
  /** What is being done, for the dialog ("进入商务谈判"). */
  label: Label
  record: FormValues
  /** Sends the change together with what was asked for. */
  send: (more: Record<string, unknown>) => Promise<T>
}

interface Asking {
  label: Label
  record: FormValues
  fields: FieldMeta[]
  violations: Violation[]
  submit: (inputs: Record<string, unknown>) => Promise<void>
  cancel: () => void
}

/** Thrown when the person closes the dialog: the change is not made, and nothing is to be reported. */
export class GivenUp extends Error {}

/**
 * Makes a change that may need more than was given: when the server refuses with missing fields (422), they are
 * asked for in a dialog and the change is sent again with them. Other errors are thrown on. Render `dialog`.
 */
export function useCompletion(
  entity: EntityMeta,
  operation: 'create' | 'update' = 'update',
): {
  complete: <T>(attempt: Attempt<T>) => Promise<T>
  dialog: ReactNode
} {
  const [asking, setAsking] = useState<Asking>()
  const complete = useCallback(
    async <T,>(attempt: Attempt<T>): Promise<T> => {
      try {
        return await attempt.send({})
      } catch (error) {
        if (!isApiError(error, 422)) throw error
        const { violations } = error.body
        const fields = fieldsToAsk(violations, entity.fields, operation)
        if (!fields) throw error
        return new Promise<T>((resolve, reject) => {
          setAsking({
            label: attempt.label,
            record: attempt.record,
            // What was missing is needed now, whatever it is otherwise.
            fields: fields.map((field) => ({ ...field, required: true })),
            violations,
            submit: async (inputs) => resolve(await attempt.send(inputs)),
            cancel: () => reject(new GivenUp('closed')),
          })
        })
      }
    },
    [entity, operation],
  )
  const dialog = asking ? (
    <ActionDialog
      action={{ label: asking.label, fields: asking.fields, danger: false }}
      record={asking.record}
      violations={asking.violations}
      help={textOf(formTexts.fillInHelp)}
      onSubmit={asking.submit}
      onClose={() => {
        // After a submit that went through this changes nothing: the promise is settled.
        asking.cancel()
        setAsking(undefined)
      }}
    />
  ) : null
  return { complete, dialog }
}
