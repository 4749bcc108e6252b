/** The definitions as one person may see them: what `/api/v1/meta` answers and every screen is built from. */
import { type Actor, fieldRule, hasPermission, may, scopesOf, seesInFull, seesSum } from '../access/actor.ts'
import { defaultSort } from '../data/paging.ts'
import type { ActionDefinition, EntityDefinition, Fields } from '../entity/define.ts'
import { operations } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { filterFields } from '../entity/filter-fields.ts'
import { kindOf } from '../entity/kinds.ts'
import type { ActionMeta, EntityMeta, FieldMeta, Label, NavItem, RelatedMeta, ViewMeta } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { defaultOf } from '../write/defaults.ts'
import { mayWrite } from '../write/input.ts'

export interface MetaClock {
  actor: Actor
  today: string
  now: Date
}

/** Records that only the system writes are not offered to be made or changed by hand, whatever the role. */
function operationsOf(actor: Actor, entity: EntityDefinition, fields: Fields): EntityMeta['operations'] {
  const byHand = Object.values(fields).some(({ write, sql }) => !sql && (write === 'always' || write === 'create'))
  const offered = (o: (typeof operations)[number]) => byHand || !['create', 'update', 'import'].includes(o)
  return Object.fromEntries(
    operations.map((o) => [o, may(actor, entity.name, o) && offered(o)]),
  ) as EntityMeta['operations']
}

export function entityMeta(registry: Registry, clock: MetaClock, entity: EntityDefinition): EntityMeta {
  const { actor } = clock
  const fields = Object.entries(registry.fields(entity))
    .filter(([name, field]) => fieldRule(actor, entity.name, name) !== 'hidden' && field.section !== 'system')
    .map(([name, field]) => fieldMeta(registry, clock, entity, name, field))
  const names = new Set(fields.map((f) => f.name))
  const visible = (list: readonly string[] | undefined): string[] => (list ?? []).filter((name) => names.has(name))
  const inFull = (name: string): boolean => seesInFull(actor, entity.name, name)
  const custom = fields.filter((f) => f.custom)
  const sections = entity.sections ?? [{ key: 'main', label: { zh: '基本信息', en: 'Basics' } }]
  return {
    name: entity.name,
    path: entity.path,
    label: entity.label,
    plural: entity.plural,
    about: entity.about,
    icon: entity.icon,
    title: entity.title,
    fields,
    sections: custom.length ? [...sections, { key: 'custom', label: { zh: '自定义', en: 'Custom' } }] : sections,
    list: visible(entity.list),
    quick: visible(entity.quick ?? entity.list),
    highlights: visible(entity.highlights),
    sort: defaultSort({ entity, actor }),
    operations: operationsOf(actor, entity, registry.fields(entity)),
    actions: (registry.actions.get(entity.name) ?? [])
      .filter((a) => mayAct(actor, a))
      .map((a) => actionMeta(registry, clock, entity, a)),
    views: viewsFor(actor, entity),
    ...(entity.kanban &&
      inFull(entity.kanban.field) && {
        kanban: {
          field: entity.kanban.field,
          sums: entity.kanban.sums.filter(inFull),
          card: visible(entity.kanban.card),
          steps: entity.kanban.steps ?? false,
        },
      }),
    ...(entity.calendar && inFull(entity.calendar.field) && { calendar: { field: entity.calendar.field } }),
    ...(entity.parent && names.has(entity.parent) && { parent: entity.parent }),
    related: relatedMeta(registry, actor, entity),
    comments: entity.comments ?? false,
    shareable: entity.shareable ?? false,
    settingsOnly: entity.settingsOnly ?? false,
  }
}

