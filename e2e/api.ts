/** The product's API for preparing and checking what a journey does not do by hand. */
export interface Api {
  get(path: string): Promise<Answer>
  post(path: string, body?: object): Promise<Answer>
  patch(path: string, body: object): Promise<Answer>
  put(path: string, body: object): Promise<Answer>
  delete(path: string): Promise<Answer>
}

// biome-ignore lint/suspicious/noExplicitAny: journeys look into answers of every shape.
type Answer = any

/** Whom the first visit makes. */
export const administrator = {
  name: '林晓',
  email: 'admin@example.com',
  password: '一句很好记的话 2026',
} as const

/** An answer that is not 2xx is an error with the server's words. */
export function apiAs(url: string, key: string): Api {
  const call = async (method: string, path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text ? JSON.parse(text) : null
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
  }
}

export interface FirstVisit {
  company: string
  name: string
  language: 'zh' | 'en'
}

/** Sets the company up as the first visitor does and answers with a key of the administrator. */
export async function setUpCompany(url: string, values: Partial<FirstVisit> = {}): Promise<string> {
  const send = async (path: string, body: object, cookie = '') => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  const first = await send('setup', {
    company: '启明贸易有限公司',
    ...administrator,
    language: 'zh',
    demo: false,
    ...values,
  })
  const cookie = first.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const made = await send('api-keys', { name: 'journeys' }, cookie)
  return ((await made.json()) as { key: string }).key
}

export interface Person {
  id: string
  name: string
  email: string
  password: string
}

/** A colleague with an account. */
export async function hire(
  api: Api,
  values: { name: string; roles: string[] } & Record<string, unknown>,
): Promise<Person> {
  const email = `${crypto.randomUUID().slice(0, 8)}@example.com`
  const { id } = await api.post('employees', { status: 'active', email, ...values })
  const password = '另一句好记的话 2026'
  await api.post(`employees/${id}/account`, { password })
  return { id, name: values.name, email, password }
}
