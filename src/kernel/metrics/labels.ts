/** Names of dimension values, loaded once for all figures of a request. */
import { sql } from 'drizzle-orm'
import { labelColumn } from '../access/label.ts'
import type { Reader } from '../data/list.ts'
import type { ChoiceOption } from '../entity/meta.types.ts'
import type { CountedMetric } from './define.ts'
import { dimensionsOf, type SourceDimension } from './dimensions.ts'
import type { Dimension, DimensionValue } from './metrics.types.ts'

export class Labels {
  private readonly reader: Reader
  private readonly dimensions = new Map<Dimension, SourceDimension>()
  private readonly ids = new Map<string, Set<string>>()
  private readonly names = new Map<string, string>()

  constructor(reader: Reader) {
    this.reader = reader
  }

  /** Says which values will be asked for. */
  need(dimensions: Dimension[], metric: CountedMetric | undefined, rows: { dimensions: (string | null)[] }[]): void {
    if (!metric || dimensions.length === 0) return
    const available = dimensionsOf(this.reader.registry, this.reader.actor, metric)
    dimensions.forEach((key, i) => {
      const dimension = available.find((d) => d.key === key)
      if (!dimension) return
      this.dimensions.set(key, dimension)
      if (!dimension.entity) return
      const ids = this.ids.get(dimension.entity) ?? new Set()
      for (const row of rows) if (row.dimensions[i]) ids.add(row.dimensions[i])
      this.ids.set(dimension.entity, ids)
    })
  }

  async load(): Promise<void> {
    const { registry, actor } = this.reader
    for (const [name, ids] of this.ids) {
      if (ids.size === 0) continue
      const entity = registry.entity(name)
      const rows = await this.reader.sql.run<{ id: string; label: string }>(
        sql`select t.id::text as id, ${labelColumn(registry, actor, entity, 't')} as label
          from ${sql.identifier(entity.table)} t where t.id = any(${sql.param([...ids])}::uuid[])`,
      )
      for (const { id, label } of rows) this.names.set(id, label)
    }
  }

  of(key: Dimension, value: string | null): DimensionValue | null {
    if (value === null) return null
    const dimension = this.dimensions.get(key)
    if (dimension?.entity) return { id: value, label: this.names.get(value) ?? value }
    const option = (dimension?.field.options as readonly ChoiceOption[] | undefined)?.find((o) => o.value === value)
    return { id: value, label: option?.label[this.reader.actor.language] ?? value }
  }
}
