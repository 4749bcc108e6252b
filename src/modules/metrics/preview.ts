import { may } from '#kernel/access/actor.ts'
import { badRequest, forbidden, invalidInput, ruleBroken } from '#kernel/api/errors.ts'
import { bodyOf, type RouteContext } from '#kernel/api/request.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { MetricQuery, MetricResult } from '#kernel/metrics/metrics.types.ts'
import { queryMetric } from '#kernel/metrics/query.ts'
import { parseValue } from '#kernel/write/input.ts'
import { definitionFaults } from './definition-faults.ts'
import { metricDefinition } from './entities/metric-definition.ts'
import { type OwnMetric, toMetric } from './rules/own-metric.ts'

/** Stands for the key while none was given; no saved metric has it, as keys are in lower case. */
const unnamed = 'UNSAVED'

/** What decides the figures; names and explanations may still be missing. */
const deciding = ['kind', 'source', 'measure', 'field', 'date', 'filter', 'formula', 'unit', 'direction'] as const

/**
 * Figures of a definition that is not saved, for who may define metrics, over the records that they may read.
 * @throws AppError 403, 422 with what the definition lacks, 404 when its records may not be read
 */
export async function previewMetric(c: RouteContext): Promise<MetricResult> {
  const actor = { ...c.get('actor'), language: c.get('language') }
  if (!may(actor, metricDefinition.name, 'create')) throw forbidden()
  const { definition, from, to, groupBy, filter } = await bodyOf(c)
  const own = readDefinition(definition)
  const reader = await c.get('runtime').reader(actor)
  const faults = definitionFaults(own, reader)
  if (faults.length > 0) throw ruleBroken(faults)
  const metric = toMetric(own)
  if (!metric) throw badRequest('field.required', 'definition')
  return queryMetric({ ...reader, registry: reader.registry.withMetric(metric) }, {
    from,
    to,
    groupBy,
    filter,
    metric: metric.key,
  } as MetricQuery)
}

function readDefinition(sent: unknown): OwnMetric {
  if (sent === null || typeof sent !== 'object') throw badRequest('field.required', 'definition')
  const given = sent as Record<string, unknown>
  const values: Record<string, unknown> = {}
  const violations: Violation[] = []
  for (const name of deciding) {
    const parsed = parseValue(name, metricDefinition.fields[name], given[name] ?? metricDefinition.fields[name].default)
    if ('violations' in parsed) violations.push(...parsed.violations)
    else values[name] = parsed.value
  }
  if (violations.length > 0) throw invalidInput(violations)
  const key = typeof given.key === 'string' && given.key !== '' ? given.key : unnamed
  return { key, name: key, nameEn: null, about: '', aboutEn: null, ...values } as unknown as OwnMetric
}
