/** The demo company as plain data. Keys are made up here; ids are given when it is stored. */
export interface DemoPerson {
  key: string
  name: string
  department: string
  position: string
  manager: string | null
  region: string | null
  role: string
  hiredOn: string
}

export interface DemoCustomer {
  key: string
  name: string
  shortName: string
  industry: string
  tier: string
  status: string
  source: string
  region: string
  phone: string
  annualRevenue: string
  employeeCount: number
  owner: string
  createdOn: string
}

export interface DemoContact {
  customer: string
  name: string
  title: string
  decisionRole: string
  phone: string
  primary: boolean
}

export interface DemoOpportunity {
  key: string
  customer: string
  product: string
  owner: string
  amount: string
  stage: string
  openedOn: string
  closedOn: string | null
  expectedCloseOn: string
  /** Its stages in order with the day on which it entered each; the present one last. */
  stages: { stage: string; on: string }[]
  lossReason: string | null
  forecast: string | null
}

export interface DemoFollowUp {
  customer: string
  opportunity: string | null
  owner: string
  kind: string
  content: string
  happenedOn: string
  /** Minutes after midnight, company time. */
  minute: number
  nextOn: string | null
}

export interface DemoLead {
  key: string
  name: string
  company: string
  title: string
  phone: string
  channel: string
  industry: string
  status: string
  invalidReason: string | null
  product: string | null
  need: string
  region: string
  owner: string | null
  createdOn: string
  /** Minutes after midnight, company time. */
  minute: number
}

export interface DemoGoal {
  key: string
  metric: 'won-amount' | 'new-customers'
  target: string
  stretch: string | null
  challenge: string | null
  period: string
  subject: 'company' | 'department' | 'person'
  owner: string
  department: string | null
  parent: string | null
}

export interface DemoCompany {
  departments: { key: string; name: string; parent: string | null; kind: string }[]
  positions: string[]
  people: DemoPerson[]
  products: { name: string; line: string; unit: string; listPrice: string; floorPrice: string }[]
  customers: DemoCustomer[]
  contacts: DemoContact[]
  opportunities: DemoOpportunity[]
  followUps: DemoFollowUp[]
  leads: DemoLead[]
}
