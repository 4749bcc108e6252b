import { sql } from 'drizzle-orm'
import { type Actor, systemActor } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { dayInZone, instantOf } from '#kernel/pure/dates.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { type CreateItem, createRecords } from '#kernel/write/create.ts'
import { followUp } from '#modules/activities'
import { product } from '#modules/catalogue'
import { contact, customer } from '#modules/customers'
import { lead } from '#modules/leads'
import { opportunity } from '#modules/opportunities'
import { department, employee, position, region } from '#modules/organisation'
import { type DemoSize, generateCompany } from './generate/company.ts'
import type { DemoCompany } from './generate/types.ts'
import { demoBatch, demoTag } from './marks.ts'
import { writeState } from './state.ts'
import { storeAlerts } from './store/alerts.ts'
import { storeGoals } from './store/goals.ts'
import { defaultPipeline, historiesOf, instantsOf } from './store/histories.ts'
import { storeInsights } from './store/insights.ts'
import { storeMilestones } from './store/milestones.ts'
import { storeObjectives } from './store/okr.ts'
import { storePlan } from './store/plans.ts'
import { storeRequests } from './store/requests.ts'
import type { Stage } from './store/stage.ts'
import { storeTeamwork } from './store/teamwork.ts'

const chunk = 500
/** Goals, objectives, tasks and what hangs on them: a few more or less from day to day. */
const planned = 700

/** Generates and stores the demo company; one batch, so that it can be told apart and removed. */
export async function createDemo(runtime: Runtime, size?: DemoSize): Promise<void> {
  const { timeZone } = await runtime.company()
  const company = generateCompany(dayInZone(runtime.clock(), timeZone), size)
  const ids = new Map<string, string>()
  const total =
    company.people.length +
    company.products.length +
    company.customers.length +
    company.contacts.length +
    company.opportunities.length +
    company.followUps.length +
    company.leads.length +
    planned
  let done = 0

  const store = async (entity: EntityDefinition, items: (CreateItem & { key?: string })[]): Promise<void> => {
    for (let at = 0; at < items.length; at += chunk) {
      const part = items.slice(at, at + chunk)
      await inBatch(runtime, async (ctx) => {
        const outcomes = await createRecords(ctx, entity, part, { mode: 'action' })
        outcomes.forEach((outcome, i) => {
          if (outcome.violations.length) throw new Error(`demo ${entity.name}: ${JSON.stringify(outcome.violations)}`)
          const { key } = part[i]!
          if (key) ids.set(key, outcome.id)
        })
      })
      done += part.length
      await writeState(runtime.db, { state: 'creating', done: Math.min(done, total), total })
    }
  }

  await storeOrganisation(runtime, company, ids, store)
  const id = (key: string | null) => (key === null ? null : ids.get(key)!)
  const at = (day: string, time = '09:30') => instantOf(day, time, timeZone).toISOString()
  await store(
    product,
    company.products.map((values) => ({ key: `product ${values.name}`, values: { ...values, status: 'on' } })),
  )
  await store(
    customer,
    company.customers.map(({ key, region: regionName, owner, createdOn, ...values }) => ({
      key,
      createdAt: at(createdOn),
      createdBy: id(owner),
      values: { ...values, owner: id(owner), region: id(`region ${regionName}`), tags: [demoTag] },
    })),
  )
  await store(
    contact,
    company.contacts.map(({ customer: of, ...values }) => ({ values: { ...values, customer: id(of) } })),
  )
  await store(
    opportunity,
    company.opportunities.map(({ key, customer: of, product: name, owner, stages, ...values }) => ({
      key,
      createdAt: at(values.openedOn),
      createdBy: id(owner),
      values: {
        ...values,
        customer: id(of),
        product: id(`product ${name}`),
        owner: id(owner),
        stageEnteredAt: instantsOf(stages, at).at(-1),
        tags: [demoTag],
      },
    })),
  )
  for (const work of historiesOf(company, await defaultPipeline(runtime.db), id, at, chunk))
    await inBatch(runtime, work)
  await store(
    followUp,
    company.followUps.map(({ customer: of, opportunity: deal, owner, happenedOn, minute, nextOn, kind, content }) => {
      const happenedAt = at(happenedOn, clockTime(minute))
      return {
        createdAt: happenedAt,
        createdBy: id(owner),
        values: {
          target: deal ? { entity: 'opportunity', id: id(deal) } : { entity: 'customer', id: id(of) },
          owner: id(owner),
          kind,
          content,
          happenedAt,
          nextContactAt: nextOn && at(nextOn, '10:00'),
        },
      }
    }),
  )
  await store(
    lead,
    company.leads.map(({ key, region: regionName, owner, product: name, createdOn, minute, ...values }) => ({
      key,
      createdAt: at(createdOn, clockTime(minute)),
      createdBy: id(owner ?? 'marketing-0'),
      values: {
        ...values,
        owner: id(owner),
        region: id(`region ${regionName}`),
        product: name && id(`product ${name}`),
        tags: [demoTag],
      },
    })),
  )
  await runtime.db.run(sql`analyze`)
  await storeSteering({
    runtime,
    company,
    clock: await runtime.queryClock(),
    id: (key) => ids.get(key)!,
    has: (key) => ids.has(key),
    at,
    store,
    work: async (work, person) => {
      const actor =
        person === undefined ? undefined : await runtime.organisation.actorOfEmployee(runtime.db, ids.get(person)!)
      return inBatch(runtime, work, actor)
    },
  })
  await runtime.db.run(sql`analyze`)
  await writeState(runtime.db, { state: 'ready', done: total, total })
}

