import { defineText } from '#kernel/ui/text.ts'

export const testTexts = defineText({
  title: { zh: '试运行', en: 'Test run' },
  how: {
    zh: '看看这个人发起时会怎么走、会找谁。不会真的发起，也不会通知任何人。',
    en: 'See which way it goes and who is asked when this person starts it. Nothing is started, nobody is told.',
  },
  starter: { zh: '发起人', en: 'Started by' },
  about: { zh: '针对哪条记录', en: 'About which record' },
  run: { zh: '试运行', en: 'Run the test' },
  wait: {
    zh: '选择发起人、填写内容，然后点“试运行”。',
    en: 'Choose who starts it, fill in the form, then run the test.',
  },
  asks: { zh: '由 {who} 处理', en: 'Asks {who}' },
  after: { zh: ' 然后 ', en: ' then ' },
  and: { zh: '、', en: ', ' },
  nobodySkip: { zh: '没有人，跳过', en: 'Nobody: skipped' },
  nobodyRefuse: { zh: '没有人，视为拒绝', en: 'Nobody: counts as rejected' },
  approve: { zh: '同意', en: 'Approve' },
  reject: { zh: '拒绝', en: 'Reject' },
  takes: { zh: '走“{way}”', en: 'Goes “{way}”' },
  'outcome.approved': { zh: '结果：通过', en: 'Ends as approved' },
  'outcome.rejected': { zh: '结果：驳回', en: 'Ends as rejected' },
  'outcome.done': { zh: '结果：完成', en: 'Ends as done' },
  'outcome.returned': { zh: '退回发起人修改', en: 'Goes back to the starter' },
  'outcome.stopped': { zh: '走不下去了，请看上面的原因', en: 'It cannot go on: see the reason above' },
  'outcome.endless': { zh: '会一直转下去', en: 'It goes round and round' },
})
