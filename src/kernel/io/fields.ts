/** Which fields of an entity a person may fill from a file. */
import { type Actor, fieldRule, hasPermission } from '#kernel/access/actor.ts'
import { systemFields } from '#kernel/data/query.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { mayWrite } from '#kernel/write/input.ts'

/** Author and time of the record itself: taken over only with a right of its own. */
export const authorFields = ['createdAt', 'createdBy'] as const

export function importableFields(registry: Registry, actor: Actor, entity: EntityDefinition): Fields {
  const fields = Object.entries(registry.fields(entity)).filter(([name, field]) =>
    canImport(actor, entity, name, field),
  )
  const authors = hasPermission(actor, 'import.keep-author')
    ? authorFields.map((n) => [n, systemFields[n]!] as const)
    : []
  return Object.fromEntries([...fields, ...authors])
}

function canImport(actor: Actor, entity: EntityDefinition, name: string, field: FieldSpec): boolean {
  return field.kind !== 'attachment' && mayWrite(actor, entity, name, field, 'create', 'input')
}

/** Fields by which people name a record beside its title: those that are unique on their own and made to be read. */
export function namingFields(registry: Registry, actor: Actor, entity: EntityDefinition): string[] {
  const fields = registry.fields(entity)
  const unique = (entity.unique ?? []).filter((u) => u.fields.length === 1).map((u) => u.fields[0]!)
  return [...new Set([entity.title, ...unique])].filter((name) => {
    const field = fields[name]
    const readable = field && ['text', 'longText', 'number', 'email', 'phone'].includes(field.kind)
    const rule = fieldRule(actor, entity.name, name)
    return readable && field.section !== 'system' && rule !== 'hidden' && rule !== 'mask'
  })
}
