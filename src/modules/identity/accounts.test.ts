import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { createUser, setPassword } from './index.ts'
import { Browser } from './testing/browser.ts'

const password = 'correct horse battery'
let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ worker: true })
})
afterAll(() => app.stop())

const newEmployee = async (values: Record<string, unknown>) =>
  (await app.admin.post('employees', { name: '新同事', status: 'active', roles: ['sales-rep'], ...values })).body

async function eventually(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 100))
}

describe('accounts', () => {
  it('are given, and taken, by administrators', async () => {
    const employee = await newEmployee({ email: 'new@example.com' })
    const browser = new Browser(app.app)
    expect((await browser.signIn('new@example.com', password)).status).toBe(401)
    expect((await app.admin.post(`employees/${employee.id}/account`, { password })).status).toBe(200)
    expect((await browser.signIn('new@example.com', password)).status).toBe(200)
    expect((await browser.get('me')).body.name).toBe('新同事')
    expect((await app.admin.delete(`employees/${employee.id}/account`)).status).toBe(200)
    expect((await browser.get('me')).status).toBe(401)
    expect((await browser.signIn('new@example.com', password)).status).toBe(401)
    expect((await app.admin.delete(`employees/${employee.id}/account`)).body.code).toBe('account.none')
  })

  it('need an e-mail address that no other account has', async () => {
    const nameless = await newEmployee({ email: null })
    const answer = await app.admin.post(`employees/${nameless.id}/account`, { password })
    expect(answer.status).toBe(422)
    expect(answer.body.violations).toMatchObject([{ code: 'account.needs-email', path: 'email' }])
    const twin = await newEmployee({ email: 'ADMIN@example.com' })
    expect((await app.admin.post(`employees/${twin.id}/account`, { password })).body.violations).toMatchObject([
      { code: 'account.email-taken' },
    ])
  })

  it('are no business of a sales rep; HR keeps those of others, but not an administrator’s', async () => {
    const [rep, hr] = [await app.person({ role: 'sales-rep' }), await app.person({ role: 'hr' })]
    const change = { password: 'brand new passphrase' }
    expect((await rep.post(`employees/${hr.employeeId}/account`, change)).status).toBe(403)
    expect((await rep.post(`employees/${hr.employeeId}/sign-out`)).status).toBe(403)
    expect((await hr.post(`employees/${app.admin.employeeId}/account`, change)).status).toBe(403)
    expect((await hr.post(`employees/${rep.employeeId}/account`, change)).status).toBe(200)
    expect((await app.admin.post(`employees/${app.admin.employeeId}/account`, change)).body.code).toBe('account.own')
  })

  it('show their state to those who keep them, and little to others', async () => {
    const [person, other] = [await app.person({ role: 'sales-rep' }), await app.person({ role: 'sales-rep' })]
    const path = `employees/${person.employeeId}/account`
    for (let i = 0; i < 5; i++) await new Browser(app.app).signIn(person.email, `wrong guess ${i}`)
    expect((await app.admin.get(path)).body).toEqual({
      manage: true,
      account: {
        email: person.email,
        twoFactor: false,
        sessions: 0,
        lastActiveAt: null,
        keys: 1,
        lockedUntil: expect.stringMatching(/^20/),
      },
    })
    expect((await other.get(path)).body).toEqual({ manage: false, account: { email: person.email } })
    const hr = await app.person({ role: 'hr' })
    expect((await hr.get(`employees/${app.admin.employeeId}/account`)).body.manage).toBe(false)
    const without = await newEmployee({ email: 'without@example.com' })
    expect((await app.admin.get(`employees/${without.id}/account`)).body).toEqual({ manage: true, account: null })
  })

  it('sign out everywhere at a word', async () => {
    const person = await app.person({ role: 'sales-rep' })
    const browser = new Browser(app.app)
    await browser.signIn(person.email, password)
    expect((await app.admin.post(`employees/${person.employeeId}/sign-out`)).status).toBe(200)
    expect((await browser.get('me')).status).toBe(401)
  })

  it('are shut at once for somebody who leaves, and stay shut for old sessions and keys', async () => {
    const person = await app.person({ role: 'sales-rep' })
    const browser = new Browser(app.app)
    await browser.signIn(person.email, password)
    expect((await app.admin.patch(`employees/${person.employeeId}`, { status: 'left' })).status).toBe(200)
    expect((await browser.get('me')).status).toBe(401)
    expect((await browser.get('/api/auth/list-sessions')).status).toBe(401)
    expect((await person.get('me')).status).toBe(401)
    const refused = await new Browser(app.app).signIn(person.email, password)
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({ code: 'account-disabled', message: '该账号已停用，请联系管理员' })
    const left = async () =>
      (
        await app.runtime.db.pool.query('select 1 from api_key where employee_id = $1 and revoked_at is null', [
          person.employeeId,
        ])
      ).rows
    await eventually(async () => (await left()).length === 0)
    expect((await app.admin.patch(`employees/${person.employeeId}`, { status: 'active' })).status).toBe(200)
    expect((await browser.get('me')).status).toBe(401)
    expect((await person.get('me')).status).toBe(401)
    expect((await browser.signIn(person.email, password)).status).toBe(200)
  })

  it('follow the employee’s e-mail address', async () => {
    const person = await app.person({ role: 'sales-rep' })
    await app.admin.patch(`employees/${person.employeeId}`, { email: 'Moved@Example.com' })
    await eventually(
      async () =>
        (await app.runtime.db.pool.query(`select 1 from auth_user where email = 'moved@example.com'`)).rows.length > 0,
    )
    expect((await new Browser(app.app).signIn('moved@example.com', password)).status).toBe(200)
    expect((await app.admin.patch(`employees/${person.employeeId}`, { email: null })).body.violations).toMatchObject([
      { code: 'employee.account-needs-email' },
    ])
  })
})

