/** Which column of a table says what of an event: guessed from Chinese, English and XES names. */
export const columnRoles = ['case', 'activity', 'at', 'start', 'resource', 'lifecycle', 'instance'] as const
export type ColumnRole = (typeof columnRoles)[number]
/** Role -> header. */
export type ColumnMapping = Partial<Record<ColumnRole, string>>

export const requiredRoles: readonly ColumnRole[] = ['case', 'activity', 'at']

const names: Record<ColumnRole, readonly string[]> = {
  case: [
    'case:concept:name',
    'caseid',
    'case',
    '案例编号',
    '案例',
    '案例id',
    '流程编号',
    '实例编号',
    '流程实例',
    '单号',
    '申请单号',
    '业务单号',
    '订单号',
    '编号',
    'processid',
    'instanceid',
    'traceid',
    'ticketid',
    'orderid',
  ],
  activity: [
    'concept:name',
    'activity',
    'activityname',
    'task',
    'taskname',
    'event',
    'eventname',
    'step',
    'stepname',
    'status',
    '活动',
    '活动名称',
    '环节',
    '环节名称',
    '步骤',
    '步骤名称',
    '节点',
    '节点名称',
    '操作',
    '事件',
    '任务',
    '状态',
  ],
  at: [
    'time:timestamp',
    'timestamp',
    'completetimestamp',
    'endtime',
    'completedat',
    'completetime',
    'finishedat',
    'end',
    'time',
    'datetime',
    'at',
    'date',
    '完成时间',
    '结束时间',
    '时间',
    '发生时间',
    '操作时间',
    '处理时间',
    '时间戳',
    '日期',
  ],
  start: ['starttimestamp', 'start_timestamp', 'starttime', 'startedat', 'start', '开始时间', '到达时间', '接收时间'],
  resource: [
    'org:resource',
    'resource',
    'user',
    'username',
    'performer',
    'assignee',
    'employee',
    'person',
    '处理人',
    '办理人',
    '操作人',
    '执行人',
    '审批人',
    '人员',
    '资源',
  ],
  lifecycle: ['lifecycle:transition', 'lifecycle', 'transition', '生命周期'],
  instance: ['concept:instance', 'eventid'],
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')

/** The surest names first; a column is taken once. */
export function guessColumns(headers: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {}
  const taken = new Set<string>()
  for (const role of columnRoles) {
    const wanted = names[role].map(fold)
    const found = wanted.flatMap((name) => headers.filter((header) => !taken.has(header) && fold(header) === name))[0]
    if (found === undefined) continue
    mapping[role] = found
    taken.add(found)
  }
  return mapping
}