/** Who sees more than the own records starts with everybody's: the own ones may well be none. */
function viewsFor(actor: Actor, entity: EntityDefinition): ViewMeta[] {
  const closed = (name: string) => !seesInFull(actor, entity.name, name)
  const views = (entity.views ?? [{ id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' }]).filter(
    ({ filter, sort }) =>
      ![
        ...filterFields(filter).map((path) => path.split('.')[0]!),
        ...(sort?.replaceAll('-', '').split(',') ?? []),
      ].some(closed),
  )
  const seesMore = [...scopesOf(actor, entity.name, 'read')].some((scope) => scope !== 'own')
  if (!seesMore) return views
  const isOwn = (view: ViewMeta) => JSON.stringify(view.filter ?? '').includes('@me')
  return [...views.filter((v) => !isOwn(v)), ...views.filter(isOwn)]
}

export const mayAct = (actor: Actor, action: ActionDefinition): boolean =>
  'operation' in action.permission
    ? may(actor, action.entity.name, action.permission.operation)
    : hasPermission(actor, action.permission.permission)

function fieldMeta(
  registry: Registry,
  clock: MetaClock,
  entity: EntityDefinition,
  name: string,
  field: FieldSpec,
): FieldMeta {
  const { actor } = clock
  const rule = fieldRule(actor, entity.name, name)
  const kind = kindOf(field)
  const masked = rule === 'mask'
  return {
    name,
    kind: field.kind,
    label: field.label,
    ...(field.help && { help: field.help }),
    required: field.required,
    access: masked ? 'mask' : rule === 'write' ? 'write' : 'read',
    create: mayWrite(actor, entity, name, field, 'create', 'input'),
    update: mayWrite(actor, entity, name, field, 'update', 'input'),
    computed: field.sql !== undefined,
    ...(field.options && { options: [...field.options] }),
    ...(field.open && { open: true }),
    ...(field.ref && { ref: field.ref }),
    ...(field.targets && { targets: [...field.targets] }),
    ...(field.max !== undefined && { max: field.max }),
    ...(field.min !== undefined && { min: field.min }),
    ...(field.scale !== undefined && { scale: field.scale }),
    ...(field.unit && { unit: field.unit }),
    ...(field.currencyField && { currencyField: field.currencyField }),
    operators: masked ? [] : operatorsOf(registry, field),
    sortable: kind.sortable && !masked,
    groupable: kind.groupable && !masked,
    summable: kind.summable && seesSum(actor, entity, name) && field.additive !== false,
    searchable: field.search ?? false,
    custom: field.custom ?? false,
    section: field.section,
    ...(field.default !== undefined && { default: shownDefault(clock, field) }),
  }
}

/** `under` asks for a tree. */
function operatorsOf(registry: Registry, field: FieldSpec): FieldMeta['operators'] {
  const { operators } = kindOf(field)
  const isTree = field.ref !== undefined && registry.entities.get(field.ref)?.parent !== undefined
  return isTree ? operators : operators.filter((op) => op !== 'under')
}

/** References need their label to be shown in a form. */
function shownDefault(clock: MetaClock, field: FieldSpec): unknown {
  const value = defaultOf(clock as never, field)
  if (field.default === '@me' && clock.actor.id) return { id: clock.actor.id, label: clock.actor.name }
  if (field.default === '@my-department') return clock.actor.department
  return value
}

function actionMeta(
  registry: Registry,
  clock: MetaClock,
  entity: EntityDefinition,
  action: ActionDefinition,
): ActionMeta {
  return {
    name: action.name,
    label: action.label,
    ...(action.help && { help: action.help }),
    on: action.on,
    fields: Object.entries(action.input).map(([name, field]) => ({
      ...fieldMeta(registry, clock, entity, name, field),
      create: true,
      update: true,
      access: 'write' as const,
    })),
    danger: action.danger ?? false,
    primary: action.primary ?? false,
  }
}

const below = ({ label, plural }: EntityDefinition): Label => ({
  zh: `下级${label.zh}`,
  en: `Sub-${plural.en.toLowerCase()}`,
})

/** Entities whose records point here, as far as the person may read them: one list an entity. */
function relatedMeta(registry: Registry, actor: Actor, entity: EntityDefinition): RelatedMeta[] {
  const found: RelatedMeta[] = []
  for (const other of registry.entities.values()) {
    if (!may(actor, other.name, 'read')) continue
    const pointers = Object.entries(other.fields as Fields).filter(
      ([name, field]) =>
        !field.sql &&
        (!other.beside || other.beside.includes(name)) &&
        ((field.ref === entity.name && field.kind !== 'refs') || field.targets?.includes(entity.name)) &&
        seesInFull(actor, other.name, name),
    )
    // A plain reference says more than one that may point anywhere: a customer's follow-ups include those on its deals.
    const [pointer] = pointers.sort(([, a], [, b]) => Number(a.kind === 'target') - Number(b.kind === 'target'))
    if (pointer)
      found.push({ entity: other.name, field: pointer[0], label: other === entity ? below(entity) : other.plural })
  }
  return found
}

export function navigation(registry: Registry, actor: Actor): NavItem[] {
  return registry.modules
    .flatMap((m) => m.menu ?? [])
    .filter(
      (item) =>
        (!item.entity || may(actor, item.entity, 'read')) &&
        (!item.permission || hasPermission(actor, item.permission)),
    )
    .map(({ permission: _, ...item }) => item)
    .sort((a, b) => a.order - b.order)
}
