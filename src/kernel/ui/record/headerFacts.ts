import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'

const AT_MOST = 3

/** Which fields a record's header shows beside its title, so that no entity needs a list for it. */
export interface HeaderFacts {
  /** States: choices with a tone, without the one that has a bar of its own. */
  tags: FieldMeta[]
  /** What it is, quietly: plain choices and places in a tree. */
  facts: FieldMeta[]
  number: FieldMeta | undefined
  owner: FieldMeta | undefined
}

/** The field that the stage bar shows. */
const barOf = ({ kanban }: EntityMeta): string | undefined => (kanban?.steps ? kanban.field : undefined)

export function headerFacts(entity: EntityMeta): HeaderFacts {
  const toned = (field: FieldMeta) => field.kind === 'choice' && field.options?.some((option) => option.tone) === true
  const free = entity.fields.filter((field) => field.name !== barOf(entity))
  const tags = free.filter(toned).slice(0, AT_MOST)
  const plain = (field: FieldMeta) => field.kind === 'treeRef' || (field.kind === 'choice' && !toned(field))
  return {
    tags,
    facts: free
      .filter((field) => entity.list.includes(field.name) && !entity.highlights.includes(field.name) && plain(field))
      .slice(0, AT_MOST),
    number: entity.fields.find((field) => field.kind === 'number' && field.name !== entity.title),
    owner: entity.fields.find((field) => field.name === 'owner' && field.kind === 'ref'),
  }
}

/** The key figures of the header, without what a tag or the stage bar already says. */
export function keyFigures(entity: EntityMeta): FieldMeta[] {
  const said = new Set([barOf(entity), ...headerFacts(entity).tags.map((field) => field.name)])
  return entity.highlights
    .filter((name) => !said.has(name))
    .flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
}
