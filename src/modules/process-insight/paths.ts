/** Process mining: logs, what they tell, and what worksheets take from them. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, parameter, pathParameter, queryParameter } from '#kernel/openapi/operation.ts'

const text: JsonSchema = { type: 'string' }
const anything: JsonSchema = { type: 'object' }
const count: JsonSchema = { type: 'integer' }
const file: JsonSchema = { type: 'string', format: 'binary' }
const time: JsonSchema = { type: 'string', enum: ['plain', 'working'] }

const ask = [
  queryParameter('filters', 'JSON list of filters on cases; a case stays when it meets all of them'),
  queryParameter('time', 'Plain time, or the working time of the company’s calendar', time),
]
const log = pathParameter('key')
const tag = 'event-logs'

export const processInsightPaths: Record<string, PathItem> = {
  '/process-insight/logs': {
    get: operation({
      id: 'listEventLogs',
      tag,
      summary: 'Event logs that the caller may look at: of processes, of deals, and imported ones',
      answer: object({ items: listOf(object({ key: text, cases: count, events: count })) }),
    }),
  },
  '/process-insight/logs/{key}': {
    get: operation({
      id: 'mineEventLog',
      tag,
      summary: 'Directly-follows graph, variants, throughput, rework and people of a log',
      description: 'Durations are seconds. Only cases whose record the caller may read are counted.',
      parameters: [log, ...ask],
      answer: anything,
      faults: [400, 404, 413],
    }),
  },
  '/process-insight/logs/{key}/cases': {
    get: operation({
      id: 'listLogCases',
      tag,
      summary: 'Cases of a log',
      parameters: [
        log,
        ...ask,
        queryParameter('sort', 'duration, from, to, events or label; with a minus downwards'),
        queryParameter('offset', 'How many cases are passed over', count),
        queryParameter('limit', 'At most 200', count),
      ],
      answer: object({ items: listOf(anything), total: count }),
      faults: [400, 404, 413],
    }),
  },
  '/process-insight/logs/{key}/cases/{case}': {
    get: operation({
      id: 'readLogCase',
      tag,
      summary: 'One case of a log with its events',
      parameters: [log, pathParameter('case'), ...ask],
      answer: anything,
      faults: [404],
    }),
  },
  '/process-insight/logs/{key}/conformance': {
    get: operation({
      id: 'checkConformance',
      tag,
      summary: 'How far the cases went as a version of a process says, with the deviations in words',
      parameters: [log, ...ask, queryParameter('version', 'Id of a process version')],
      answer: anything,
      faults: [400, 404, 413],
    }),
  },
  '/process-insight/logs/{key}/export': {
    get: operation({
      id: 'exportEventLog',
      tag,
      summary: 'A log, or what filters leave of it, as XES or CSV',
      parameters: [log, ...ask, queryParameter('format', 'File format', { type: 'string', enum: ['xes', 'csv'] })],
      media: 'application/xml',
      answer: file,
      faults: [400, 403, 404],
    }),
  },
  '/process-insight/imports/preview': {
    post: operation({
      id: 'previewEventLog',
      tag,
      summary: 'Look at a file with an event log: its columns and what they probably mean',
      form: object({ file }, ['file']),
      answer: object({ upload: text, format: text, headers: listOf(text), mapping: anything }),
      faults: [400, 403, 413],
    }),
  },
  '/process-insight/imports': {
    post: operation({
      id: 'importEventLog',
      tag,
      summary: 'Take a file in as an event log, with all its events or not at all',
      description: 'Faulty rows are answered with 422, the first hundred by number; `leaveFaulty` leaves them out.',
      body: object({ upload: text, name: text, mapping: anything, sharing: text, leaveFaulty: { type: 'boolean' } }, [
        'upload',
        'name',
      ]),
      status: 201,
      answer: object({ id: text, key: text, cases: count, events: count }),
      faults: [400, 403, 404, 413, 422],
    }),
  },
  '/process-insight/steps': {
    post: operation({
      id: 'stepsOfLog',
      tag,
      summary: 'Steps of a process with their median times, as a log tells them',
      body: object({ log: text, filters: listOf(anything), time }, ['log']),
      answer: object({ steps: listOf(anything), cases: count }),
      faults: [400, 404],
    }),
  },
  '/process-improvements/{id}/measure': {
    post: operation({
      id: 'measureProcess',
      tag: 'process-improvements',
      summary: 'Measure a process before or after its change and keep the figures on the worksheet',
      parameters: [parameter('id')],
      body: object(
        { which: { type: 'string', enum: ['before', 'after'] }, log: text, filters: listOf(anything), time },
        ['which', 'log'],
      ),
      answer: anything,
      faults: [400, 404],
    }),
  },
  '/process-improvements/{id}/gain': {
    get: operation({
      id: 'expectedGain',
      tag: 'process-improvements',
      summary: 'Expected gain of a worksheet, in minutes',
      parameters: [parameter('id')],
      answer: object({ before: { type: 'number' }, after: { type: 'number' }, saved: { type: 'number' } }),
      faults: [404],
    }),
  },
  '/process-improvements/{id}/worksheet.xlsx': {
    get: operation({
      id: 'exportWorksheet',
      tag: 'process-improvements',
      summary: 'The worksheet as an Excel file',
      parameters: [parameter('id')],
      media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      answer: file,
      faults: [404],
    }),
  },
}

export const processInsightPathTexts: Record<string, string> = {
  'JSON list of filters on cases; a case stays when it meets all of them':
    '案例筛选条件的 JSON 列表；满足全部条件的案例保留',
  'Plain time, or the working time of the company’s calendar': '自然时间，或公司日历的工作时间',
  'Event logs that the caller may look at: of processes, of deals, and imported ones':
    '调用者可查看的事件日志：流程、商机和导入的日志',
  'Directly-follows graph, variants, throughput, rework and people of a log':
    '日志的直接跟随图、路径、历时、返工与人员',
  'Durations are seconds. Only cases whose record the caller may read are counted.':
    '时长以秒计；只统计调用者有权查看其记录的案例。',
  'Cases of a log': '日志中的案例',
  'duration, from, to, events or label; with a minus downwards': 'duration、from、to、events 或 label；前加减号为降序',
  'How many cases are passed over': '跳过多少个案例',
  'At most 200': '最多 200',
  'One case of a log with its events': '日志中的一个案例及其事件',
  'How far the cases went as a version of a process says, with the deviations in words':
    '案例在多大程度上按某一流程版本执行，并用文字说明偏差',
  'Id of a process version': '流程版本的标识',
  'A log, or what filters leave of it, as XES or CSV': '把日志或筛选后的部分导出为 XES 或 CSV',
  'File format': '文件格式',
  'Look at a file with an event log: its columns and what they probably mean': '查看日志文件：有哪些列、大概是什么意思',
  'Take a file in as an event log, with all its events or not at all':
    '把文件导入为事件日志，要么全部导入，要么完全不导入',
  'Faulty rows are answered with 422, the first hundred by number; `leaveFaulty` leaves them out.':
    '有问题的行以 422 返回，列出前一百行的行号；`leaveFaulty` 跳过这些行。',
  'Steps of a process with their median times, as a log tells them': '从日志得出的流程步骤及其中位用时',
  'Measure a process before or after its change and keep the figures on the worksheet':
    '测量流程优化前或优化后的用时，并记入分析表',
  'Expected gain of a worksheet, in minutes': '分析表的预计收益（分钟）',
  'The worksheet as an Excel file': '分析表的 Excel 文件',
}
