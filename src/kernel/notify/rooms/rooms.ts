/** The chat rooms of the company: rows of `notice_room`, with the robot's address and signing key encrypted. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { invalidInput } from '../../api/errors.ts'
import type { Context, Sql } from '../../entity/context.ts'
import { addressOf } from '../../outbound/request.ts'
import { newId } from '../../pure/ids.ts'
import { violation } from '../../pure/violations.ts'
import type { InstanceSecret } from '../../secrets/instance-secret.ts'
import { type Robot, type RobotProvider, robotProviders } from './robots.ts'

const purpose = 'notice room'

const input = z.strictObject({
  name: z.string().trim().min(1).max(100),
  provider: z.enum(robotProviders),
  /** Left out or null: the kept one stays. */
  address: z.string().trim().max(1000).nullish(),
  signingKey: z.string().trim().max(200).nullish(),
  department: z.uuid().nullish(),
  kinds: z.array(z.string().max(100)).max(200),
  showsBody: z.boolean(),
  allowPrivate: z.boolean(),
  enabled: z.boolean(),
})
export type RoomInput = z.output<typeof input>

interface StoredRoom extends Record<string, unknown> {
  id: string
  name: string
  provider: RobotProvider
  address: string
  signingKey: string | null
  department: string | null
  departmentName: string | null
  kinds: string[]
  showsBody: boolean
  allowPrivate: boolean
  enabled: boolean
}

/** A room ready to be written to. `robot` is undefined when what is kept cannot be read any more. */
export interface Room {
  id: string
  robot: Robot | undefined
  allowPrivate: boolean
}

const columns = sql`r.id, r.name, r.provider, r.address, r.signing_key as "signingKey", r.department_id as department,
  (select name from department d where d.id = r.department_id) as "departmentName", r.kinds, r.shows_body as "showsBody",
  r.allow_private as "allowPrivate", r.enabled`

const pick = async (db: Sql, where: SQL, lock = sql``): Promise<StoredRoom[]> =>
  db.run<StoredRoom>(sql`select ${columns} from notice_room r where ${where} order by r.created_at, r.id ${lock}`)

/** @throws AppError 400 with every fault */
export function readRoom(body: unknown, kinds: ReadonlySet<string>): RoomInput {
  const parsed = input.safeParse(body)
  const faults = parsed.success
    ? parsed.data.kinds.filter((kind) => !kinds.has(kind)).map((kind) => violation('field.choice', `kinds.${kind}`))
    : parsed.error.issues.map((issue) =>
        violation(
          issue.code === 'unrecognized_keys'
            ? 'field.unknown'
            : issue.code === 'too_small'
              ? 'field.required'
              : 'setting.value',
          String(issue.path[0] ?? (issue.code === 'unrecognized_keys' ? issue.keys[0] : '')),
        ),
      )
  if (parsed.success && parsed.data.address && !isWebAddress(parsed.data.address))
    faults.push(violation('outbound.address', 'address'))
  if (faults.length) throw invalidInput(faults)
  return parsed.data as RoomInput
}

function isWebAddress(text: string): boolean {
  try {
    return Boolean(addressOf(text))
  } catch {
    return false
  }
}

/** Stores a new room, or changes one; undefined when there is none with the id. */
export async function storeRoom(
  ctx: Context,
  secret: InstanceSecret,
  values: RoomInput,
  id?: string,
): Promise<string | undefined> {
  const [before] = id ? await pick(ctx.sql, sql`r.id = ${id}::uuid`, sql`for update of r`) : []
  if (id && !before) return undefined
  if (!values.address && !before) throw invalidInput([violation('field.required', 'address')])
  const address = values.address ? secret.encrypt(values.address, purpose) : before!.address
  // A robot of another address must not be handed the key of the old one.
  const signingKey = values.signingKey
    ? secret.encrypt(values.signingKey, purpose)
    : values.address || values.signingKey === ''
      ? null
      : (before?.signingKey ?? null)
  const room = id ?? newId()
  await ctx.sql.run(sql`
    insert into notice_room (id, name, provider, address, signing_key, department_id, kinds, shows_body, allow_private, enabled, free_at, created_at)
    values (${room}::uuid, ${values.name}, ${values.provider}, ${address}, ${signingKey}, ${values.department ?? null}::uuid,
      ${sql.param(values.kinds)}::text[], ${values.showsBody}, ${values.allowPrivate}, ${values.enabled},
      ${ctx.now.toISOString()}::timestamptz, ${ctx.now.toISOString()}::timestamptz)
    on conflict (id) do update set name = excluded.name, provider = excluded.provider, address = excluded.address,
      signing_key = excluded.signing_key, department_id = excluded.department_id, kinds = excluded.kinds,
      shows_body = excluded.shows_body, allow_private = excluded.allow_private, enabled = excluded.enabled,
      free_at = least(notice_room.free_at, excluded.free_at + interval '4 seconds')`)
  return room
}

