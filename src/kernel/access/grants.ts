/** Rights that many roles have on many entities, by the name of who works so. */
import { type Grant, operations, type ScopeName } from '../entity/define.ts'

const reach = (scope: ScopeName): Required<Grant> =>
  Object.fromEntries(operations.map((operation) => [operation, scope])) as Required<Grant>

/** Works on the own records; takes nothing out in bulk and gives nothing away. */
export const ownWork = { read: 'own', create: 'own', update: 'own', delete: 'own' } as const satisfies Grant

/** Leads a department and the people in it. */
export const teamLead: Grant = reach('department-below')

/** Is responsible for all of it. */
export const everything: Grant = reach('all')

/** Looks things up anywhere. */
export const lookUp = { read: 'all' } as const satisfies Grant
