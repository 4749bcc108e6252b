import { useCallback, useEffect, useMemo, useState } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { parseFormula } from '#kernel/metrics/rules/formula.ts'
import { useDraft } from '#kernel/ui/draft.ts'
import { type FormValues, initialValues, type RecordForm, useRecordForm } from '#kernel/ui/form/index.tsx'
import { type EntityRecord, useMeta } from '#kernel/ui/meta.tsx'
import { usePinyin } from '#kernel/ui/palette/pinyin.ts'
import { suggestKey, suggestUnit, unitOfFormula } from '../../rules/suggest.ts'
import { editorTexts } from '../text.ts'
import { type DefinitionKind, dateOptions, definitionFields, type Shape } from './definitionFields.ts'

export interface DefinitionForm {
  form: RecordForm
  fields: FieldMeta[]
  source: EntityMeta | undefined
  kind: DefinitionKind
  change: (name: string, value: unknown) => void
  /** Something typed at an earlier visit was brought back. */
  restored: boolean
  startAfresh: () => void
}

const shapeOf = (values: FormValues): Shape => ({
  kind: (values.kind as DefinitionKind | null | undefined) ?? 'counted',
  source: (values.source as string | null | undefined) ?? null,
  measure: (values.measure as string | null | undefined) ?? null,
})

/** The definition as it is filled in: what follows from what, what is suggested, and what survives a reload. */
export function useDefinitionForm(
  entity: EntityMeta,
  record: EntityRecord | undefined,
  metrics: readonly MetricMeta[],
): DefinitionForm {
  const { entities } = useMeta()
  const fresh = useMemo(() => record ?? initialValues(entity.fields), [entity, record])
  const [typed, setTyped] = useState<FormValues>()
  const draft = useDraft<FormValues>(`metric:${record?.id ?? 'new'}`, typed)
  const [restored, setRestored] = useState(draft.initial !== undefined)
  const start = { ...fresh, ...draft.initial }
  const [shape, setShape] = useState(() => shapeOf(start))
  const source = entities.find(({ name }) => name === shape.source)
  const fields = useMemo(
    () => definitionFields(entity, shape, source, { created: editorTexts.createdAt }),
    [entity, shape, source],
  )
  const form = useRecordForm(fields, start)
  const given: FormValues = typed ?? draft.initial ?? {}
  const { change: write, values } = form

  const change = useCallback(
    (name: string, value: unknown) => {
      const all: Record<string, unknown> = { [name]: value, ...following(name, value, entities) }
      for (const [each, next] of Object.entries(all)) write(each, next)
      setTyped((current) => ({ ...(current ?? draft.initial), ...all }))
      setShape((current) => shapeOf({ ...current, ...all }))
    },
    [write, entities, draft.initial],
  )
  const startAfresh = () => {
    draft.clear()
    setTyped(undefined)
    setRestored(false)
    setShape(shapeOf(fresh))
    form.reset(fresh)
  }

  useSuggestedKey(values, write, metrics, record === undefined && !given.key)
  const measured = source?.fields.find(({ name }) => name === values.field)
  const unit = suggestedUnit(values, shape, measured, metrics)
  const mayUnit = !given.unit && (record === undefined || 'measure' in given || 'field' in given || 'formula' in given)
  useEffect(() => {
    if (mayUnit && unit && unit !== values.unit) write('unit', unit)
  }, [mayUnit, unit, values.unit, write])

  return { form, fields, source, kind: shape.kind, change, restored, startAfresh }
}

/** What another choice makes of the choices that hang on it. */
function following(name: string, value: unknown, entities: readonly EntityMeta[]): Record<string, unknown> {
  if (name === 'kind') return { measure: value === 'manual' ? 'latest' : 'count', field: null }
  if (name === 'measure' && value === 'count') return { field: null }
  if (name !== 'source') return {}
  const source = entities.find((each) => each.name === value)
  const days = source ? dateOptions(source, editorTexts.createdAt) : []
  const usual = days.find(({ value: day }) => day === source?.calendar?.field) ?? days.at(-1)
  return { field: null, filter: null, date: usual?.value ?? null }
}

function suggestedUnit(
  values: FormValues,
  { kind, measure }: Shape,
  measured: FieldMeta | undefined,
  metrics: readonly MetricMeta[],
) {
  if (kind === 'counted') return suggestUnit(measure, measured)
  if (kind === 'manual') return undefined
  const formula = parseFormula(String(values.formula ?? ''))
  if (typeof formula === 'string') return undefined
  return unitOfFormula(formula, (key) => metrics.find((metric) => metric.key === key)?.unit)
}

function useSuggestedKey(
  values: FormValues,
  write: (name: string, value: unknown) => void,
  metrics: readonly MetricMeta[],
  wanted: boolean,
) {
  const nameEn = String(values.nameEn ?? '')
  const name = String(values.name ?? '')
  const pinyin = usePinyin(wanted && name !== '' && nameEn === '')
  const key = useMemo(
    () => suggestKey(nameEn, pinyin(name)?.full ?? '', new Set(metrics.map((metric) => metric.key))),
    [nameEn, name, pinyin, metrics],
  )
  useEffect(() => {
    if (wanted && key !== (values.key ?? '')) write('key', key)
  }, [wanted, key, values.key, write])
}