describe('the terminal', () => {
  it('makes users with department, superior and role, each found or refused', async () => {
    const user = {
      email: 'li@example.com',
      name: '李雷',
      password,
      role: 'sales-rep',
      department: '华东销售部',
      manager: 'admin@example.com',
    }
    const { employeeId } = await createUser(app.runtime, user)
    const { body } = await app.admin.get(`employees/${employeeId}`)
    expect(body).toMatchObject({
      department: { label: '华东销售部' },
      manager: { label: '管理员' },
      roles: ['sales-rep'],
    })
    const again = await createUser(app.runtime, { ...user, email: 'han@example.com' })
    const second = (await app.admin.get(`employees/${again.employeeId}`)).body
    expect(second.department).toEqual(body.department)
    const refused = (change: object) => createUser(app.runtime, { ...user, email: 'x@example.com', ...change })
    await expect(refused({ email: 'LI@example.com' })).rejects.toThrow(
      'There is an account with this e-mail address already',
    )
    await expect(refused({ role: 'king' })).rejects.toThrow('There is no role "king"')
    await expect(refused({ manager: 'no@example.com' })).rejects.toThrow(
      'There is no employee with the e-mail address no@example.com',
    )
    await expect(refused({ password: 'short' })).rejects.toThrow('At least 10 characters')
    const { rows } = await app.runtime.db.pool.query(`select 1 from employee where email = 'x@example.com'`)
    expect(rows).toEqual([])
  })

  it('gives an account to an employee who has none, and a new password', async () => {
    const employee = await newEmployee({ email: 'Mixed@Example.com' })
    const made = await createUser(app.runtime, {
      email: 'mixed@example.com',
      name: 'ignored',
      password,
      role: 'finance',
    })
    expect(made.employeeId).toBe(employee.id)
    expect((await app.admin.get(`employees/${employee.id}`)).body).toMatchObject({
      name: '新同事',
      roles: ['sales-rep', 'finance'],
    })
    await setPassword(app.runtime, { email: 'mixed@example.com', password: 'brand new passphrase' })
    expect((await new Browser(app.app).signIn('mixed@example.com', 'brand new passphrase')).status).toBe(200)
  })
})

describe('PATCH /me', () => {
  it('keeps preferences without touching the employee’s history, and the name with it', async () => {
    const person = await app.person({ role: 'sales-rep' })
    const before = (await person.get(`employees/${person.employeeId}`)).body
    const { body } = await person.patch('me', { theme: 'dark', language: 'en', density: 'compact' })
    expect(body).toMatchObject({ theme: 'dark', language: 'en', density: 'compact' })
    expect((await person.get(`employees/${person.employeeId}`)).body.version).toBe(before.version)
    expect((await person.patch('me', { name: '新名字' })).body).toMatchObject({ name: '新名字', theme: 'dark' })
    const faulty = await person.patch('me', { theme: 'pink', roles: ['admin'], name: '' })
    expect(faulty.body.violations.map((v: { path: string }) => v.path)).toEqual(['theme', 'roles', 'name'])
  })
})
