import { expect, it } from 'vitest'
import { checkEndpoint } from './endpoint.ts'

const codes = (url: string, events: string[] = []) => checkEndpoint({ url, events }).map(({ code }) => code)

it('knows addresses and events', () => {
  expect(codes('https://example.com/hook', ['customer.created', 'customer.*', '*.deleted', '*.*'])).toEqual([])
  expect(codes('ftp://example.com')).toEqual(['webhook.address'])
  expect(codes('javascript:alert(1)')).toEqual(['webhook.address'])
  expect(codes('https://user:pass@example.com')).toEqual(['webhook.address-with-password'])
  expect(codes('https://example.com', ['customer', 'customer.sold', '.created', 'Customer.created'])).toHaveLength(4)
})
