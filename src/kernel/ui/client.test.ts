import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError, api, apiUrl } from './client.ts'
import { showLanguage } from './language.ts'
import { onSessionEnd } from './session.ts'

const send = vi.fn<typeof fetch>()

function answer(status: number, body?: unknown): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status })
}

const fault = {
  code: 'rule-broken',
  message: '不能保存',
  violations: [{ code: 'x', path: 'name', message: '已存在' }],
  requestId: 'r1',
}

beforeEach(() => {
  vi.stubGlobal('fetch', send)
  showLanguage('zh')
})

afterEach(() => {
  send.mockReset()
  vi.unstubAllGlobals()
})

describe('apiUrl', () => {
  it('writes objects as JSON and leaves out what is empty', () => {
    const url = new URL(
      apiUrl('/customers', {
        filter: { field: 'name', op: 'eq', value: '中 & 联' },
        sort: '-amount',
        cursor: '',
        limit: 0,
        q: null,
      }),
      'http://x',
    )
    expect(url.pathname).toBe('/api/v1/customers')
    expect(JSON.parse(url.searchParams.get('filter') ?? '')).toEqual({ field: 'name', op: 'eq', value: '中 & 联' })
    expect([...url.searchParams.keys()]).toEqual(['filter', 'sort', 'limit'])
  })

  it('leaves other addresses of the API alone', () => {
    expect(apiUrl('/api/auth/sign-out')).toBe('/api/auth/sign-out')
  })
})

describe('a request', () => {
  it('says its language and its key, and returns the body', async () => {
    send.mockResolvedValueOnce(answer(201, { id: '1' }))
    showLanguage('en')
    await expect(api.post('/customers', { name: 'A' }, { idempotencyKey: 'k1' })).resolves.toEqual({ id: '1' })
    const [url, init] = send.mock.calls[0] ?? []
    expect(url).toBe('/api/v1/customers')
    expect(init).toMatchObject({ method: 'POST', body: '{"name":"A"}' })
    expect(init?.headers).toMatchObject({
      'accept-language': 'en',
      'idempotency-key': 'k1',
      'content-type': 'application/json',
    })
  })

  it('returns undefined for an empty answer', async () => {
    send.mockResolvedValueOnce(answer(204))
    await expect(api.del('/customers/1')).resolves.toBeUndefined()
  })

  it('throws what the server found wrong, by field', async () => {
    send.mockResolvedValueOnce(answer(422, fault))
    const error = await api.patch('/customers/1', {}).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiError)
    expect((error as ApiError).status).toBe(422)
    expect((error as ApiError).violationAt('name')).toBe('已存在')
    expect((error as ApiError).violationAt('phone')).toBeUndefined()
  })

  it('makes an error of its own out of an answer that is not JSON', async () => {
    send.mockResolvedValueOnce(new Response('<html>Bad gateway</html>', { status: 502 }))
    await expect(api.get('/meta')).rejects.toMatchObject({ status: 502, body: { code: 'http.502', violations: [] } })
  })

  it('has status 0 and speaks the language on screen when no answer comes', async () => {
    send.mockRejectedValue(new TypeError('fetch failed'))
    await expect(api.get('/meta')).rejects.toMatchObject({ status: 0, message: expect.stringContaining('网络') })
    showLanguage('en')
    await expect(api.get('/meta')).rejects.toMatchObject({ status: 0, message: expect.stringContaining('network') })
  })

  it('passes an abort through as it is', async () => {
    const abort = new AbortController()
    abort.abort()
    send.mockRejectedValueOnce(abort.signal.reason)
    await expect(api.get('/meta', undefined, { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('the end of the session', () => {
  it('asks once for all requests that wait, and repeats each', async () => {
    const ask = vi.fn(() => Promise.resolve(true))
    const stop = onSessionEnd(ask)
    send.mockResolvedValueOnce(answer(401)).mockResolvedValueOnce(answer(401))
    send.mockResolvedValueOnce(answer(200, 1)).mockResolvedValueOnce(answer(200, 2))
    await expect(Promise.all([api.get('/a'), api.post('/b', { typed: 'text' })])).resolves.toEqual([1, 2])
    expect(ask).toHaveBeenCalledOnce()
    expect(send.mock.calls[3]?.[1]?.body).toBe('{"typed":"text"}')
    stop()
  })

  it('fails with 401 when the person leaves instead', async () => {
    const stop = onSessionEnd(() => Promise.resolve(false))
    send.mockResolvedValueOnce(answer(401, { ...fault, code: 'unauthenticated' }))
    await expect(api.get('/a')).rejects.toMatchObject({ status: 401 })
    stop()
  })

  it('leaves the answer of the sign-in itself to its form', async () => {
    const ask = vi.fn(() => Promise.resolve(true))
    const stop = onSessionEnd(ask)
    send.mockResolvedValueOnce(answer(401, fault))
    await expect(api.post('/api/auth/sign-in/email', {}, { anonymous: true })).rejects.toMatchObject({ status: 401 })
    expect(ask).not.toHaveBeenCalled()
    stop()
  })
})
