import { sql } from 'drizzle-orm'
import { systemActor } from '#kernel/access/actor.ts'
import { conflict, invalidInput } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { Label, Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { company, department, employee, region } from '#modules/organisation'
import { giveAccount, hashNewPassword } from './accounts.ts'
import { defaultRegions } from './default-regions.ts'
import { checkPassword } from './rules/password.ts'
import { signInEmail } from './sign-in-email.ts'

export interface SetUpInput {
  company: string
  /** The administrator; "Administrator" when left out. */
  name?: string | undefined
  email: string
  password: string
  language?: 'zh' | 'en' | undefined
  currency?: string | undefined
  demo?: boolean | undefined
}

/** Two first visits at the same moment make one company. */
const lockKey = 715_300_004

const administrator: Label = { zh: '管理员', en: 'Administrator' }

/**
 * Makes the company, its root department, the default regions and the administrator with an account. The event
 * `company.set-up` tells the other modules, and whether a demo company is wanted.
 * @throws AppError 400 with every fault of the input, 409 `already-set-up`
 */
export async function setUp(runtime: Runtime, input: SetUpInput): Promise<{ employeeId: string }> {
  const values = checked(input)
  if (await runtime.isSetUp()) throw conflict('already-set-up')
  const hash = await hashNewPassword(values.password)
  const result = await runtime.transact({ actor: systemActor('set-up'), source: 'system' }, async (ctx) => {
    await ctx.sql.run(sql`select pg_advisory_xact_lock(${lockKey})`)
    const [existing] = await ctx.sql.run(sql`select 1 from company limit 1`)
    if (existing) throw conflict('already-set-up')
    return create(ctx, values, hash)
  })
  runtime.forget()
  return result
}

type Values = ReturnType<typeof checked>

async function create(ctx: Context, values: Values, hash: string): Promise<{ employeeId: string }> {
  const { language } = values
  const companyId = await ctx.create(company, { name: values.company, currency: values.currency, language })
  const root = await ctx.create(department, { name: values.company, kind: 'management' })
  const employeeId = await ctx.create(employee, {
    name: values.name,
    email: values.email,
    department: root,
    status: 'active',
    roles: ['admin'],
    preferences: { language },
  })
  await ctx.update(department, root, { manager: employeeId })
  for (const [position, { label, divisions }] of defaultRegions.entries()) {
    await ctx.create(region, { name: label[language], divisions, position })
  }
  await giveAccount(ctx, employeeId, hash)
  await ctx.emit('company.set-up', {
    entity: 'company',
    id: companyId,
    version: 1,
    actor: employeeId,
    demo: values.demo,
    language,
  })
  return { employeeId }
}

function checked(input: SetUpInput) {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
  const language = input.language === 'en' ? ('en' as const) : ('zh' as const)
  const values = {
    company: text(input.company),
    name: text(input.name) || administrator[language],
    email: signInEmail(input.email),
    password: input.password,
    language,
    currency: text(input.currency) || 'CNY',
    demo: input.demo === true,
  }
  const currencies = (company.fields.currency as FieldSpec).options ?? []
  const faults: Violation[] = [
    ...fitting(values.company, 'company', 200),
    ...fitting(values.name, 'name', 200),
    ...(values.email ? [] : [violation(text(input.email) ? 'field.email' : 'field.required', 'email')]),
    ...checkPassword(input.password),
    ...(currencies.some((option) => option.value === values.currency) ? [] : [violation('field.choice', 'currency')]),
  ]
  if (faults.length) throw invalidInput(faults)
  return { ...values, email: values.email as string }
}

function fitting(value: string, path: string, max: number): Violation[] {
  if (value === '') return [violation('field.required', path)]
  return value.length > max ? [violation('field.too-long', path, { max })] : []
}
