/** Choices as an administrator sends them. */
import { z } from 'zod'
import type { ChoiceOption, Label, Violation } from '../entity/meta.types.ts'
import { pinyinOf } from '../pure/text.ts'
import { violation } from '../pure/violations.ts'

export const mostOptions = 300

const storable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
const words = (max: number) => z.string().trim().min(1).max(max).refine(storable)

/** A text in both languages; with only one given, the other reads the same. */
export const labelShape = (max: number) =>
  z
    .union([
      words(max),
      z.object({ zh: words(max), en: words(max).optional() }),
      z.object({ zh: words(max).optional(), en: words(max) }),
    ])
    .transform((label): Label => {
      if (typeof label === 'string') return { zh: label, en: label }
      const zh = label.zh ?? label.en!
      return { zh, en: label.en ?? zh }
    })

const optionShape = z.strictObject({
  value: words(60).optional(),
  label: labelShape(60),
  tone: z.enum(['neutral', 'brand', 'good', 'warn', 'bad', 'muted']).optional(),
})

/** The options with a key each (made from the label's pinyin when not given), and every fault with its path. */
export function parseOptions(sent: unknown, path: string): { options: ChoiceOption[]; violations: Violation[] } {
  if (!Array.isArray(sent)) return { options: [], violations: [violation('field.list', path)] }
  if (sent.length === 0) return { options: [], violations: [violation('field.required', path)] }
  if (sent.length > mostOptions)
    return { options: [], violations: [violation('field.too-many', path, { max: mostOptions })] }
  const violations: Violation[] = []
  const options: ChoiceOption[] = []
  const taken = new Set<string>(sent.flatMap((o) => (typeof o?.value === 'string' ? [o.value.trim()] : [])))
  const used = new Set<string>()
  for (const [i, item] of sent.entries()) {
    const parsed = optionShape.safeParse(item)
    if (!parsed.success) {
      violations.push(
        ...parsed.error.issues.map((issue) => violation('field.invalid', [path, i, ...issue.path].join('.'))),
      )
      continue
    }
    const { value, label, tone } = parsed.data
    const key = value ?? freeName(keyOf(label.zh), taken)
    if (used.has(key)) violations.push(violation('choices.twice', `${path}.${i}.value`, { value: key }))
    used.add(key)
    taken.add(key)
    options.push({ value: key, label, ...(tone && { tone }) })
  }
  return { options, violations }
}

const keyOf = (text: string): string =>
  pinyinOf(text)
    .full.replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'option'

/** The name itself, or with the first number that makes it new. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  let n = 2
  while (taken.has(`${name}${n}`)) n += 1
  return `${name}${n}`
}
