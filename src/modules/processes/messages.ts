import type { Label } from '#kernel/entity/meta.types.ts'

export const processMessages: Record<string, Label> = {
  'process-version.fixed': {
    zh: '已发布的版本不能修改，请新建版本',
    en: 'A version that has been published cannot change; make a new one',
  },
  'process-instance.running': { zh: '流程还在进行，请先取消', en: 'It is still running; cancel it first' },
  'process-instance.ended': { zh: '流程已经结束', en: 'It has ended already' },
  'process-instance.closed': { zh: '已结束的流程不能再改变状态', en: 'What has ended does not change any more' },
  'process-instance.reminded': {
    zh: '{minutes} 分钟内已经催办过，请稍后再试',
    en: 'They were reminded within the last {minutes} minutes; try again later',
  },
  'process-instance.nobody-to-remind': { zh: '现在没有人需要催办', en: 'Nobody is being waited for' },
  'process-instance.not-returned': { zh: '流程没有退回给您，无需重新提交', en: 'It was not returned to you' },
  'process-instance.not-stuck': { zh: '流程没有卡住，无需重试', en: 'It is not stuck' },
  'process-instance.no-such-step': { zh: '流程里没有步骤“{step}”', en: 'The process has no step "{step}"' },
  'process-task.decided': {
    zh: '已经有人处理，或流程已往下走，请刷新查看',
    en: 'Somebody has dealt with it already, or the process has moved on; reload to see',
  },
  'process-task.closed': { zh: '已处理的待办不能再打开', en: 'A work item that is closed stays closed' },
  'process-task.not-yours': {
    zh: '这项待办不是分配给您的',
    en: 'This work item belongs to somebody else',
  },
  'process-task.other-kind': { zh: '这类待办不能这样处理', en: 'This kind of work item is not dealt with like that' },
  'process-task.not-allowed': { zh: '这一步的设置不允许这样做', en: 'The step does not allow this' },
  'process-task.not-editable': { zh: '这一步不允许修改这个字段', en: 'Approvers may not change this field here' },
  'process-task.person-gone': {
    zh: '所选的人已离职或不能登录',
    en: 'Somebody chosen has left or cannot sign in',
  },
  'process-task.no-such-step': {
    zh: '不能退回到步骤“{step}”：流程还没有经过它',
    en: 'It cannot go back to "{step}": the process has not been there',
  },
  'process.unknown': { zh: '没有流程“{process}”', en: 'There is no process "{process}"' },
  'process.off': { zh: '流程“{process}”已停用', en: 'The process "{process}" is switched off' },
  'process.not-published': { zh: '流程“{process}”还没有发布', en: 'The process "{process}" is not published' },
  'process.not-by-request': {
    zh: '这个流程不能自行发起，由系统在需要时发起',
    en: 'This process is not started by hand',
  },
  'process.no-way': {
    zh: '没有一个分支的条件成立，也没有“否则”分支',
    en: 'No way holds, and there is no "otherwise"',
  },
  'process.expression': { zh: '表达式无法读取：{expression}', en: 'The expression cannot be read: {expression}' },
  'process.endless': {
    zh: '流程在没有人参与的步骤之间循环，已停下',
    en: 'It went round and round without waiting for anybody, and was stopped',
  },
  'process.no-record': {
    zh: '流程没有相关记录，无法更新',
    en: 'The request is not about a record that could be changed',
  },
  'process.record-gone': { zh: '相关记录已被删除', en: 'The record has been deleted' },
  'process.wait-without-day': {
    zh: '字段“{field}”没有日期，不知道等到什么时候',
    en: 'The field "{field}" holds no day to wait for',
  },
  'process.too-deep': { zh: '子流程嵌套超过 10 层', en: 'Processes start each other more than ten deep' },
  'process.unexpected': {
    zh: '发生了意外错误，已记录在流程日志里',
    en: 'Something unexpected went wrong; the log of the request has it',
  },
}
