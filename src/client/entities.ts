/** Which properties of a client stand for which entity. A test holds it to the registry. */
import type { followUp } from '#modules/activities'
import type { alert, alertRule } from '#modules/alerts'
import type { automationRule } from '#modules/automation'
import type { board } from '#modules/boards'
import type { product } from '#modules/catalogue'
import type { contact, customer } from '#modules/customers'
import type { figureList, schedule, scheduleDelivery } from '#modules/deliveries'
import type { goal, goalAdjustment } from '#modules/goals'
import type { lead } from '#modules/leads'
import type { metricDefinition, metricEntry } from '#modules/metrics'
import type { checkIn, keyResult, milestone, milestoneCriterion, objective, okrAction } from '#modules/okr'
import type { opportunity, pipeline, stage } from '#modules/opportunities'
import type {
  calendarDay,
  company,
  delegation,
  department,
  employee,
  employment,
  exchangeRate,
  position,
  region,
  role,
} from '#modules/organisation'
import type { actionItem, budgetEntry, budgetLine, plan, planTask, review, reviewFinding } from '#modules/plans'
import type { report } from '#modules/reports'
import type { webhookEndpoint } from '#modules/webhooks'

export interface Entities {
  actionItems: typeof actionItem
  alertRules: typeof alertRule
  alerts: typeof alert
  automationRules: typeof automationRule
  boards: typeof board
  budgetEntries: typeof budgetEntry
  budgetLines: typeof budgetLine
  calendarDays: typeof calendarDay
  checkIns: typeof checkIn
  companies: typeof company
  contacts: typeof contact
  customers: typeof customer
  delegations: typeof delegation
  departments: typeof department
  employees: typeof employee
  employments: typeof employment
  exchangeRates: typeof exchangeRate
  figureLists: typeof figureList
  followUps: typeof followUp
  goalAdjustments: typeof goalAdjustment
  goals: typeof goal
  keyResults: typeof keyResult
  leads: typeof lead
  metricDefinitions: typeof metricDefinition
  metricEntries: typeof metricEntry
  milestoneCriteria: typeof milestoneCriterion
  milestones: typeof milestone
  objectives: typeof objective
  okrActions: typeof okrAction
  opportunities: typeof opportunity
  pipelines: typeof pipeline
  planTasks: typeof planTask
  plans: typeof plan
  positions: typeof position
  products: typeof product
  regions: typeof region
  reports: typeof report
  reviewFindings: typeof reviewFinding
  reviews: typeof review
  roles: typeof role
  scheduleDeliveries: typeof scheduleDelivery
  schedules: typeof schedule
  stages: typeof stage
  webhookEndpoints: typeof webhookEndpoint
}

/** Their paths below /api/v1. */
export const paths: Readonly<Record<keyof Entities, string>> = {
  actionItems: 'action-items',
  alertRules: 'alert-rules',
  alerts: 'alerts',
  automationRules: 'automation-rules',
  boards: 'boards',
  budgetEntries: 'budget-entries',
  budgetLines: 'budget-lines',
  calendarDays: 'calendar-days',
  checkIns: 'check-ins',
  companies: 'companies',
  contacts: 'contacts',
  customers: 'customers',
  delegations: 'delegations',
  departments: 'departments',
  employees: 'employees',
  employments: 'employments',
  exchangeRates: 'exchange-rates',
  figureLists: 'figure-lists',
  followUps: 'follow-ups',
  goalAdjustments: 'goal-adjustments',
  goals: 'goals',
  keyResults: 'key-results',
  leads: 'leads',
  metricDefinitions: 'metric-definitions',
  metricEntries: 'metric-entries',
  milestoneCriteria: 'milestone-criteria',
  milestones: 'milestones',
  objectives: 'objectives',
  okrActions: 'okr-actions',
  opportunities: 'opportunities',
  pipelines: 'pipelines',
  planTasks: 'plan-tasks',
  plans: 'plans',
  positions: 'positions',
  products: 'products',
  regions: 'regions',
  reports: 'reports',
  reviewFindings: 'review-findings',
  reviews: 'reviews',
  roles: 'roles',
  scheduleDeliveries: 'schedule-deliveries',
  schedules: 'schedules',
  stages: 'stages',
  webhookEndpoints: 'webhook-endpoints',
}
