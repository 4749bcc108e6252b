/** Who a comment mentions; everybody must see the record, or the mention would lead them to a closed door. */
import { badRequest, ruleBroken } from '../api/errors.ts'
import { findSeen } from '../api/seen-record.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { violation } from '../pure/violations.ts'
import type { Runtime } from '../runtime.ts'
import { mentionedIds } from './mentions.ts'

/** Each mention costs a query and sends a notice. */
const mostMentions = 20

export interface MentionedPeople {
  ids: string[]
  names: ReadonlyMap<string, string>
}

/** @throws AppError 422 with `comment.mention-cannot-see` for every one who does not see the record or does not exist */
export async function mentionedPeople(
  runtime: Runtime,
  entity: EntityDefinition,
  recordId: string,
  body: string,
): Promise<MentionedPeople> {
  const ids = mentionedIds(body)
  if (ids.length > mostMentions) throw badRequest('field.too-many', 'body', { max: mostMentions })
  const names = new Map<string, string>()
  const outside: string[] = []
  for (const id of ids) {
    const person = await runtime.actorOfEmployee(id)
    const sees = person && (await findSeen(runtime.db, runtime.registry, person, entity, recordId))
    if (sees) names.set(id, person.name)
    else outside.push(id)
  }
  if (outside.length > 0) {
    throw ruleBroken(
      outside.map((id) => violation('comment.mention-cannot-see', 'body', { id, name: writtenName(body, id) })),
    )
  }
  return { ids, names }
}

/** The name as the writer gave it: who cannot see the record is not looked up for them. */
function writtenName(body: string, id: string): string {
  const at = body.toLowerCase().indexOf(`](${id})`)
  return at < 0 ? id : body.slice(body.lastIndexOf('@[', at) + 2, at)
}
