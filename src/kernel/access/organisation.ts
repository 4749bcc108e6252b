/** What the kernel needs to know of the organisation; the organisation module answers it. */
import type { Sql } from '../entity/context.ts'
import type { WorkingCalendar } from '../pure/calendar.ts'
import type { Actor } from './actor.ts'

export interface CompanyFacts {
  name: string
  currency: string
  timeZone: string
  language: 'zh' | 'en'
  /** First month of the fiscal year, 1-12. */
  fiscalYearStart: number
}

export interface Organisation {
  /** The actor behind a signed-in user; undefined when the person may not sign in any more. */
  actorOfUser(sql: Sql, userId: string): Promise<Actor | undefined>
  actorOfEmployee(sql: Sql, employeeId: string): Promise<Actor | undefined>
  /** Each employee's department. */
  departmentsOf(sql: Sql, employeeIds: string[]): Promise<Map<string, string | null>>
  /** Working days and hours of the company. */
  calendar(sql: Sql): Promise<WorkingCalendar>
  /** Undefined until the installation is set up. */
  company(sql: Sql): Promise<CompanyFacts | undefined>
}

export const defaultCompany: CompanyFacts = {
  name: '',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  language: 'zh',
  fiscalYearStart: 1,
}
