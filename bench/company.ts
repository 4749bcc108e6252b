/** The company that is measured: six sales departments of ten people, and one person of each kind who asks. */
import { type Client, clientOf } from './client.ts'

export interface Company {
  admin: Client
  manager: Client
  representative: Client
  /** E-mail addresses of the sales representatives, who own everything. */
  owners: string[]
  /** The administrator's session, for the browser. */
  cookie: string
}

export const regions = ['华北', '华东', '华南', '西部'] as const
const departments = 6
const peopleEach = 10
const password = 'a password for measuring'
const adminEmail = 'admin@example.com'

export async function setUpCompany(url: string): Promise<Company> {
  const stranger = await session(url, '/api/v1/setup', {
    company: '启明贸易有限公司',
    name: '林晓',
    email: adminEmail,
    password,
    language: 'zh',
    demo: false,
  })
  const admin = await withKey(url, stranger)
  const post = (path: string, body: unknown) => admin.send<{ id: string }>('POST', `/api/v1/${path}`, body)
  const owners: string[] = []
  const askers: Client[] = []
  for (let d = 1; d <= departments; d++) {
    const department = (await post('departments', { name: `销售${d}部` })).id
    const hire = async (name: string, email: string, role: string, manager: string | null) => {
      const values = { name, email, roles: [role], status: 'active', department, manager }
      return (await post('employees', values)).id
    }
    const head = await hire(`经理${d}`, `head${d}@example.com`, 'department-manager', null)
    const people: string[] = []
    for (let p = 1; p <= peopleEach; p++) {
      const email = `rep${d}-${p}@example.com`
      people.push(await hire(`销售${d}-${p}`, email, 'sales-rep', head))
      owners.push(email)
    }
    if (d > 1) continue
    for (const [id, email] of [
      [head, 'head1@example.com'],
      [people[0]!, owners[0]!],
    ] as const) {
      await post(`employees/${id}/account`, { password })
      askers.push(await withKey(url, await session(url, '/api/auth/sign-in/email', { email, password })))
    }
  }
  const cookie = await session(url, '/api/auth/sign-in/email', { email: adminEmail, password })
  return { admin, manager: askers[0]!, representative: askers[1]!, owners, cookie }
}

/** Signs in and answers the cookie. */
async function session(url: string, path: string, body: object): Promise<string> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function withKey(url: string, cookie: string): Promise<Client> {
  const signedIn = clientOf(url, { cookie, origin: url })
  const { key } = await signedIn.send<{ key: string }>('POST', '/api/v1/api-keys', { name: 'bench' })
  signedIn.close()
  return clientOf(url, { authorization: `Bearer ${key}` })
}
