/** Which properties of a client stand for which entity. A test holds it to the registry. */
import type { followUp } from '#modules/activities'
import type { product } from '#modules/catalogue'
import type { contact, customer } from '#modules/customers'
import type { opportunity, pipeline, stage } from '#modules/opportunities'
import type {
  calendarDay,
  company,
  delegation,
  department,
  employee,
  position,
  region,
  role,
} from '#modules/organisation'

export interface Entities {
  calendarDays: typeof calendarDay
  companies: typeof company
  contacts: typeof contact
  customers: typeof customer
  delegations: typeof delegation
  departments: typeof department
  employees: typeof employee
  followUps: typeof followUp
  opportunities: typeof opportunity
  pipelines: typeof pipeline
  positions: typeof position
  products: typeof product
  regions: typeof region
  roles: typeof role
  stages: typeof stage
}

/** Their paths below /api/v1. */
export const paths: Readonly<Record<keyof Entities, string>> = {
  calendarDays: 'calendar-days',
  companies: 'companies',
  contacts: 'contacts',
  customers: 'customers',
  delegations: 'delegations',
  departments: 'departments',
  employees: 'employees',
  followUps: 'follow-ups',
  opportunities: 'opportunities',
  pipelines: 'pipelines',
  positions: 'positions',
  products: 'products',
  regions: 'regions',
  roles: 'roles',
  stages: 'stages',
}
