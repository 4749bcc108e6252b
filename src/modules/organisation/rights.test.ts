import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { employee } from './entities/employee.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** Resolves once a transaction waits for the lock of another one. */
async function somebodyWaits(): Promise<void> {
  const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted`
  while ((await app.runtime.db.pool.query(waiting)).rows.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

const codes = (answer: { body: { violations: { code: string }[] } }) => answer.body.violations.map((v) => v.code)

describe('the last administrator', () => {
  it('cannot be demoted, deactivated or robbed of the account', async () => {
    const path = `employees/${app.admin.employeeId}`
    const demoted = await app.admin.patch(path, { roles: ['sales-rep'] })
    expect(demoted.status).toBe(422)
    expect(demoted.body.violations).toMatchObject([{ code: 'employee.last-admin', path: 'roles' }])
    expect(codes(await app.admin.patch(path, { status: 'left' }))).toEqual(['employee.last-admin'])
    expect(codes(await app.admin.delete(`${path}/account`))).toEqual(['employee.last-admin'])
  })

  it('is not somebody who could not sign in', async () => {
    await app.admin.post('employees', { name: '无账号', email: 'no-account@example.com', roles: ['admin'] })
    expect(codes(await app.admin.patch(`employees/${app.admin.employeeId}`, { status: 'left' }))).toEqual([
      'employee.last-admin',
    ])
  })

  it('may go when another one stays, and of two who go together one must stay', async () => {
    const second = await app.person({ role: 'admin' })
    const third = await app.person({ role: 'admin' })
    expect((await app.admin.patch(`employees/${third.employeeId}`, { roles: [] })).status).toBe(200)
    const written = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const first = app.admin.transact(async (ctx) => {
      await ctx.update(employee, second.employeeId, { status: 'left' })
      written.resolve()
      await mayCommit.promise
    })
    await written.promise
    const other = second
      .transact((ctx) => ctx.update(employee, app.admin.employeeId, { status: 'left' }))
      .then(
        () => 'done',
        () => 'refused',
      )
    await Promise.race([other, somebodyWaits()])
    mayCommit.resolve()
    await first
    expect(await other).toBe('refused')
    await app.runtime.db.pool.query(`update employee set status = 'active' where 'admin' = any(roles)`)
    app.runtime.forget()
  })
})

describe('roles of people', () => {
  it('HR hires, but makes nobody administrator and does not promote itself', async () => {
    const hr = await app.person({ role: 'hr' })
    const rep = await app.person({ role: 'sales-rep' })
    expect((await hr.patch(`employees/${rep.employeeId}`, { roles: ['department-manager'] })).status).toBe(200)
    expect(codes(await hr.patch(`employees/${rep.employeeId}`, { roles: ['admin'] }))).toEqual(['employee.admin-role'])
    expect(codes(await hr.patch(`employees/${app.admin.employeeId}`, { roles: ['hr'] }))).toContain(
      'employee.admin-role',
    )
    expect(codes(await hr.patch(`employees/${hr.employeeId}`, { roles: ['hr', 'general-manager'] }))).toEqual([
      'employee.own-roles',
    ])
    expect(codes(await hr.post('employees', { name: 'x', roles: ['admin'] }))).toEqual(['employee.admin-role'])
    expect(codes(await app.admin.patch(`employees/${rep.employeeId}`, { roles: ['king'] }))).toEqual([
      'employee.role-unknown',
    ])
  })
})

describe('rights of a role', () => {
  const roleId = async (key: string) =>
    (await app.admin.get(`roles?filter=${encodeURIComponent(JSON.stringify({ field: 'key', op: 'eq', value: key }))}`))
      .body.items[0].id

  it('are shown as they are in force, and where they differ from what ships', async () => {
    const id = await roleId('sales-rep')
    const before = (await app.admin.get(`roles/${id}/rights`)).body
    const of = (view: typeof before, name: string) => view.entities.find((e: { entity: string }) => e.entity === name)
    expect(of(before, 'opportunity')).toMatchObject({ source: 'default', operations: { read: 'own' } })
    const changed = await app.admin.patch(`roles/${id}`, {
      grants: { opportunity: { read: 'department', update: null } },
      permissions: { reveal: false },
      fieldRules: { customer: { phone: 'mask' } },
    })
    expect(changed.status).toBe(200)
    const after = (await app.admin.get(`roles/${id}/rights`)).body
    expect(of(after, 'opportunity')).toMatchObject({
      source: 'changed',
      operations: { read: 'department' },
      defaults: { read: 'own' },
    })
    expect(of(after, 'opportunity').operations).not.toHaveProperty('update')
    expect(of(after, 'customer').source).toBe('default')
    expect(after.permissions.find((p: { key: string }) => p.key === 'reveal')).toMatchObject({
      granted: false,
      default: true,
    })
    expect(after.fieldRules).toEqual({ customer: { phone: 'mask' } })
    const rep = await app.person({ role: 'sales-rep' })
    expect((await rep.get('me')).body.permissions).not.toContain('reveal')
    expect((await rep.get(`roles/${id}/rights`)).status).toBe(403)
    expect((await app.admin.patch(`roles/${id}`, { grants: null, permissions: null, fieldRules: null })).status).toBe(
      200,
    )
  })

  it('name only what exists', async () => {
    const id = await roleId('finance')
    const wrong = await app.admin.patch(`roles/${id}`, {
      grants: { unicorn: { read: 'all' }, customer: { fly: 'all', read: 'everything' } },
      fieldRules: { customer: { horn: 'read', name: 'shiny' } },
      permissions: { admin: true, reveal: 'yes' },
    })
    expect(wrong.status).toBe(422)
    expect(codes(wrong)).toEqual([
      'role.entity-unknown',
      'role.operation-unknown',
      'role.scope-unknown',
      'role.field-unknown',
      'role.field-rule-unknown',
      'role.permission-unknown',
      'role.form',
    ])
    expect(codes(await app.admin.patch(`roles/${id}`, { grants: [] }))).toEqual(['role.form'])
  })

  it('of the administrator cannot be cut', async () => {
    const id = await roleId('admin')
    expect(codes(await app.admin.patch(`roles/${id}`, { grants: { customer: {} } }))).toEqual(['role.admin-is-fixed'])
    expect((await app.admin.get(`roles/${id}/rights`)).body).toMatchObject({ fixed: true })
  })
})

describe('GET /calendar', () => {
  it('tells working days and why others are none', async () => {
    await app.admin.post('calendar-days', { day: '2026-10-09', kind: 'rest', name: '司庆' })
    const { body } = await app.admin.get('calendar?from=2026-10-01&to=2026-10-12')
    const of = Object.fromEntries(body.items.map((d: { day: string }) => [d.day, d]))
    expect(of['2026-10-01']).toEqual({
      day: '2026-10-01',
      working: false,
      reason: 'holiday',
      label: { zh: '国庆节', en: 'National Day' },
    })
    expect(of['2026-10-08']).toEqual({ day: '2026-10-08', working: true, reason: 'workday', label: null })
    expect(of['2026-10-09']).toEqual({
      day: '2026-10-09',
      working: false,
      reason: 'company',
      label: { zh: '司庆', en: '司庆' },
    })
    expect(of['2026-10-10']).toMatchObject({ working: true, reason: 'swapped', label: { zh: '国庆节调休上班' } })
    expect(of['2026-10-11']).toMatchObject({ working: false, reason: 'weekend' })
    expect(body.hours).toEqual([
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ])
  })

  it.each([
    '',
    '?from=2026-01-01',
    '?from=2026-02-30&to=2026-03-01',
    '?from=2026-02-01&to=2026-01-01',
    '?from=2020-01-01&to=2026-01-01',
  ])('refuses %s', async (query) => {
    expect((await app.admin.get(`calendar${query}`)).status).toBe(400)
  })
})

describe('GET /divisions', () => {
  it('walks from provinces to districts', async () => {
    const provinces = (await app.admin.get('divisions')).body.items
    expect(provinces).toHaveLength(31)
    expect(provinces[0]).toEqual({ code: '11', name: '北京市', leaf: false })
    expect((await app.admin.get('divisions?parent=3101')).body.items[0]).toEqual({
      code: '310101',
      name: '黄浦区',
      leaf: true,
    })
    expect((await app.admin.get('divisions?parent=x')).status).toBe(400)
  })
})
