import type { Label } from '#kernel/entity/meta.types.ts'

export const heldMessages: Record<string, Label> = {
  'held-change.waiting': {
    zh: '“{title}”还在审批中（{starter} 发起），请等待结果，或先撤回',
    en: '"{title}" is still waiting for approval (asked by {starter}): wait for it, or have it withdrawn first',
  },
  'held-change.say-more': {
    zh: '这项操作需要审批，请先填写申请内容',
    en: 'This needs approval: say first what the approvers must know',
  },
  'process.in-force': {
    zh: '还有已发布或试行的版本，请先停用',
    en: 'A version of it is published or on trial: retire it first',
  },
  'held-change.try-again': {
    zh: '审批流程刚刚有变化，请再试一次',
    en: 'The approval process has just changed: try again',
  },
  'held-change.starter-gone': {
    zh: '发起人已不在职，无法以其名义执行',
    en: 'Whoever asked does not work here any more, so it cannot be done in their name',
  },
  'held-change.no-entity': { zh: '这类数据已不存在', en: 'Records of this kind are no more' },
  'held-change.record-gone': { zh: '记录已被删除', en: 'The record has been deleted' },
  'held-change.overtaken': {
    zh: '提交审批后，他人改动了这个字段，请核对后重新提交',
    en: 'Somebody changed this field after it was sent for approval: check it and send it again',
  },
}
