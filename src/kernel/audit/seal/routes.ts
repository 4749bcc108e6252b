/** `GET /audit-integrity` and `POST /audit-integrity/verify`, for administrators. */
import { sql } from 'drizzle-orm'
import { hasPermission } from '../../access/actor.ts'
import { badRequest, forbidden } from '../../api/errors.ts'
import { bodyOf, type RouteContext } from '../../api/request.ts'
import type { RouteApp } from '../../api/route.types.ts'
import { storedSetting } from '../../customise/stored-settings.ts'
import type { Sql } from '../../entity/context.ts'
import { readSeals } from './chain.ts'
import { checkKey, type StoredCheck } from './keeper.ts'
import { type SealProblem, sealState, verifySeals } from './verify.ts'

/** A step of checking; the screen shows how far it is in between. */
const stepMilliseconds = 2_000

const removalsShown = 50

export function integrityRoutes(app: RouteApp): void {
  app.get('/audit-integrity', async (c) => {
    const { db } = mayLook(c)
    const [state, lastCheck, removals] = await Promise.all([sealState(db), storedSetting(db, checkKey), removalsOf(db)])
    return c.json({ ...state, lastCheck: (lastCheck as StoredCheck | undefined) ?? null, removals })
  })

  app.post('/audit-integrity/verify', async (c) => {
    const runtime = mayLook(c)
    const { from = 1 } = await bodyOf(c)
    if (!Number.isSafeInteger(from) || (from as number) < 1) throw badRequest('field.integer', 'from')
    const options = { from: from as number, milliseconds: stepMilliseconds }
    const found = await verifySeals({ ...runtime.seals, db: runtime.db }, options)
    return c.json({ ...found, problems: await withNames(runtime.db, found.problems) })
  })
}

function mayLook(c: RouteContext) {
  if (!hasPermission(c.get('actor'), 'admin')) throw forbidden()
  return c.get('runtime')
}

type Person = { id: string; label: string }

/** Looks people up by id; one who is gone has an empty name. */
async function peopleOf(db: Sql, ids: (string | null | undefined)[]): Promise<(id: string | null) => Person | null> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  const found = await db.run<Person>(
    sql`select id, name as label from employee where id = any(${sql.param(wanted)}::uuid[])`,
  )
  return (id) => (id ? (found.find((person) => person.id === id) ?? { id, label: '' }) : null)
}

async function removalsOf(db: Sql): Promise<object[]> {
  const seals = await readSeals(db, sql`where kind = 'removal' order by number desc limit ${removalsShown}`)
  const person = await peopleOf(
    db,
    seals.map((seal) => seal.actorId),
  )
  return seals.map(({ number, sealedAt, count, reason, actorId }) => ({
    number,
    sealedAt,
    count,
    reason,
    by: person(actorId),
  }))
}

/** Who is said to have made an entry; kinds of records are named by the screen. */
async function withNames(db: Sql, problems: SealProblem[]): Promise<object[]> {
  const person = await peopleOf(
    db,
    problems.flatMap((problem) => problem.entries.map((entry) => entry.actorId)),
  )
  return problems.map((problem) => ({
    ...problem,
    entries: problem.entries.map(({ actorId = null, ...entry }) => ({ ...entry, by: person(actorId) })),
  }))
}
