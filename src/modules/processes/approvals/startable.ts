/** The processes that a person may start from the list of requests. */
import { sql } from 'drizzle-orm'
import { notFound } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { stepsToChoose } from '../held/needs.ts'
import type { Flow } from '../rules/flow.types.ts'
import type { StartableProcess, StartForm } from './approvals.types.ts'
import { stepsAhead } from './ways.ts'

interface Row extends Record<string, unknown> {
  id: string
  key: string
  name: Label
  about: string | null
  category: string | null
  version: string
  flow: Flow
}

export async function startableProcesses(reader: Reader): Promise<StartableProcess[]> {
  const rows = await rowsOf(reader)
  return rows.map(({ id, key, name, about, category }) => ({ id, key, name, about, category }))
}

/** @throws AppError 404 when there is none of this key that the person may start */
export async function startForm(reader: Reader, key: string): Promise<StartForm & { version: string }> {
  const row = (await rowsOf(reader)).find((each) => each.key === key)
  if (!row) throw notFound()
  const { flow, ...facts } = row
  return { ...facts, form: flow.form, choose: stepsToChoose(flow), steps: stepsAhead(flow, []) }
}

/** People of its department try the pilot version; all others have the published one. */
const rowsOf = (reader: Reader): Promise<Row[]> =>
  reader.sql.run<Row>(sql`
    with recursive line as (
      select ${reader.actor.department?.id ?? null}::uuid as id
      union select d.parent_id from department d join line l on d.id = l.id where d.parent_id is not null)
    select distinct on (p.category, p.name, p.id) p.id, p.key, jsonb_build_object('zh', p.name, 'en', coalesce(nullif(p.name_en, ''), p.name)) as name,
      p.about, p.category, v.id as version, v.flow
    from process p join process_version v on v.process_id = p.id and v.deleted_at is null
      and (v.state = 'published' or (v.state = 'pilot' and v.pilot_department_id in (select id from line)))
    where p.state = 'active' and p.deleted_at is null and v.triggers @> '[{"on":"request"}]'::jsonb
    order by p.category, p.name, p.id, v.state = 'pilot' desc`)
