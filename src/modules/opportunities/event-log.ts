/** Deals as cases of process mining: each stage that a deal entered is an event. */
import { seesInFull } from '#kernel/access/actor.ts'
import { list } from '#kernel/data/list.ts'
import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import type { EventLogSource } from '#kernel/event-logs/event-log.types.ts'
import { recordPages } from '#kernel/event-logs/record-pages.ts'
import { opportunity } from './entities/opportunity.ts'
import { pipeline } from './entities/pipeline.ts'
import { stageChange } from './entities/stage-change.ts'

interface Change {
  opportunity: { id: string; label: string } | null
  to: string
  move: string
  at: string
  by: { label: string } | null
  'opportunity.status'?: string | null
}

export const stageLog: EventLogSource = {
  key: 'opportunity-stages',
  label: { zh: '商机阶段', en: 'Stages of deals' },
  async logs(reader) {
    const { items } = await list(reader, pipeline, { fields: ['name'], limit: 200, withoutTotal: true })
    const open = optionsOf(reader.registry.fields(opportunity).status?.options, reader.actor.language).get('open')
    return items.map(({ id, name }) => ({
      key: String(id),
      label: { zh: String(name), en: String(name) },
      entity: opportunity.name,
      ...(open && { open: { attribute: 'status', values: [open] } }),
    }))
  },
  async *read(reader, key) {
    const { registry, actor } = reader
    const stages = optionsOf(registry.fields(stageChange).to?.options, actor.language)
    const statuses = optionsOf(registry.fields(opportunity).status?.options, actor.language)
    const withStatus = seesInFull(actor, opportunity.name, 'status')
    const pages = recordPages(reader, stageChange, {
      filter: { field: 'pipeline', op: 'eq', value: key },
      sort: 'at',
      fields: ['opportunity', 'to', 'move', 'at', 'by', ...(withStatus ? ['opportunity.status'] : [])],
    })
    for await (const page of pages) {
      yield (page as unknown as Change[]).flatMap((change) => {
        // The record behind may be out of reach by a field rule although the change is not.
        if (!change.opportunity) return []
        const status = change['opportunity.status']
        return [
          {
            case: change.opportunity.id,
            caseLabel: change.opportunity.label,
            activity: change.to,
            activityLabel: stages.get(change.to) ?? change.to,
            at: change.at,
            resource: change.by?.label ?? null,
            attributes: { status: status ? (statuses.get(status) ?? status) : null },
          },
        ]
      })
    }
  },
}

const optionsOf = (options: readonly ChoiceOption[] | undefined, language: 'zh' | 'en'): Map<string, string> =>
  new Map((options ?? []).map(({ value, label }) => [value, label[language]]))
