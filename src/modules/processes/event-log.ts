/** Instances as cases of process mining: a log a process, from the events that the engine writes. */
import { list } from '#kernel/data/list.ts'
import type { EventLogSource } from '#kernel/event-logs/event-log.types.ts'
import { recordPages } from '#kernel/event-logs/record-pages.ts'
import { process } from './entities/process.ts'
import { processEvent } from './entities/process-event.ts'
import { instanceStates, processInstance } from './entities/process-instance.ts'

interface Logged {
  instance: { id: string; label: string } | null
  activity: string
  step: string | null
  lifecycle: string
  at: string
  person: { label: string } | null
  'instance.state': string
  'instance.processVersion': { label: string } | null
}

export const processLog: EventLogSource = {
  key: 'process',
  label: { zh: '流程', en: 'Processes' },
  async logs(reader) {
    const { language } = reader.actor
    const { items } = await list(reader, process, { fields: ['name', 'nameEn'], limit: 500, withoutTotal: true })
    const running = instanceStates.filter(({ value }) => value === 'running' || value === 'stuck')
    return items.map(({ id, name, nameEn }) => ({
      key: String(id),
      label: { zh: String(name), en: String(nameEn || name) },
      entity: processInstance.name,
      open: { attribute: 'state', values: running.map(({ label }) => label[language]) },
    }))
  },
  async *read(reader, key) {
    const { language } = reader.actor
    const states = new Map<string, string>(instanceStates.map(({ value, label }) => [value, label[language]]))
    const pages = recordPages(reader, processEvent, {
      filter: {
        and: [
          { field: 'instance.process', op: 'eq', value: key },
          { field: 'step', op: 'empty', value: false },
        ],
      },
      sort: 'at',
      fields: [
        'instance',
        'activity',
        'step',
        'lifecycle',
        'at',
        'person',
        'instance.state',
        'instance.processVersion',
      ],
    })
    for await (const page of pages) {
      yield (page as unknown as Logged[]).flatMap((event) => {
        const { instance, step } = event
        if (!instance || !step) return []
        const state = event['instance.state']
        return [
          {
            case: instance.id,
            caseLabel: instance.label,
            activity: step,
            activityLabel: event.activity,
            at: event.at,
            lifecycle: event.lifecycle,
            resource: event.person?.label ?? null,
            attributes: { state: states.get(state) ?? state, version: event['instance.processVersion']?.label ?? null },
          },
        ]
      })
    }
  },
}
