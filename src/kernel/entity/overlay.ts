/** Reads what administrators changed: custom fields, choices, numbering rules. */
import { sql } from 'drizzle-orm'
import type { Sql } from './context.ts'
import type { FieldSpec } from './fields.ts'
import type { ChoiceOption } from './meta.types.ts'
import { emptyOverlay, type Overlay, type Registry } from './registry.ts'

export async function loadOverlay(db: Sql, registry: Registry): Promise<Overlay> {
  const overlay = emptyOverlay()
  const customFields = await db.run<{ entity: string; name: string; definition: Partial<FieldSpec> }>(
    sql`select entity, name, definition from custom_field where archived_at is null order by position, id`,
  )
  for (const { entity, name, definition } of customFields) {
    const fields = overlay.customFields.get(entity) ?? {}
    fields[name] = { write: 'always', section: 'custom', required: false, ...definition, custom: true } as FieldSpec
    overlay.customFields.set(entity, fields)
  }
  const settings = await db.run<{ key: string; value: unknown }>(
    sql`select key, value from setting where key like 'choices.%' or key like 'number.%'`,
  )
  for (const { key, value } of settings) {
    if (key.startsWith('choices.')) overlay.options.set(key.slice('choices.'.length), value as ChoiceOption[])
    else overlay.numbers.set(key.slice('number.'.length), String(value))
  }
  for (const module of registry.modules) {
    overlay.metrics.push(...((await module.metricProvider?.(db)) ?? []))
    overlay.gate.push(...((await module.writeGate?.rules(db, registry)) ?? []))
    for (const [provider, load] of Object.entries(module.optionProviders ?? {})) {
      offer(overlay, registry, provider, await load(db, registry))
    }
  }
  const metrics = [...registry.modules.flatMap((module) => module.metrics ?? []), ...overlay.metrics]
  offer(
    overlay,
    registry,
    'metrics',
    metrics.map(({ key, label }) => ({ value: key, label })),
  )
  return overlay
}

/** To every field that asks for the provider's options. */
function offer(overlay: Overlay, registry: Registry, provider: string, options: ChoiceOption[]): void {
  for (const entity of registry.entities.values()) {
    for (const [name, field] of Object.entries(entity.fields as Record<string, FieldSpec>)) {
      if (field.optionsFrom === provider) overlay.options.set(`${entity.name}.${name}`, options)
    }
  }
}
