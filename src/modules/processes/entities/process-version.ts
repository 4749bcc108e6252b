import { defineEntity } from '#kernel/entity/define.ts'
import { choice, computed, instant, integer, json, longText, ref, treeRef } from '#kernel/entity/fields.ts'
import { checkShape } from '../flow-schema.ts'
import { guardVersionRemoval, versionsWritten } from '../held/in-force.ts'
import type { Flow, Trigger } from '../rules/flow.types.ts'
import { checkVersion } from '../rules/version.ts'

export const versionStates = [
  { value: 'draft', label: { zh: '草稿', en: 'Draft' }, tone: 'neutral' },
  { value: 'pilot', label: { zh: '试行', en: 'Pilot' }, tone: 'warn' },
  { value: 'published', label: { zh: '已发布', en: 'Published' }, tone: 'good' },
  { value: 'retired', label: { zh: '已停用', en: 'Retired' }, tone: 'muted' },
] as const

/** One way of doing a process. Never changed once it runs: instances keep the version they started with. */
export const processVersion = defineEntity('process-version', {
  label: { zh: '流程版本', en: 'Process version' },
  plural: { zh: '流程版本', en: 'Process versions' },
  about: {
    zh: '流程的步骤与表单；发布后不再修改，修改另建新版本。',
    en: 'Steps and forms of a process; never changed once published, a change is a new version.',
  },
  path: 'process-versions',
  icon: 'branches',
  scope: { by: 'company' },
  settingsOnly: true,
  reporting: false,
  title: 'title',
  sort: '-number',
  fields: {
    process: ref('process', {
      label: { zh: '流程', en: 'Process' },
      required: true,
      write: 'create',
      onDelete: 'cascade',
    }),
    number: integer({
      label: { zh: '版本号', en: 'Version' },
      required: true,
      min: 1,
      write: 'create',
      additive: false,
    }),
    title: computed('text', {
      label: { zh: '标题', en: 'Title' },
      sql: (t) => `select p.name || ' v' || ${t}.number from process p where p.id = ${t}.process_id`,
    }),
    state: choice(versionStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      default: 'draft',
      write: 'action-only',
    }),
    pilotDepartment: treeRef('department', {
      label: { zh: '试行部门', en: 'Pilot department' },
      write: 'action-only',
      onDelete: 'set-null',
    }),
    flow: json<{ label: { zh: string; en: string }; required: true }, Flow>({
      label: { zh: '流程图', en: 'Flow' },
      required: true,
    }),
    triggers: json<{ label: { zh: string; en: string } }, Trigger[]>({ label: { zh: '触发条件', en: 'Triggers' } }),
    note: longText({ label: { zh: '变更说明', en: 'What changed' }, max: 2000 }),
    publishedAt: instant({ label: { zh: '发布时间', en: 'Published at' }, write: 'action-only' }),
  },
  list: ['process', 'number', 'state', 'publishedAt', 'note'],
  unique: [
    {
      fields: ['process', 'number'],
      error: 'process-version.duplicate',
      message: { zh: '已有这个版本号', en: 'This version number exists' },
    },
    {
      fields: ['process', 'state'],
      where: "state in ('pilot', 'published')",
      error: 'process-version.in-force',
      message: {
        zh: '同一流程只能有一个试行版本和一个发布版本',
        en: 'A process has one pilot and one published version at most',
      },
    },
  ],
  rules: [checkVersion, checkShape],
  guardRemoval: guardVersionRemoval,
  written: versionsWritten,
})
