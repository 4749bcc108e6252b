import { addDays } from '#kernel/pure/dates.ts'
import type { Chance } from './random.ts'
import type { DemoCompany, DemoPerson } from './types.ts'
import { givenNames, surnames } from './words.ts'

const salesRegions = ['华东', '华北', '华南', '西部'] as const
const repsPerRegion = 5

export function departmentsOf(): DemoCompany['departments'] {
  return [
    { key: 'sales', name: '销售中心', parent: null, kind: 'sales' },
    ...salesRegions.map((region) => ({
      key: `sales-${region}`,
      name: `${region}销售部`,
      parent: 'sales',
      kind: 'sales',
    })),
    { key: 'solution', name: '解决方案部', parent: null, kind: 'solution' },
    { key: 'success', name: '客户成功部', parent: null, kind: 'customer-success' },
    { key: 'marketing', name: '市场部', parent: null, kind: 'marketing' },
    { key: 'finance', name: '财务部', parent: null, kind: 'finance' },
    { key: 'hr', name: '人力资源部', parent: null, kind: 'hr' },
  ]
}

export const positions = [
  '总经理',
  '销售总监',
  '区域经理',
  '销售顾问',
  '解决方案顾问',
  '客户成功经理',
  '市场专员',
  '财务专员',
  '人力专员',
]

export function peopleOf(chance: Chance, today: string): DemoPerson[] {
  const used = new Set<string>()
  const name = (): string => {
    const candidate = chance.pick(surnames) + chance.pick(givenNames)
    if (used.has(candidate)) return name()
    used.add(candidate)
    return candidate
  }
  const people: DemoPerson[] = []
  const add = (
    key: string,
    department: string,
    position: string,
    role: string,
    manager: string | null,
    region: string | null = null,
  ) => {
    people.push({
      key,
      name: name(),
      department,
      position,
      role,
      manager,
      region,
      hiredOn: addDays(today, -chance.integer(200, 2600)),
    })
  }
  add('gm', 'sales', '总经理', 'general-manager', null)
  add('director', 'sales', '销售总监', 'director', 'gm')
  for (const region of salesRegions) {
    add(`manager-${region}`, `sales-${region}`, '区域经理', 'department-manager', 'director', region)
    for (let i = 0; i < repsPerRegion; i++) {
      add(`rep-${region}-${i}`, `sales-${region}`, '销售顾问', 'sales-rep', `manager-${region}`, region)
    }
  }
  add('solution-0', 'solution', '解决方案顾问', 'solution-consultant', 'director')
  add('solution-1', 'solution', '解决方案顾问', 'solution-consultant', 'director')
  add('success-0', 'success', '客户成功经理', 'customer-success', 'director')
  add('marketing-0', 'marketing', '市场专员', 'marketing', 'director')
  add('finance-0', 'finance', '财务专员', 'finance', 'gm')
  add('hr-0', 'hr', '人力专员', 'hr', 'gm')
  return people
}
