/**
 * What the browser knows of an entity: the run-time form of a definition, already cut to what
 * the signed-in person may see. `GET /api/v1/meta` answers `Meta`. No server code is imported
 * here, so web code may use these types freely.
 */

import type { MetricCondition } from '../metrics/metrics.types.ts'

/** A text in both languages of the product. */
export interface Label {
  zh: string
  en: string
}

export type FieldKind =
  | 'text'
  | 'longText'
  | 'richText'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'choice'
  | 'multiChoice'
  | 'ref'
  | 'refs'
  | 'treeRef'
  | 'target'
  | 'email'
  | 'phone'
  | 'url'
  | 'address'
  | 'geo'
  | 'tags'
  | 'attachment'
  | 'json'
  | 'number'

export type FilterOp =
  | 'eq'
  | 'ne'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'in'
  | 'nin'
  | 'contains'
  | 'starts'
  | 'empty'
  | 'between'
  | 'under'

/** `field` may step into a reference: `customer.tier`. Values may be `@me`, `@today`, `@this-month`, … */
export type Filter =
  | { field: string; op: FilterOp; value?: unknown }
  | { and: Filter[] }
  | { or: Filter[] }
  | { not: Filter }
  | MetricCondition

export interface ChoiceOption {
  value: string
  label: Label
  /** Semantic tone; colour never carries the meaning alone. */
  tone?: 'neutral' | 'brand' | 'good' | 'warn' | 'bad' | 'muted'
  /** The option is offered only while another field of the record has this value (a stage of its pipeline). */
  when?: Record<string, string>
  /** Further facts a screen may show (a stage's probability, outcome, clock). */
  facts?: Record<string, unknown>
}

export interface FieldMeta {
  name: string
  kind: FieldKind
  label: Label
  help?: Label
  /** Must have a value on create. */
  required: boolean
  /** `mask`: the value arrives masked; the reveal action shows it and is logged. */
  access: 'write' | 'read' | 'mask'
  /** May be sent on create / on update by this person. */
  create: boolean
  update: boolean
  /** Worked out by the server, never sent. */
  computed: boolean
  options?: ChoiceOption[]
  /** A choice that also takes values outside its options. */
  open?: boolean
  /** Entity that a ref, treeRef or refs field points to. */
  ref?: string
  /** Entities a target field may point to. */
  targets?: string[]
  max?: number
  min?: number
  /** Decimal places of decimal, money, percent. */
  scale?: number
  unit?: Label
  /** Field of the same record that holds the currency of a money field. */
  currencyField?: string
  operators: FilterOp[]
  sortable: boolean
  groupable: boolean
  summable: boolean
  searchable: boolean
  custom: boolean
  section: string
  /** Default value for a new record, already resolved (`@me` and `@today` replaced). */
  default?: unknown
}

export interface ActionMeta {
  name: string
  label: Label
  help?: Label
  on: 'record' | 'collection'
  fields: FieldMeta[]
  danger: boolean
  /** Shown as the header's main button when the record allows it. */
  primary: boolean
}

export interface ViewMeta {
  id: string
  label: Label
  filter?: Filter
  sort?: string
  columns?: string[]
  layout: 'list' | 'kanban' | 'calendar'
  groupBy?: string
}

export interface RelatedMeta {
  /** Entity name of the related records, and its field that points here. */
  entity: string
  field: string
  label: Label
}

export interface EntityMeta {
  name: string
  /** REST path segment: plural, kebab-case. */
  path: string
  label: Label
  plural: Label
  /** What it is for: shown when a list is empty. */
  about: Label
  icon: string
  title: string
  fields: FieldMeta[]
  sections: { key: string; label: Label }[]
  /** Default list columns. */
  list: string[]
  /** Fields of the create drawer's first view; the rest is behind "more". */
  quick: string[]
  /** Fields shown as key figures in the record's header. */
  highlights: string[]
  sort: string
  operations: Record<'read' | 'create' | 'update' | 'delete' | 'export' | 'import' | 'transfer', boolean>
  actions: ActionMeta[]
  views: ViewMeta[]
  /** `steps`: the choices follow each other, so a record also shows them as a bar. */
  kanban?: { field: string; sums: string[]; card: string[]; steps: boolean }
  calendar?: { field: string }
  /** The field that makes this entity a tree. */
  parent?: string
  related: RelatedMeta[]
  comments: boolean
  shareable: boolean
  /** A screen of its own replaces the generic one at this path. */
  settingsOnly: boolean
}

/** Under which heading a place stands in the navigation, in this order. */
export const navGroups = ['sales', 'goals', 'teamwork', 'insights'] as const
export type NavGroup = (typeof navGroups)[number]

export interface NavItem {
  key: string
  label: Label
  icon: string
  to: string
  entity?: string
  /** Without one it stands by itself at the top. */
  group?: NavGroup
  order: number
}

export interface Me {
  id: string
  name: string
  email: string | null
  department: { id: string; label: string } | null
  roles: { key: string; label: Label }[]
  permissions: string[]
  language: 'zh' | 'en'
  theme: 'system' | 'light' | 'dark'
  density: 'compact' | 'comfortable'
  twoFactor: boolean
}

export interface CompanyMeta {
  name: string
  currency: string
  timeZone: string
  language: 'zh' | 'en'
  /** First month of the fiscal year, 1-12. */
  fiscalYearStart: number
  demo: boolean
}

export interface Meta {
  entities: EntityMeta[]
  navigation: NavItem[]
  me: Me
  company: CompanyMeta
  /** Today in the company's time zone. */
  today: string
}

export interface Reference {
  id: string
  label: string
}

export interface Page<Row> {
  items: Row[]
  nextCursor: string | null
  total: { value: number; exact: boolean }
}

export interface Violation {
  code: string
  /** Field path the fault belongs to; empty for the whole record. */
  path: string
  params?: Record<string, unknown>
  /** In the reader's language; filled in at the edge. */
  message?: string
}

export interface ErrorBody {
  code: string
  message: string
  violations: Violation[]
  requestId: string
}
