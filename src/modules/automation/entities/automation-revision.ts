import { defineEntity } from '#kernel/entity/define.ts'
import { integer, json, ref, requiredText } from '#kernel/entity/fields.ts'
import type { Definition } from '../rules/automation.types.ts'

const fixed = { write: 'action-only' } as const

/** What a rule said at one time; runs name the one that they followed. Never changed. */
export const automationRevision = defineEntity('automation-revision', {
  label: { zh: '规则版本', en: 'Version of an automation' },
  plural: { zh: '规则版本', en: 'Versions of automations' },
  about: { zh: '规则在某个时候的内容。', en: 'What a rule said at one time.' },
  path: 'automation-revisions',
  icon: 'history',
  scope: { by: 'via', through: 'rule' },
  technical: true,
  settingsOnly: true,
  reporting: false,
  comments: false,
  title: 'name',
  sort: '-number',
  fields: {
    rule: ref('automation-rule', { label: { zh: '规则', en: 'Rule' }, required: true, onDelete: 'cascade', ...fixed }),
    number: integer({ label: { zh: '版本', en: 'Number' }, required: true, additive: false, ...fixed }),
    name: requiredText({ label: { zh: '名称', en: 'Name' }, ...fixed }),
    definition: json<{ label: { zh: string; en: string } }, Definition>({
      label: { zh: '内容', en: 'Definition' },
      ...fixed,
    }),
  },
  list: ['number', 'name'],
  unique: [
    {
      fields: ['rule', 'number'],
      error: 'automation-revision.known',
      message: { zh: '这个版本已经有了', en: 'This version is there already' },
    },
  ],
})
