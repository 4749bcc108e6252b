import { defineText } from '#kernel/ui/text.ts'

export const ganttTexts = defineText({
  zoom: { zh: '缩放', en: 'Zoom' },
  'zoom.week': { zh: '周', en: 'Week' },
  'zoom.month': { zh: '月', en: 'Month' },
  'zoom.quarter': { zh: '季', en: 'Quarter' },
  today: { zh: '今天', en: 'Today' },
  toToday: { zh: '回到今天', en: 'Go to today' },
  task: { zh: '任务', en: 'Task' },
  chart: { zh: '计划任务的时间安排', en: 'When the tasks take place' },
  critical: { zh: '关键路径', en: 'Critical path' },
  ordinary: { zh: '其他任务', en: 'Other tasks' },
  off: { zh: '非工作日', en: 'Days off' },
  late: { zh: '逾期', en: 'Late' },
  hint: {
    zh: '拖动改日期，拖右端改截止日；键盘：← → 移动，Shift+← → 改截止日，回车保存',
    en: 'Drag to move, pull the right end for the due day. Keys: ← →, Shift+← →, Enter saves',
  },
  bar: {
    zh: '{name}，{from} 至 {to}，进度 {progress}，{state}',
    en: '{name}, {from} to {to}, {progress} done, {state}',
  },
  barCritical: { zh: '在关键路径上', en: 'on the critical path' },
  barSlack: { zh: '余量 {n} 个工作日', en: '{n} working {n|day|days} of slack' },
  barOver: { zh: '已结束', en: 'over' },
  draft: {
    zh: '{name}：{from} 至 {to}。回车保存，Esc 取消',
    en: '{name}: {from} to {to}. Enter saves, Esc gives up',
  },
  saved: { zh: '“{name}”改为 {from} 至 {to}', en: '“{name}” now from {from} to {to}' },
  month: { zh: '{year}年{month}月', en: '{year}-{month}' },
  empty: {
    zh: '有了任务，这里就会画出时间安排和关键路径',
    en: 'Once there are tasks, their dates and the critical path are drawn here',
  },
  none: { zh: '没有负责人', en: 'Nobody' },
})
