/** The second line of a search hit: what tells two records of the same name apart. */
import { seesInFull } from '../access/actor.ts'
import type { Reader } from '../data/list.ts'
import type { Row } from '../data/projection.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { FieldKind } from '../entity/meta.types.ts'
import { formatMoney } from '../pure/money-format.ts'

const telling: readonly FieldKind[] = ['ref', 'treeRef', 'target', 'text', 'money']
const mostFields = 2

/** The first fields of the list that name something: the customer of a deal and its amount, region and owner of a customer. */
export function hintFields(reader: Reader, entity: EntityDefinition): string[] {
  const fields = reader.registry.fields(entity)
  const names = new Set([...entity.list, ...(entity.highlights ?? [])])
  return [...names]
    .filter((name) => {
      const field = fields[name]
      const open = seesInFull(reader.actor, entity.name, name)
      return field && open && name !== entity.title && telling.includes(field.kind) && !field.pii
    })
    .slice(0, mostFields)
}

export function hintOf(
  reader: Reader,
  entity: EntityDefinition,
  names: string[],
  record: Row,
  { language, currency }: { language: 'zh' | 'en'; currency: string },
): string | null {
  const fields = reader.registry.fields(entity)
  const parts = names.map((name) => {
    const value = record[name]
    if (value === null || value === undefined || value === '') return ''
    if (fields[name]!.kind === 'money') return formatMoney(String(value), currency, language)
    return typeof value === 'object' ? String((value as { label?: unknown }).label ?? '') : String(value)
  })
  const told = [...new Set(parts.filter((part) => part !== '' && part !== record.label))]
  return told.length > 0 ? told.join(' · ') : null
}