export async function removeRoom(ctx: Context, id: string): Promise<boolean> {
  return (await ctx.sql.run(sql`delete from notice_room where id = ${id}::uuid returning id`)).length > 0
}

/** What the screen shows: of the address only its host. */
export async function describeRooms(db: Sql, secret: InstanceSecret) {
  return (await pick(db, sql`true`)).map(({ address, signingKey, department, departmentName, ...room }) => {
    const open = secret.decrypt(address, purpose)
    return {
      ...room,
      department: department && { id: department, label: departmentName ?? '' },
      host: open && URL.canParse(open) ? new URL(open).host : null,
      hasSigningKey: signingKey !== null,
      readable: open !== undefined && (signingKey === null || secret.decrypt(signingKey, purpose) !== undefined),
    }
  })
}

/** The robot that values on a form would mean, with what is kept where nothing was typed. */
export async function roomOfInput(
  db: Sql,
  secret: InstanceSecret,
  values: RoomInput,
  id?: string,
): Promise<Room | undefined> {
  const [before] = id ? await pick(db, sql`r.id = ${id}::uuid`) : []
  const kept = before && robotOf(secret, before)
  const address = values.address || kept?.address
  if (!address) return undefined
  const signingKey = values.signingKey || (values.address ? null : (kept?.signingKey ?? null))
  return { id: id ?? '', robot: { provider: values.provider, address, signingKey }, allowPrivate: values.allowPrivate }
}

/** Undefined when it was removed or switched off. */
export async function openRoom(db: Sql, secret: InstanceSecret, id: string): Promise<Room | undefined> {
  const [room] = await pick(db, sql`r.id = ${id}::uuid and r.enabled`)
  return room && { id: room.id, robot: robotOf(secret, room), allowPrivate: room.allowPrivate }
}

function robotOf(secret: InstanceSecret, { provider, address, signingKey }: StoredRoom): Robot | undefined {
  const open = secret.decrypt(address, purpose)
  const key = signingKey === null ? null : secret.decrypt(signingKey, purpose)
  return open === undefined || key === undefined ? undefined : { provider, address: open, signingKey: key }
}

export interface RoomFor {
  id: string
  showsBody: boolean
}

/** Where notices of a kind to somebody of a department go: the nearest department's room upwards, else the company's. */
export async function roomFor(db: Sql, department: string | null, kind: string): Promise<RoomFor | undefined> {
  const [room] = await db.run<RoomFor>(sql`
    with recursive up as (
      select id, parent_id, 0 as far from department where id = ${department}::uuid and deleted_at is null
      union all select d.id, d.parent_id, up.far + 1 from department d join up on d.id = up.parent_id where d.deleted_at is null and up.far < 50)
    select r.id, r.shows_body as "showsBody" from notice_room r left join up on up.id = r.department_id
    where r.enabled and ${kind} = any(r.kinds) and (r.department_id is null or up.id is not null)
    order by up.far nulls last, r.created_at limit 1`)
  return room
}

/** Kinds that any room takes, and the chat services in use. */
export async function roomsInUse(db: Sql): Promise<{ kinds: Set<string>; providers: RobotProvider[] }> {
  const rows = await db.run<{ provider: RobotProvider; kinds: string[] }>(
    sql`select provider, kinds from notice_room where enabled order by created_at`,
  )
  return {
    kinds: new Set(rows.flatMap(({ kinds }) => kinds)),
    providers: robotProviders.filter((provider) => rows.some((row) => row.provider === provider)),
  }
}
