/** A custom field as an administrator describes it -> the definition that is kept. */
import { z } from 'zod'
import type { EntityDefinition } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { FieldKind, Violation } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { pinyinOf } from '../pure/text.ts'
import { violation } from '../pure/violations.ts'
import { freeName, labelShape, parseOptions } from './option-input.ts'

/** Kinds that live in the record's `custom` document; numbers, computed values, targets and files need a column or code. */
export const customKinds = [
  'text',
  'longText',
  'richText',
  'integer',
  'decimal',
  'money',
  'percent',
  'boolean',
  'date',
  'instant',
  'choice',
  'multiChoice',
  'ref',
  'treeRef',
  'refs',
  'email',
  'phone',
  'url',
  'address',
  'geo',
  'tags',
  'json',
] as const satisfies readonly FieldKind[]

const textual: readonly FieldKind[] = ['text', 'longText', 'richText', 'email', 'phone', 'url']
const numeric: readonly FieldKind[] = ['integer', 'decimal', 'money', 'percent']
const searchable: readonly FieldKind[] = ['text', 'email', 'phone', 'url', 'tags']
const references: readonly FieldKind[] = ['ref', 'treeRef', 'refs']
const choices: readonly FieldKind[] = ['choice', 'multiChoice']

const bound = z.number().min(-1e15).max(1e15)
const facts = {
  label: labelShape(60),
  help: labelShape(300).nullish(),
  unit: labelShape(20).nullish(),
  required: z.boolean().optional(),
  pii: z.boolean().optional(),
  max: bound.nullish(),
  min: bound.nullish(),
  position: z.number().int().min(0).max(100_000).optional(),
  options: z.unknown().optional(),
}

const createShape = z.strictObject({
  ...facts,
  entity: z.string(),
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
    .optional(),
  kind: z.enum(customKinds),
  ref: z.string().optional(),
  open: z.boolean().optional(),
  search: z.boolean().optional(),
  scale: z.number().int().min(0).max(6).optional(),
})
/** What values already there depend on (kind, target, scale, being searched) cannot be changed. */
const updateShape = z.strictObject({ ...facts, archived: z.boolean().optional() }).partial()

export type CustomDefinition = Partial<FieldSpec> & Pick<FieldSpec, 'kind' | 'label'>

export interface ParsedField {
  name: string
  position: number | undefined
  definition: CustomDefinition
  violations: Violation[]
}

/** Names every record has, beside its fields. */
const reserved = new Set([
  'id',
  'version',
  'label',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'deletedBy',
  'custom',
  'can',
  'batch',
])

export function parseNewField(
  registry: Registry,
  entity: EntityDefinition,
  sent: unknown,
  takenNames: readonly string[],
): ParsedField | { violations: Violation[] } {
  const parsed = createShape.safeParse(sent)
  if (!parsed.success) return { violations: shapeFaults(parsed.error, sent) }
  const { entity: _, name: given, position, options: _sentOptions, ...rest } = parsed.data
  const taken = new Set([...Object.keys(entity.fields), ...takenNames, ...reserved])
  const violations: Violation[] = []
  if (given && taken.has(given)) violations.push(violation('custom-field.name-taken', 'name', { name: given }))
  const name = given ?? freeName(nameOf(rest.label.zh), taken)
  const definition = clean({ ...rest, kind: rest.kind }) as CustomDefinition
  violations.push(...kindFaults(registry, definition), ...boundFaults(definition))
  if (rest.search && !Object.values(entity.fields as Record<string, FieldSpec>).some((f) => f.search)) {
    violations.push(violation('custom-field.not-searchable', 'search'))
  }
  if (choices.includes(rest.kind)) {
    const found = parseOptions(parsed.data.options ?? [], 'options')
    // A choice that takes any word may begin without suggestions.
    if (!(rest.open && parsed.data.options === undefined)) violations.push(...found.violations)
    definition.options = found.options
  } else if (parsed.data.options !== undefined) violations.push(violation('field.unknown', 'options'))
  return { name, position, definition, violations }
}

export function parseFieldChange(
  before: CustomDefinition,
  sent: unknown,
): {
  definition: CustomDefinition
  position: number | undefined
  archived: boolean | undefined
  violations: Violation[]
} {
  const parsed = updateShape.safeParse(sent)
  if (!parsed.success)
    return { definition: before, position: undefined, archived: undefined, violations: shapeFaults(parsed.error, sent) }
  const { position, archived, options: sentOptions, ...rest } = parsed.data
  const definition = clean({ ...before, ...rest }) as CustomDefinition
  const violations = boundFaults(definition)
  if (sentOptions !== undefined) {
    if (choices.includes(before.kind)) {
      const found = parseOptions(sentOptions, 'options')
      violations.push(...found.violations)
      definition.options = found.options
    } else violations.push(violation('field.unknown', 'options'))
  }
  return { definition, position, archived, violations }
}

const shapeFaults = (error: z.ZodError, sent: unknown): Violation[] =>
  error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => violation('field.unknown', key))
    const path = issue.path.join('.')
    if (path === 'kind') return [violation('custom-field.kind', path)]
    if (path === 'name') return [violation('custom-field.name', path)]
    const isMissing = issue.path.length === 1 && (sent as Record<string, unknown> | null)?.[path] === undefined
    return [violation(isMissing ? 'field.required' : 'field.invalid', path)]
  })

/** A null takes the fact away. */
const clean = (facts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined))

function kindFaults(registry: Registry, { kind, ref, open, search, scale }: CustomDefinition): Violation[] {
  const faults: Violation[] = []
  if (references.includes(kind)) {
    const target = ref ? registry.entities.get(ref) : undefined
    if (!target) faults.push(violation('custom-field.target', 'ref'))
    else if (kind === 'treeRef' && !target.parent)
      faults.push(violation('custom-field.not-a-tree', 'ref', { entity: target.name }))
  } else if (ref !== undefined) faults.push(violation('field.unknown', 'ref'))
  if (open && kind !== 'choice') faults.push(violation('field.unknown', 'open'))
  if (search && !searchable.includes(kind)) faults.push(violation('custom-field.not-searchable', 'search'))
  if (scale !== undefined && !['decimal', 'money', 'percent'].includes(kind))
    faults.push(violation('field.unknown', 'scale'))
  return faults
}

function boundFaults({ kind, min, max }: CustomDefinition): Violation[] {
  const faults: Violation[] = []
  const given = { min, max }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    if (
      textual.includes(kind) ? !(Number.isInteger(value) && value >= 0 && value <= 200_000) : !numeric.includes(kind)
    ) {
      faults.push(violation(textual.includes(kind) ? 'field.integer' : 'field.unknown', name))
    }
  }
  if (min !== undefined && max !== undefined && min > max) faults.push(violation('custom-field.bounds', 'max'))
  return faults
}

/** 车队规模 is `cheduiguimo`; names never change, whatever happens to the label. */
function nameOf(label: string): string {
  const letters = pinyinOf(label)
    .full.replace(/[^a-z0-9]/g, '')
    .slice(0, 32)
  return /^[a-z]/.test(letters) ? letters : `field${letters}`
}
