import { useMemo } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { canStepInto } from '#kernel/ui/list/model/fieldPath.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { metricSource } from '../rules/metric-source.ts'
import { reportTexts } from './text.ts'

/** Kinds of records that a report can be made of: the daily ones first. */
export function useSources(): EntityMeta[] {
  const { entities, navigation } = useMeta()
  return useMemo(() => {
    const place = (entity: EntityMeta) => {
      const at = navigation.find((item) => item.entity === entity.name && item.to === `/${entity.path}`)?.order
      return at ?? (entity.settingsOnly ? 2000 : 1000)
    }
    const useful = entities.filter(({ operations, name }) => operations.read && name !== 'report' && name !== 'company')
    const deals = (entity: EntityMeta) => (entity.name === 'opportunity' ? 0 : 1)
    return useful.toSorted((a, b) => deals(a) - deals(b) || place(a) - place(b))
  }, [entities, navigation])
}

export interface FieldChoice {
  path: string
  field: FieldMeta
  label: string
}

/** Instants that every record has; a report groups them by period. */
const madeAt: FieldMeta[] = (
  [
    ['createdAt', { zh: '创建时间', en: 'Created at' }],
    ['updatedAt', { zh: '更新时间', en: 'Updated at' }],
  ] as const
).map(([name, label]) => ({
  name,
  kind: 'instant',
  label,
  required: true,
  access: 'read',
  create: false,
  update: false,
  computed: true,
  operators: [],
  sortable: true,
  groupable: true,
  summable: false,
  searchable: false,
  custom: false,
  section: '',
}))

/** Fields of a kind of record and of those it refers to, as far as `fits`; by heading. */
export function useFieldChoices(
  entity: EntityMeta,
  fits: (field: FieldMeta) => boolean,
): { heading: string; choices: FieldChoice[] }[] {
  const { entities } = useMeta()
  const label = useLabel()
  const t = useText(reportTexts)
  const of = (name: string) => entities.find((each) => each.name === name)
  const usable = (field: FieldMeta) => field.access !== 'mask' && fits(field)
  // Metrics are split by their dimensions, not by what these refer to.
  const steps = entity.name === metricSource ? [] : entity.fields
  const own = [...entity.fields, ...(entity.name === metricSource ? [] : madeAt)].filter(usable)
  const through = steps.filter((field) => field.access !== 'mask' && canStepInto(field, of))
  return [
    {
      heading: label(entity.label),
      choices: own.map((field) => ({ path: field.name, field, label: label(field.label) })),
    },
    ...through.map((reference) => ({
      heading: t('through', { name: label(reference.label) }),
      choices: (of(reference.ref ?? '')?.fields ?? []).filter(usable).map((field) => ({
        path: `${reference.name}.${field.name}`,
        field,
        label: `${label(reference.label)} › ${label(field.label)}`,
      })),
    })),
  ].filter(({ choices }) => choices.length > 0)
}
