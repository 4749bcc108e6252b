import type { Reference } from '#kernel/entity/meta.types.ts'

/*
 * A mention is stored as `@[name](id)` in the text of a comment. While writing, people see `@name`; who is meant
 * is kept beside it.
 */
const STORED = /@\[([^\]\n]{1,80})\]\(([\w-]{1,64})\)/g

export type TextPart = { text: string } | { mention: Reference }

/** A text being written. */
export interface Written {
  text: string
  /** Everybody chosen so far; somebody whose name was deleted again does no harm. */
  people: readonly Reference[]
}

/** A stored text as plain parts and mentions, in order. */
export function partsOf(body: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of body.matchAll(STORED)) {
    const [whole, label = '', id = ''] = match
    if (match.index > from) parts.push({ text: body.slice(from, match.index) })
    parts.push({ mention: { id, label } })
    from = match.index + whole.length
  }
  if (from < body.length) parts.push({ text: body.slice(from) })
  return parts
}

/** A stored text as it is edited, and the people mentioned in it. */
export function toEditable(body: string): Written {
  const people = partsOf(body).flatMap((part) => ('mention' in part ? [part.mention] : []))
  return { text: body.replace(STORED, '@$1'), people }
}

/**
 * The written text as it is stored. Every `@name` of somebody chosen becomes a mention, longest names first, so that
 * 李想 does not take the beginning of 李想容. A name followed by further letters is left as text.
 */
export function toStored({ text, people }: Written): string {
  const byLength = [...new Map(people.map((person) => [person.label, person])).values()]
    .filter((person) => person.label !== '')
    .sort((one, other) => other.label.length - one.label.length)
  if (byLength.length === 0) return text
  const names = byLength.map((person) => person.label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return text.replace(new RegExp(`@(${names})(?![A-Za-z0-9])`, 'g'), (whole, name: string) => {
    const person = byLength.find((each) => each.label === name)
    return person ? `@[${person.label}](${person.id})` : whole
  })
}
