/** Chat robots and an SMS gateway as they behave: they check signatures on their own and tell faults by a number, with HTTP 200. */
import { createHmac } from 'node:crypto'
import { type ReceivedRequest, type Scripted, startHttp, type TestHttp } from '../../outbound/testing/http.ts'

export const robotKey = 'SEC0f1e2d3c4b5a69788796a5b4c3d2e1f0'

const json = (value: object): Scripted => ({ status: 200, body: JSON.stringify(value) })

/** What DingTalk's own description says: base64 of HMAC-SHA256(secret, "timestamp\nsecret"), within an hour. */
export function dingtalk(now: () => Date, key = robotKey): Promise<TestHttp> {
  return startHttp(({ query, body }) => {
    const timestamp = query.get('timestamp') ?? ''
    const sign = createHmac('sha256', key).update(`${timestamp}\n${key}`).digest('base64')
    const fresh = Math.abs(Number(timestamp) - now().getTime()) < 3_600_000
    if (query.get('access_token') !== 'token-of-dingtalk')
      return json({ errcode: 300005, errmsg: 'token is not exist' })
    if (sign !== query.get('sign') || !fresh)
      return json({ errcode: 310000, errmsg: 'description: sign not match;solution:check the sign' })
    return JSON.parse(body).msgtype === 'text' ? json({ errcode: 0, errmsg: 'ok' }) : json({ errcode: 400105 })
  })
}

/** Feishu: base64 of HMAC-SHA256("timestamp\nsecret", ""), seconds, in the body. */
export function feishu(now: () => Date, key = robotKey): Promise<TestHttp> {
  return startHttp(({ body }) => {
    const { timestamp, sign, msg_type } = JSON.parse(body)
    const wanted = createHmac('sha256', `${timestamp}\n${key}`).update('').digest('base64')
    const fresh = Math.abs(Number(timestamp) * 1000 - now().getTime()) < 3_600_000
    if (sign !== wanted || !fresh)
      return json({ code: 19021, msg: 'sign match fail or timestamp is not within one hour' })
    return msg_type === 'text' ? json({ code: 0, msg: 'success', data: {} }) : json({ code: 9499, msg: 'Bad Request' })
  })
}

/** WeCom: the key in the address; at most 20 in any minute. */
export function wecom(now: () => Date): Promise<TestHttp> {
  const taken: number[] = []
  return startHttp(({ query }) => {
    if (query.get('key') !== 'key-of-wecom') return json({ errcode: 93000, errmsg: 'invalid webhook url, hint: [x]' })
    const at = now().getTime()
    if (taken.filter((each) => each > at - 60_000).length >= 20)
      return json({ errcode: 45009, errmsg: 'api freq out of limit' })
    taken.push(at)
    return json({ errcode: 0, errmsg: 'ok' })
  })
}

export const bodyOf = (request: ReceivedRequest | undefined) => JSON.parse(request?.body ?? '{}')
