/** Which properties of a client stand for which entity. A test holds it to the registry. */

import type { followUp } from '#modules/activities'
import type { alert, alertRule } from '#modules/alerts'
import type { automationRevision, automationRule, automationRun } from '#modules/automation'
import type { board } from '#modules/boards'
import type { product } from '#modules/catalogue'
import type {
  announcement,
  announcementReceipt,
  conflict,
  cooperationRequest,
  liaison,
  sop,
  sopStep,
} from '#modules/collaboration'
import type { contact, customer } from '#modules/customers'
import type { figureList, schedule, scheduleDelivery } from '#modules/deliveries'
import type { goal, goalAdjustment } from '#modules/goals'
import type { lead } from '#modules/leads'
import type { metricDefinition, metricEntry } from '#modules/metrics'
import type { checkIn, keyResult, milestone, milestoneCriterion, objective, okrAction } from '#modules/okr'
import type { opportunity, pipeline, stage, stageChange } from '#modules/opportunities'
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
import type { eventLog, eventLogCase, processImprovement } from '#modules/process-insight'
import type {
  heldChange,
  process,
  processEffect,
  processEvent,
  processInstance,
  processTask,
  processTimer,
  processVersion,
} from '#modules/processes'
import type { report } from '#modules/reports'
import type { webhookDelivery, webhookEndpoint } from '#modules/webhooks'

export interface Entities {
  actionItems: typeof actionItem
  alertRules: typeof alertRule
  alerts: typeof alert
  announcementReceipts: typeof announcementReceipt
  announcements: typeof announcement
  automationRevisions: typeof automationRevision
  automationRules: typeof automationRule
  automationRuns: typeof automationRun
  boards: typeof board
  budgetEntries: typeof budgetEntry
  budgetLines: typeof budgetLine
  calendarDays: typeof calendarDay
  checkIns: typeof checkIn
  companies: typeof company
  conflicts: typeof conflict
  contacts: typeof contact
  cooperationRequests: typeof cooperationRequest
  customers: typeof customer
  delegations: typeof delegation
  departments: typeof department
  employees: typeof employee
  employments: typeof employment
  eventLogCases: typeof eventLogCase
  eventLogs: typeof eventLog
  exchangeRates: typeof exchangeRate
  figureLists: typeof figureList
  followUps: typeof followUp
  goalAdjustments: typeof goalAdjustment
  goals: typeof goal
  heldChanges: typeof heldChange
  keyResults: typeof keyResult
  leads: typeof lead
  liaisons: typeof liaison
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
  processEffects: typeof processEffect
  processEvents: typeof processEvent
  processImprovements: typeof processImprovement
  processInstances: typeof processInstance
  processTasks: typeof processTask
  processTimers: typeof processTimer
  processVersions: typeof processVersion
  processes: typeof process
  products: typeof product
  regions: typeof region
  reports: typeof report
  reviewFindings: typeof reviewFinding
  reviews: typeof review
  roles: typeof role
  scheduleDeliveries: typeof scheduleDelivery
  schedules: typeof schedule
  sopSteps: typeof sopStep
  sops: typeof sop
  stageChanges: typeof stageChange
  stages: typeof stage
  webhookDeliveries: typeof webhookDelivery
  webhookEndpoints: typeof webhookEndpoint
}

/** Their paths below /api/v1. */
export const paths: Readonly<Record<keyof Entities, string>> = {
  actionItems: 'action-items',
  alertRules: 'alert-rules',
  alerts: 'alerts',
  announcementReceipts: 'announcement-receipts',
  announcements: 'announcements',
  automationRevisions: 'automation-revisions',
  automationRules: 'automation-rules',
  automationRuns: 'automation-runs',
  boards: 'boards',
  budgetEntries: 'budget-entries',
  budgetLines: 'budget-lines',
  calendarDays: 'calendar-days',
  checkIns: 'check-ins',
  companies: 'companies',
  conflicts: 'conflicts',
  contacts: 'contacts',
  cooperationRequests: 'cooperation-requests',
  customers: 'customers',
  delegations: 'delegations',
  departments: 'departments',
  employees: 'employees',
  employments: 'employments',
  eventLogCases: 'event-log-cases',
  eventLogs: 'event-logs',
  exchangeRates: 'exchange-rates',
  figureLists: 'figure-lists',
  followUps: 'follow-ups',
  goalAdjustments: 'goal-adjustments',
  goals: 'goals',
  heldChanges: 'held-changes',
  keyResults: 'key-results',
  leads: 'leads',
  liaisons: 'liaisons',
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
  processEffects: 'process-effects',
  processEvents: 'process-events',
  processImprovements: 'process-improvements',
  processInstances: 'process-instances',
  processTasks: 'process-tasks',
  processTimers: 'process-timers',
  processVersions: 'process-versions',
  processes: 'processes',
  products: 'products',
  regions: 'regions',
  reports: 'reports',
  reviewFindings: 'review-findings',
  reviews: 'reviews',
  roles: 'roles',
  scheduleDeliveries: 'schedule-deliveries',
  schedules: 'schedules',
  sopSteps: 'sop-steps',
  sops: 'sops',
  stageChanges: 'stage-changes',
  stages: 'stages',
  webhookDeliveries: 'webhook-deliveries',
  webhookEndpoints: 'webhook-endpoints',
}
