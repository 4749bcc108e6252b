import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Robot, robotFault, robotRequest } from './robots.ts'

const now = new Date('2026-03-02T01:00:00.500Z')
const dingtalk: Robot = {
  provider: 'dingtalk',
  address: 'https://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789',
  signingKey: 'SECkey',
}
const feishu: Robot = {
  provider: 'feishu',
  address: 'https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-4e5f-6071-8293',
  signingKey: 'key',
}
const wecom: Robot = {
  provider: 'wecom',
  address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4',
  signingKey: null,
}
const li = { name: '小李', phone: '13812345678', chatId: null }

describe('a message to a robot', () => {
  it('is signed as each service wants it', () => {
    const url = new URL(robotRequest(dingtalk, 'x', undefined, now).url)
    expect(url.searchParams.get('access_token')).toBe('abcdef0123456789')
    expect(url.searchParams.get('timestamp')).toBe('1772413200500')
    expect(url.searchParams.get('sign')).toBe(
      createHmac('sha256', 'SECkey').update('1772413200500\nSECkey').digest('base64'),
    )
    const { url: plain, body } = robotRequest(feishu, 'x', undefined, now)
    expect(plain).toBe(feishu.address)
    expect(JSON.parse(body)).toMatchObject({
      timestamp: '1772413200',
      sign: createHmac('sha256', '1772413200\nkey').update('').digest('base64'),
    })
    expect(robotRequest(wecom, 'x', undefined, now).url).toBe(wecom.address)
    expect(JSON.parse(robotRequest({ ...feishu, signingKey: null }, 'x', undefined, now).body)).not.toHaveProperty(
      'sign',
    )
  })

  it('mentions the person by id or phone, as each service can', () => {
    const said = (robot: Robot, mention: typeof li | { name: string; phone: string; chatId: string }) =>
      JSON.parse(robotRequest(robot, '请看', mention, now).body)
    const known = { ...li, chatId: 'li.si' }
    expect(said(wecom, li).text).toEqual({ content: '请看', mentioned_mobile_list: ['13812345678'] })
    expect(said(wecom, known).text).toEqual({ content: '请看', mentioned_list: ['li.si'] })
    expect(said(dingtalk, li)).toMatchObject({
      text: { content: '@13812345678 请看' },
      at: { atMobiles: ['13812345678'], isAtAll: false },
    })
    expect(said(dingtalk, known).at).toEqual({ atUserIds: ['li.si'], isAtAll: false })
    expect(said(feishu, li).content.text).toBe('@小李 请看')
    expect(said(feishu, known).content.text).toBe('<at user_id="li.si">小李</at> 请看')
  })

  it('lets no text mention everybody, and is never too long', () => {
    const evil = '<at user_id="all">所有人</at><@all>'
    for (const robot of [wecom, dingtalk, feishu])
      expect(robotRequest(robot, evil, { ...li, name: evil }, now).body).not.toMatch(/<at user_id=\\"all|<@all/)
    const long = JSON.parse(robotRequest(wecom, '长'.repeat(3000), undefined, now).body).text.content
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(2_048)
    expect(long.isWellFormed()).toBe(true)
    expect(long).not.toContain('�')
  })
})

describe('an answer of a robot', () => {
  const fault = (robot: Robot, body: object | string, status = 200) =>
    robotFault(robot, { status, body: typeof body === 'string' ? body : JSON.stringify(body) })

  it('is yes only when it says so', () => {
    expect(fault(dingtalk, { errcode: 0, errmsg: 'ok' })).toBeUndefined()
    expect(fault(wecom, { errcode: 0 })).toBeUndefined()
    expect(fault(feishu, { code: 0, msg: 'success' })).toBeUndefined()
    expect(fault(feishu, { StatusCode: 0, StatusMessage: 'success' })).toBeUndefined()
    for (const nothing of ['', '{}', 'ok', '[]', 'null', '<html><body>Sign in</body></html>'])
      expect(fault(wecom, nothing)?.code, nothing).toBe('message.not-understood')
  })

  it('tells what to do about a no', () => {
    const cases: [Robot, object, string][] = [
      [dingtalk, { errcode: 310000, errmsg: 'sign not match' }, 'robot.signature'],
      [dingtalk, { errcode: 310000, errmsg: 'keywords not in content' }, 'robot.keyword'],
      [dingtalk, { errcode: 310000, errmsg: 'ip 1.2.3.4 not in whitelist' }, 'robot.ip'],
      [dingtalk, { errcode: 300005, errmsg: 'token is not exist' }, 'robot.address'],
      [dingtalk, { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }, 'message.too-fast'],
      [wecom, { errcode: 93000, errmsg: 'invalid webhook url' }, 'robot.address'],
      [wecom, { errcode: 45009, errmsg: 'api freq out of limit' }, 'message.too-fast'],
      [feishu, { code: 19021, msg: 'sign match fail' }, 'robot.signature'],
      [feishu, { code: 19024, msg: 'Key Words Not Found' }, 'robot.keyword'],
      [feishu, { code: 19022, msg: 'Ip Not Allowed' }, 'robot.ip'],
      [feishu, { code: 11232, msg: 'frequency limited' }, 'message.too-fast'],
      [feishu, { code: 9499, msg: 'Bad Request' }, 'robot.refused'],
    ]
    for (const [robot, body, code] of cases) expect(fault(robot, body)?.code, JSON.stringify(body)).toBe(code)
    expect(fault(dingtalk, { errcode: 130101 })?.restSeconds).toBeGreaterThan(600)
    expect(fault(wecom, 'Bad Gateway', 502)).toMatchObject({
      code: 'message.server-error',
      effect: 'retry',
      target: true,
    })
  })

  it('is shown without keys', () => {
    for (const robot of [dingtalk, wecom, feishu]) {
      const { response } = fault(
        robot,
        `{"errcode":1,"errmsg":"${robot.address} ${robot.signingKey} ${encodeURIComponent(robot.address)}"}`,
      )!
      expect(response).not.toMatch(/abcdef0123456789|693a91f6|0a1b2c3d|SECkey/)
    }
  })
})
