import type { ActionMeta, EntityMeta } from '#kernel/entity/meta.types.ts'
import { formField } from '../fields/formField.ts'

/**
 * Giving a record to another owner: every owned entity has it (`POST …/transfer`), so it is no entry of the entity's
 * own actions. `null` where the entity brings its own, or has no owner.
 */
export function transferAction(entity: EntityMeta): ActionMeta | null {
  if (!entity.operations.transfer || entity.actions.some((action) => action.name === 'transfer')) return null
  return {
    name: 'transfer',
    label: { zh: '转移', en: 'Transfer' },
    help: {
      zh: `新的负责人会收到通知，这条${entity.label.zh}之后由对方跟进。`,
      en: `The new owner is told, and looks after this ${entity.label.en.toLowerCase()} from now on.`,
    },
    on: 'record',
    danger: false,
    primary: false,
    fields: [
      formField('owner', 'ref', { zh: '新负责人', en: 'New owner' }, { ref: 'employee', required: true }),
      formField('note', 'longText', { zh: '交接说明', en: 'Hand-over note' }, { max: 1000 }),
    ],
  }
}
