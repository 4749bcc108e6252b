/** Mentions in the text of a comment: `@[name](employee id)`, as `#kernel/ui/record/mentions.ts` writes them. */
import { isId } from '../pure/ids.ts'

const mention = /@\[([^\]\n]{1,80})\]\(([\w-]{1,64})\)/g

/** Ids of the people mentioned, each once, in order. */
export function mentionedIds(body: string): string[] {
  return [...new Set([...body.matchAll(mention)].map(([, , id]) => id!.toLowerCase()).filter(isId))]
}

/** The text with the real name at every mention, so that nobody is quoted under another name. */
export function withNames(body: string, names: ReadonlyMap<string, string>): string {
  return body.replace(mention, (whole, _label, id: string) => {
    const name = names
      .get(id.toLowerCase())
      ?.replace(/[\]\n]/g, ' ')
      .slice(0, 80)
    return name ? `@[${name}](${id.toLowerCase()})` : whole
  })
}

/** The text as a person reads it: mentions as `@name`. */
export const plainText = (body: string): string => body.replace(mention, '@$1')
