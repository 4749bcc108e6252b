/** Records whose every value can be told from every other one, so that a leak is found wherever it comes out. */
import { Readable } from 'node:stream'
import { systemActor } from '#kernel/access/actor.ts'
import type { EntityDefinition, Fields } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import { storeFile } from '#kernel/files/upload.ts'
import { computeCheckDigit } from '#kernel/pure/credit-code.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { createRecords } from '#kernel/write/create.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { currencies, exchangeRate } from '#modules/organisation'

export interface Canary {
  entity: EntityDefinition
  id: string
  /** Field -> texts that stand for its value and for nothing else; fields of few possible values have none. */
  texts: Map<string, string[]>
}

/** In the order in which they refer to each other. */
const names = ['customer', 'contact', 'product', 'opportunity', 'follow-up']
/** Their values are also those of other records' fields, or follow from them. */
const derived = ['happenedAt', 'nextContactAt', 'nextContactOn', 'lastContactAt', 'loggedOn']

/** One record of each kind with every field filled, changed once, so that the history has two sides. */
export async function makeCanaries(runtime: Runtime, owner: string): Promise<Canary[]> {
  const made = new Map<string, Canary>()
  let serial = 0
  const context = { actor: systemActor('contract suite'), source: 'system' as const }
  // Whichever currency an amount gets, there is a rate for it.
  await runtime.transact(context, async (ctx) => {
    const rates = currencies.slice(1, 2).map(({ value }) => ({ currency: value, rate: '7', validFrom: '2000-01-01' }))
    for (const values of rates) await ctx.create(exchangeRate, values)
  })
  for (const name of names) {
    const entity = runtime.registry.entity(name)
    const fields = runtime.registry.fields(entity) as Fields
    const texts = new Map<string, string[]>()
    const fill = async (round: number) => {
      const values: Record<string, unknown> = {}
      for (const [field, spec] of Object.entries(fields)) {
        if (spec.sql || ['stage', 'status', 'pipeline', 'parent', 'closedOn', 'department', 'region'].includes(field))
          continue
        if (round > 0 && (spec.kind === 'number' || spec.ref || spec.targets || spec.kind === 'attachment')) continue
        const n = ++serial
        const value = field === 'creditCode' ? creditCode(n) : await canaryValue(runtime, spec, n, made, owner)
        if (value === undefined) continue
        values[field] = value
        const text = Array.isArray(value) ? value[0] : value
        const telling = typeof text === 'string' && text.length > 5 && !spec.ref && !derived.includes(field)
        if (telling && spec.kind !== 'choice' && spec.kind !== 'attachment')
          texts.set(field, [...(texts.get(field) ?? []), text])
      }
      return values
    }
    const first = await fill(0)
    const id = await runtime.transact(context, async (ctx) => {
      const [outcome] = await createRecords(ctx, entity, [{ values: first }], { mode: 'action' })
      if (outcome!.violations.length) throw new Error(`${name}: ${JSON.stringify(outcome!.violations)}`)
      return outcome!.id
    })
    const second = await fill(1)
    await runtime.transact(context, async (ctx) => {
      const [outcome] = await updateRecords(ctx, entity, [{ id, values: second }], { mode: 'action' })
      if (outcome!.violations.length) throw new Error(`${name}: ${JSON.stringify(outcome!.violations)}`)
    })
    made.set(name, { entity, id, texts })
  }
  return [...made.values()]
}

const creditCode = (n: number): string => {
  const first17 = `91310000MA1FL${String(n).padStart(4, '0')}`
  return `${first17}${computeCheckDigit(first17)}`
}

/** A letter sequence that pinyin, dates or numbers never make. */
const word = (n: number): string =>
  `qxz${[...String(n).padStart(3, '0')].map((d) => 'bdfghjkmpt'[Number(d)]).join('')}qxz`

async function canaryValue(
  runtime: Runtime,
  field: FieldSpec,
  n: number,
  made: ReadonlyMap<string, Canary>,
  owner: string,
): Promise<unknown> {
  switch (field.kind) {
    case 'integer':
      return Math.min(field.max ?? 1e9, Math.max(field.min ?? 0, 1700 + n))
    case 'percent':
    case 'decimal':
      return '37.0'
    case 'money':
      // Falls with n, so that the floor price, which comes later, is not above the list price.
      return `${90_000_000 - n * 137_731}.00`
    case 'boolean':
      return true
    case 'date':
      return `20${31 + (n % 60)}-04-${String(1 + (n % 28)).padStart(2, '0')}`
    case 'instant':
      return `20${31 + (n % 60)}-05-06T07:08:09.000Z`
    case 'choice':
      return field.options?.[n % 2]?.value
    case 'ref':
    case 'treeRef':
      return field.ref === 'employee' ? owner : made.get(field.ref!)?.id
    case 'target':
      return { entity: 'opportunity', id: made.get('opportunity')!.id }
    case 'attachment':
      return [(await storeFile(runtime, Readable.from([Buffer.from('x')]), 'contract.txt', null)).id]
    case 'tags':
      return [word(n)]
    case 'email':
      return `${word(n)}@${word(n)}.com`
    case 'phone':
      return `1391${String(2_000_000 + n * 7919)}`
    case 'url':
      return `https://${word(n)}.com`
    case 'address':
      return { detail: word(n) }
    case 'geo':
      return { lat: 30, lng: 120 }
    case 'text':
    case 'longText':
    case 'richText':
    case 'number':
      return field.pattern ? undefined : word(n).slice(0, field.max)
    default:
      return undefined
  }
}
