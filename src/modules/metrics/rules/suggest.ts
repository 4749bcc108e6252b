import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import type { MetricUnit } from '#kernel/metrics/metrics.types.ts'
import type { Formula } from '#kernel/metrics/rules/formula.ts'

const longest = 40

/** Lower case, digits, hyphens, from the English name or else from the sound of the Chinese one; '' when neither helps. */
export function suggestKey(nameEn: string, pinyin: string, taken: ReadonlySet<string>): string {
  const base = slug(nameEn) || slug(pinyin)
  if (!base || !taken.has(base)) return base
  for (let n = 2; ; n += 1) {
    const key = `${base.slice(0, longest - 4)}-${n}`
    if (!taken.has(key)) return key
  }
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest)
    .replace(/-+$/, '')

/** The unit that follows from how and what is measured. */
export function suggestUnit(
  measure: string | null,
  field: Pick<FieldMeta, 'kind' | 'unit'> | undefined,
): MetricUnit | undefined {
  if (measure === 'count') return 'count'
  if (!field) return undefined
  if (field.kind === 'money') return 'money'
  return field.unit && /^days?$/i.test(field.unit.en) ? 'days' : 'number'
}

/** The unit that arithmetic over metrics leads to: money by deals is money, deals by deals a ratio. A bare number has none. */
export function unitOfFormula(
  formula: Formula,
  unitOf: (metric: string) => MetricUnit | undefined,
): MetricUnit | undefined {
  if ('number' in formula) return undefined
  if ('metric' in formula) return unitOf(formula.metric)
  if ('negate' in formula) return unitOfFormula(formula.negate, unitOf)
  const left = unitOfFormula(formula.left, unitOf)
  const right = unitOfFormula(formula.right, unitOf)
  switch (formula.op) {
    case '/':
      if (right === undefined) return left
      if (left === right) return 'ratio'
      return right === 'count' && left !== undefined && left !== 'ratio' ? left : 'number'
    case '*':
      if (left === undefined || right === undefined) return left ?? right
      if (right === 'ratio' || right === 'count') return left
      return left === 'ratio' || left === 'count' ? right : 'number'
    default:
      return left === undefined || right === undefined || left === right ? (left ?? right) : 'number'
  }
}
