import type { FieldMeta } from '../../entity/meta.types.ts'
import type { AskedField } from '../approval.types.ts'
import { formField } from '../fields/formField.ts'

/** A question of a drawn form as the field editors and cells know it. */
export const askedField = ({ name, kind, label, required, options, ref }: AskedField): FieldMeta =>
  formField(name, kind, label, { required, ...(options && { options }), ...(ref && { ref }) })

/** Whom to ask at a step that leaves it open, as a field of people. */
export const chosenPeople = ({ step, name }: { step: string; name: string }): FieldMeta =>
  askedField({
    name: step,
    label: { zh: `“${name}”由谁处理`, en: `Who handles "${name}"` },
    kind: 'refs',
    ref: 'employee',
    required: true,
  })
