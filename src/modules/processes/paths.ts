/** The library of processes, and the drawing of their versions. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, parameter } from '#kernel/openapi/operation.ts'

const anything: JsonSchema = { type: 'object' }
const text: JsonSchema = { type: 'string' }

export const processesPaths: Record<string, PathItem> = {
  '/processes/library': {
    get: operation({
      id: 'processLibrary',
      tag: 'processes',
      summary: 'Every process with its versions, how many run and how long they take',
      answer: object({ items: listOf(anything) }, ['items']),
      faults: [403],
    }),
  },
  '/processes/{id}/versions': {
    get: operation({
      id: 'processVersions',
      tag: 'processes',
      summary: 'Versions of a process, with how many instances run on each',
      parameters: [parameter('id')],
      answer: object({ items: listOf(anything) }, ['items']),
      faults: [403, 404],
    }),
  },
  '/processes/read-bpmn': {
    post: operation({
      id: 'readBpmn',
      tag: 'processes',
      summary: 'Read a BPMN 2.0 file as a flow',
      description: 'Nothing is kept. Notes say what of the file could not be taken over.',
      body: object({ xml: text }, ['xml']),
      answer: object({ name: text, flow: anything, triggers: listOf(anything), notes: listOf(anything) }),
      faults: [400, 403],
    }),
  },
  '/process-versions/{id}/bpmn': {
    get: operation({
      id: 'writeBpmn',
      tag: 'process-versions',
      summary: 'A version as a BPMN 2.0 file with its drawing',
      parameters: [parameter('id')],
      media: 'application/xml',
      answer: text,
      faults: [403, 404],
    }),
  },
  '/process-versions/{id}/surroundings': {
    post: operation({
      id: 'processSurroundings',
      tag: 'process-versions',
      summary: 'What a flow may name: fields, roles, people, endpoints, processes',
      parameters: [parameter('id')],
      body: object({ flow: anything }),
      answer: anything,
      faults: [400, 403, 404],
    }),
  },
  '/process-versions/{id}/test-run': {
    post: operation({
      id: 'testProcessVersion',
      tag: 'process-versions',
      summary: 'Which way a version goes and who would be asked, without doing anything',
      parameters: [parameter('id')],
      body: object({ starter: text, about: anything, form: anything, rejected: listOf(text) }, ['starter']),
      answer: object({ steps: listOf(anything), outcome: text }, ['steps', 'outcome']),
      faults: [400, 403, 404],
    }),
  },
}

export const processesPathTexts: Record<string, string> = {
  'Every process with its versions, how many run and how long they take': '全部流程及其版本、进行中的数量和通常用时',
  'Versions of a process, with how many instances run on each': '流程的各个版本及每版正在进行的数量',
  'Read a BPMN 2.0 file as a flow': '把 BPMN 2.0 文件读成流程图',
  'Nothing is kept. Notes say what of the file could not be taken over.':
    '不保存任何内容；说明列出文件中无法导入的部分。',
  'A version as a BPMN 2.0 file with its drawing': '把一个版本导出为带图形的 BPMN 2.0 文件',
  'What a flow may name: fields, roles, people, endpoints, processes': '流程可以引用的字段、角色、人员、Webhook 和流程',
  'Which way a version goes and who would be asked, without doing anything': '试运行：会怎么走、会找谁，不产生任何影响',
}
