/** The boxes of approvals, one request, what waits about a record, and what may be requested. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, pathParameter, queryParameter } from '#kernel/openapi/operation.ts'

const anything: JsonSchema = { type: 'object' }
const list = object({ items: listOf(anything) })

export const approvalsPaths: Record<string, PathItem> = {
  '/approvals': {
    get: operation({
      id: 'approvals',
      tag: 'process-instances',
      summary: 'What waits for the caller, what they started, handled or got a copy of',
      description: 'Differences and answers are cut to the fields that the caller may see.',
      parameters: [
        queryParameter('box', 'Which box.', { type: 'string', enum: ['todo', 'started', 'handled', 'copied'] }),
        queryParameter('search', 'Part of the title, the number, the name of the starter or the process.'),
        queryParameter('process', 'Key of a process.'),
        queryParameter('cursor', 'Where the page before ended.'),
      ],
      answer: object({ items: listOf(anything), nextCursor: { type: ['string', 'null'] }, counts: anything }),
      faults: [400],
    }),
  },
  '/approvals/counts': {
    get: operation({
      id: 'approvalCounts',
      tag: 'process-instances',
      summary: 'How much waits for the caller, and for how much of it the time is over',
      answer: anything,
    }),
  },
  '/approvals/{id}': {
    get: operation({
      id: 'approval',
      tag: 'process-instances',
      summary: 'One request: what is asked, who has decided, who is next, what the caller may do',
      parameters: [pathParameter('id')],
      answer: anything,
      faults: [404],
    }),
  },
  '/approvals/about/{entity}/{id}': {
    get: operation({
      id: 'approvalsAbout',
      tag: 'process-instances',
      summary: 'What waits for approval about a record',
      parameters: [pathParameter('entity'), pathParameter('id')],
      answer: list,
      faults: [404],
    }),
  },
  '/requests': {
    get: operation({
      id: 'requests',
      tag: 'processes',
      summary: 'Processes that the caller may start',
      answer: list,
    }),
  },
  '/requests/{key}': {
    get: operation({
      id: 'request',
      tag: 'processes',
      summary: 'The form of a process and the steps it may go through',
      parameters: [pathParameter('key')],
      answer: anything,
      faults: [404],
    }),
  },
  '/requests/{key}/way': {
    post: operation({
      id: 'requestWay',
      tag: 'processes',
      summary: 'The steps that a request would go through as it is filled in, and who would be asked',
      description: 'Nothing is started. Fields that are missing or wrong count as empty.',
      parameters: [pathParameter('key')],
      body: object({ form: anything, chosen: anything }),
      answer: object({ steps: listOf(anything) }),
      faults: [404, 422],
    }),
  },
}

/** The Chinese of the texts above. */
export const approvalsPathTexts: Record<string, string> = {
  'What waits for the caller, what they started, handled or got a copy of': '待我处理、我发起、我处理过、抄送我的申请',
  'Differences and answers are cut to the fields that the caller may see.': '变化与表单内容按调用者的字段权限裁剪。',
  'Which box.': '哪一栏。',
  'Part of the title, the number, the name of the starter or the process.': '标题、编号、发起人或流程名称的一部分。',
  'Key of a process.': '流程的标识。',
  'Where the page before ended.': '上一页的结束位置。',
  'How much waits for the caller, and for how much of it the time is over': '待我处理的数量，以及其中超时的数量',
  'One request: what is asked, who has decided, who is next, what the caller may do':
    '一项申请：申请内容、已有的决定、接下来由谁处理、调用者可以做什么',
  'What waits for approval about a record': '一条记录上等待审批的申请',
  'Processes that the caller may start': '可以发起的流程',
  'The form of a process and the steps it may go through': '流程的表单和可能经过的步骤',
  'The steps that a request would go through as it is filled in, and who would be asked':
    '按已填写的内容，申请会经过的步骤和会问到的人',
  'Nothing is started. Fields that are missing or wrong count as empty.': '不会发起任何流程；缺少或有误的字段视为空。',
}
