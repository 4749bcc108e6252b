/** The worksheet 业务流程优化分析表 as a workbook. */
import type { Readable } from 'node:stream'
import { type Cell, writeXlsx } from '#kernel/io/tables/index.ts'
import type { Measured } from './entities/process-improvement.ts'
import { type EcrsChoice, gainOf, newMinutesOf, type WorksheetStep } from './rules/ecrs.ts'

export interface Worksheet {
  number: string | null
  name: string
  owner: { label: string } | null
  department: { label: string } | null
  state: string
  present: string | null
  problem: string | null
  ideal: string | null
  steps: WorksheetStep[] | null
  newVersion: { label: string } | null
  pilotDepartment: { label: string } | null
  pilotFrom: string | null
  pilotTo: string | null
  before: Measured | null
  after: Measured | null
  conclusion: string | null
  reviewOn: string | null
}

const words = {
  zh: {
    sheet: '业务流程优化分析表',
    facts: '概况',
    columns: [
      '序号',
      '流程步骤',
      '负责角色',
      '现状用时（分钟）',
      '实测次数',
      '存在的问题',
      '理想状态',
      '优化方式（ECRS）',
      '优化后用时（分钟）',
      '节省（分钟）',
      '优化理由',
    ],
    choices: { keep: '保留', eliminate: '取消 E', combine: '合并 C', rearrange: '重排 R', simplify: '简化 S' },
    into: '并入“{name}”',
    beside: '与上一步同时进行',
    total: '合计（首尾）',
    item: '项目',
    content: '内容',
    rows: [
      '编号',
      '流程名称',
      '负责人',
      '部门',
      '现状',
      '问题',
      '理想',
      '现状总用时（分钟）',
      '预计总用时（分钟）',
      '预计节省',
      '新流程版本',
      '试行部门',
      '试行时间',
      '优化前实测（中位数，分钟）',
      '优化后实测（中位数，分钟）',
      '实测变化',
      '结论',
      '下次复盘',
    ],
  },
  en: {
    sheet: 'Process improvement',
    facts: 'Summary',
    columns: [
      'No.',
      'Step',
      'Role',
      'Time now (minutes)',
      'Times seen',
      'Problem',
      'Ideal',
      'What is done (ECRS)',
      'New time (minutes)',
      'Saved (minutes)',
      'Reason',
    ],
    choices: { keep: 'Keep', eliminate: 'Eliminate', combine: 'Combine', rearrange: 'Rearrange', simplify: 'Simplify' },
    into: 'into "{name}"',
    beside: 'at the same time as the step before',
    total: 'Total from first to last',
    item: 'Item',
    content: 'Content',
    rows: [
      'Number',
      'Process',
      'Owner',
      'Department',
      'Now',
      'Problem',
      'Ideal',
      'Time now (minutes)',
      'Expected time (minutes)',
      'Expected gain',
      'New version',
      'Pilot department',
      'Pilot',
      'Measured before (median, minutes)',
      'Measured afterwards (median, minutes)',
      'Measured change',
      'Conclusion',
      'Next review',
    ],
  },
} satisfies Record<string, { choices: Record<EcrsChoice, string>; [key: string]: unknown }>

export const worksheetName = (language: 'zh' | 'en', name: string): string => `${words[language].sheet}-${name}.xlsx`

export function worksheetFile(worksheet: Worksheet, language: 'zh' | 'en'): Readable {
  const w = words[language]
  const steps = worksheet.steps ?? []
  const nameOf = new Map(steps.map(({ id, name }) => [id, name]))
  const gain = gainOf(steps)
  const treated = (step: WorksheetStep): string => {
    const extra =
      step.choice === 'combine' && step.into
        ? w.into.replace('{name}', nameOf.get(step.into) ?? '')
        : step.choice === 'rearrange' && step.beside
          ? w.beside
          : ''
    return [w.choices[step.choice], extra].filter(Boolean).join(language === 'zh' ? '，' : ', ')
  }
  const rows: Cell[][] = steps.map((step, at) => [
    at + 1,
    step.name,
    step.role ?? '',
    step.minutes,
    step.count ?? null,
    step.problem ?? '',
    step.ideal ?? '',
    treated(step),
    newMinutesOf(step),
    Math.round((step.minutes - newMinutesOf(step)) * 100) / 100,
    step.reason ?? '',
  ])
  rows.push([null, w.total, '', gain.before, null, '', '', '', gain.after, gain.saved, percent(gain.share)])
  const { before, after } = worksheet
  const facts: Cell[] = [
    worksheet.number,
    worksheet.name,
    worksheet.owner?.label,
    worksheet.department?.label,
    worksheet.present,
    worksheet.problem,
    worksheet.ideal,
    gain.before,
    gain.after,
    percent(gain.share),
    worksheet.newVersion?.label,
    worksheet.pilotDepartment?.label,
    [worksheet.pilotFrom, worksheet.pilotTo].filter(Boolean).join(' – '),
    before?.median,
    after?.median,
    before && after && before.median > 0 ? percent((before.median - after.median) / before.median) : '',
    worksheet.conclusion,
    worksheet.reviewOn ? { day: worksheet.reviewOn } : null,
  ]
  return writeXlsx([
    {
      name: w.sheet,
      columns: w.columns.map((header, at) => ({ header, width: [6, 24, 14, 12, 10, 28, 28, 24, 12, 12, 28][at]! })),
      rows,
    },
    {
      name: w.facts,
      columns: [
        { header: w.item, width: 28 },
        { header: w.content, width: 60 },
      ],
      rows: w.rows.map((label, at) => [label, facts[at]]),
    },
  ])
}

/** Of the time now: '−24.4 %' for a gain. */
function percent(share: number | null): string {
  if (share === null) return ''
  const rounded = Math.round(share * 1000) / 10
  return `${rounded > 0 ? '−' : rounded < 0 ? '+' : ''}${Math.abs(rounded).toFixed(1)} %`
}