/** What leads the company: each part builds on what was stored before it. */
async function storeSteering(stage: Stage): Promise<void> {
  const goals = await storeGoals(stage)
  await storeObjectives(stage, goals)
  await storeMilestones(stage)
  await storePlan(stage)
  await storeInsights(stage)
  await storeAlerts(stage)
  await storeTeamwork(stage)
  await storeRequests(stage)
}

const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function inBatch<T>(
  runtime: Runtime,
  work: (ctx: Context) => Promise<T>,
  actor: Actor = systemActor('demo company'),
): Promise<T> {
  return runtime.transact({ actor, source: 'demo', batch: demoBatch }, work)
}

/** Departments, positions and people in the order in which they refer to each other. Regions that exist are used. */
async function storeOrganisation(
  runtime: Runtime,
  company: DemoCompany,
  ids: Map<string, string>,
  store: (entity: EntityDefinition, items: (CreateItem & { key?: string })[]) => Promise<void>,
): Promise<void> {
  const known = await runtime.db.run<{ id: string; name: string }>(
    sql`select id, name from region where deleted_at is null`,
  )
  for (const row of known) ids.set(`region ${row.name}`, row.id)
  const regions = [...new Set(company.customers.map((c) => c.region))].filter((name) => !ids.has(`region ${name}`))
  await store(
    region,
    regions.map((name) => ({ key: `region ${name}`, values: { name } })),
  )
  const places = await runtime.db.run<{ id: string; name: string }>(
    sql`select id, name from position where deleted_at is null`,
  )
  for (const row of places) ids.set(`position ${row.name}`, row.id)
  const newPositions = company.positions.filter((name) => !ids.has(`position ${name}`))
  await store(
    position,
    newPositions.map((name, rank) => ({ key: `position ${name}`, values: { name, rank } })),
  )
  const [root] = await runtime.db.run<{ id: string }>(
    sql`select id from department where parent_id is null and deleted_at is null order by created_at limit 1`,
  )
  for (const { key, name, parent, kind } of company.departments) {
    await store(department, [
      { key: `department ${key}`, values: { name, kind, parent: parent ? ids.get(`department ${parent}`) : root?.id } },
    ])
  }
  for (const person of company.people) {
    await store(employee, [
      {
        key: person.key,
        values: {
          name: person.name,
          department: ids.get(`department ${person.department}`),
          position: ids.get(`position ${person.position}`),
          manager: person.manager && ids.get(person.manager),
          regions: person.region ? [ids.get(`region ${person.region}`)] : [],
          roles: [person.role],
          hiredOn: person.hiredOn,
          status: 'active',
        },
      },
    ])
  }
  await inBatch(runtime, async (ctx) => {
    for (const { key } of company.departments) {
      const head = company.people.find((p) => p.department === key && p.role !== 'sales-rep')
      if (head) await ctx.update(department, ids.get(`department ${key}`)!, { manager: ids.get(head.key) })
    }
  })
}
