import { defineEntity } from '#kernel/entity/define.ts'
import { longText, ref, requiredText } from '#kernel/entity/fields.ts'
import { guardFindingRemoval, guardFindings } from '../guards/review-finding.ts'

/** What the people of a review say to something that is late. */
export const reviewFinding = defineEntity('review-finding', {
  label: { zh: '复盘分析', en: 'Review finding' },
  plural: { zh: '复盘分析', en: 'Review findings' },
  about: { zh: '一件落后的事：原因和补救。', en: 'Something that is late: its cause and remedy.' },
  path: 'review-findings',
  icon: 'form',
  scope: { by: 'via', through: 'review' },
  settingsOnly: true,
  title: 'subjectLabel',
  sort: 'createdAt',
  fields: {
    review: ref('review', {
      label: { zh: '复盘会', en: 'Review' },
      required: true,
      write: 'create',
      onDelete: 'cascade',
    }),
    // The late thing may be of any module, present or not: it is named, not referenced.
    subjectEntity: requiredText({ label: { zh: '对象类型', en: 'Kind' }, write: 'create', max: 60 }),
    subjectId: requiredText({ label: { zh: '对象标识', en: 'Subject id' }, write: 'create', max: 60 }),
    subjectLabel: requiredText({ label: { zh: '事项', en: 'Subject' }, write: 'create', max: 300 }),
    cause: longText({ label: { zh: '原因', en: 'Cause' }, max: 2000 }),
    remedy: longText({ label: { zh: '补救', en: 'Remedy' }, max: 2000 }),
  },
  list: ['subjectLabel', 'cause', 'remedy'],
  unique: [
    {
      fields: ['review', 'subjectEntity', 'subjectId'],
      error: 'review-finding.duplicate',
      message: { zh: '这件事已有分析', en: 'There is a finding for it already' },
    },
  ],
  guard: guardFindings,
  guardRemoval: guardFindingRemoval,
})
