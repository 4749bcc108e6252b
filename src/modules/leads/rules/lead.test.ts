import { describe, expect, it } from 'vitest'
import { checkLead } from './lead.ts'

const lead = { status: 'new', invalidReason: null, phone: '13800138000', email: null, wechat: null }
const check = (values: Partial<typeof lead> | object, ...changed: string[]) =>
  checkLead({ after: { ...lead, ...values }, changed: new Set(changed) }).map((v) => v.code)

describe('lead', () => {
  it('keeps one way to reach the person', () => {
    expect(check({ phone: null }, 'phone')).toEqual(['lead.unreachable'])
    expect(check({ phone: null, wechat: 'li-ming' }, 'phone')).toEqual([])
    // A name on a list without any number may come in; it is only taking the last way away that is refused.
    expect(check({ phone: null }, 'name')).toEqual([])
  })

  it('is not given up without a reason', () => {
    expect(check({ status: 'invalid' }, 'status')).toEqual(['lead.why-invalid'])
    expect(check({ status: 'invalid', invalidReason: 'no-need' }, 'status')).toEqual([])
  })
})
