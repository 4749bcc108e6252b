import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'

/** What the quick form needs of the follow-up entity, as the contract names it. */
export interface FollowUpForm {
  entity: EntityMeta
  target: FieldMeta
  content: FieldMeta
  kind: FieldMeta | undefined
  next: FieldMeta | undefined
  files: FieldMeta | undefined
}

/** The quick form, when this person may log follow-ups on records of `about`; null otherwise. */
export function followUpForm(entities: readonly EntityMeta[], about: EntityMeta): FollowUpForm | null {
  const entity = entities.find((each) => each.name === 'follow-up')
  if (!entity?.operations.create) return null
  const field = (name: string) => entity.fields.find((each) => each.name === name && each.create)
  const target = field('target')
  const content = field('content')
  if (!target?.targets?.includes(about.name) || !content) return null
  return {
    entity,
    target,
    content,
    kind: field('kind'),
    next: field('nextContactAt'),
    files: entity.fields.find((each) => each.kind === 'attachment' && each.create),
  }
}
