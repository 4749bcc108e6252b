/** Files to import. The same every time: figures of two runs compare. */
import { computeCheckDigit } from '#kernel/pure/credit-code.ts'
import { regions } from './company.ts'

const places = '北京 上海 广州 深圳 成都 重庆 杭州 武汉 西安 南京 天津 苏州 长沙 青岛 宁波'.split(' ')
const syllables = '恒瑞华信盛达鼎丰远景博创天润新科利德安泰广联万通金海正和嘉宏启明康源东方'.split('')
const trades = '科技 信息技术 机械制造 贸易 物流 医疗器械 新能源 建筑工程 食品 电子 化工 环保'.split(' ')
const forms = ['有限公司', '股份有限公司', '有限责任公司']
const industries = ['manufacturing', 'it', 'finance', 'retail', 'logistics', 'energy', 'medical', 'education']
const sources = ['website', 'exhibition', 'referral', 'partner', 'cold-call']
const statuses = ['potential', 'developing', 'active', 'dormant', 'lost']
const remarks = ['', '', '客户要求下季度前完成试用，关注数据安全与部署方式。', '已与采购负责人面谈，等待预算审批结果。']

/** Numbers from 0 to 1, the same sequence for a seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = <T>(next: () => number, from: readonly T[]): T => from[Math.floor(next() * from.length)]!
const csv = (rows: (string | number)[][]): string => rows.map((row) => row.join(',')).join('\n')

export const customerMapping = {
  name: 'name',
  shortName: 'shortName',
  creditCode: 'creditCode',
  tier: 'tier',
  status: 'status',
  industry: 'industry',
  source: 'source',
  phone: 'phone',
  email: 'email',
  website: 'website',
  annualRevenue: 'annualRevenue',
  employeeCount: 'employeeCount',
  nextContactOn: 'nextContactOn',
  region: 'region',
  owner: { column: 'owner', match: 'email' },
  remark: 'remark',
}

export const creditCodeOf = (n: number): string => {
  const first = `91440300${String(n).padStart(9, '0')}`
  return first + computeCheckDigit(first)
}

export const customerNames = (count: number): string[] => {
  const next = sequence(1)
  return Array.from({ length: count }, (_, n) => {
    const short = pick(next, syllables) + pick(next, syllables) + pick(next, syllables)
    return `${pick(next, places)}${short}${n % 97}${pick(next, trades)}${pick(next, forms)}`
  })
}

export function customerTable(count: number, owners: readonly string[]): string {
  const next = sequence(2)
  const rows = customerNames(count).map((name, n) => [
    name,
    name.slice(2, 5),
    creditCodeOf(n),
    pick(next, ['A', 'B', 'C', 'C', 'D']),
    pick(next, statuses),
    pick(next, industries),
    pick(next, sources),
    `13${String(Math.floor(next() * 1e9)).padStart(9, '0')}`,
    `contact${n}@example.com`,
    `https://www.example-${n}.com`,
    Math.floor(next() * 1e8),
    Math.floor(next() * 5000),
    `2026-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-15`,
    regions[n % regions.length]!,
    owners[n % owners.length]!,
    pick(next, remarks),
  ])
  return csv([Object.keys(customerMapping), ...rows])
}

export const opportunityMapping = {
  number: 'number',
  customer: { column: 'customer', match: 'creditCode' },
  product: 'product',
  amount: 'amount',
  stage: 'stage',
  openedOn: 'openedOn',
  closedOn: 'closedOn',
  owner: { column: 'owner', match: 'email' },
}

/** Deals of the first `customers` customers. @param stages keys of stages and whether the deal is over there */
export function opportunityTable(
  range: { from: number; to: number },
  customers: number,
  owners: readonly string[],
  products: readonly string[],
  stages: readonly { key: string; closed: boolean }[],
): string {
  const next = sequence(3 + range.from)
  const rows: (string | number)[][] = []
  for (let n = range.from; n < range.to; n++) {
    const stage = pick(next, stages)
    const month = 1 + Math.floor(next() * 6)
    rows.push([
      `B-${n}`,
      creditCodeOf(Math.floor(next() * customers)),
      pick(next, products),
      Math.floor(next() * 1e6),
      stage.key,
      `2026-0${month}-05`,
      stage.closed ? `2026-0${month + 2}-20` : '',
      owners[n % owners.length]!,
    ])
  }
  return csv([Object.keys(opportunityMapping), ...rows])
}
