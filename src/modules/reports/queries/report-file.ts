/** A report as a file: the figures on the first sheet, who took them out and when on the second. */

import type { Reader } from '#kernel/data/list.ts'
import { writeCsv, writeXlsx } from '#kernel/io/tables/index.ts'
import { dayInZone, timeInZone } from '#kernel/pure/dates.ts'
import { metricSource } from '../rules/metric-source.ts'
import type { ReportResult } from '../rules/report.types.ts'
import { flatTable } from './report-table.ts'

const metricLibrary = { zh: '指标库', en: 'Metric library' } as const

const words = {
  about: { zh: '说明', en: 'About' },
  name: { zh: '报表', en: 'Report' },
  source: { zh: '数据来源', en: 'Source' },
  by: { zh: '导出人', en: 'Exported by' },
  at: { zh: '导出时间', en: 'Exported at' },
  filter: { zh: '筛选条件', en: 'Filter' },
  reach: { zh: '范围', en: 'Reach' },
  reachOf: { zh: '仅含导出人有权查看的数据', en: 'Only what the person who exported may see' },
  system: { zh: '系统', en: 'System' },
} as const

export interface FileFacts {
  name: string
  language: 'zh' | 'en'
  /** The filter in words, as the screen shows it. */
  filter?: string
}

export async function xlsxOf(reader: Reader, result: ReportResult, facts: FileFacts): Promise<Buffer> {
  const { language, name } = facts
  const { columns, rows } = flatTable(result, language)
  const word = (key: keyof typeof words) => words[key][language]
  const source = result.entity === metricSource ? metricLibrary : reader.registry.entity(result.entity).plural
  const about = [
    [word('name'), name],
    [word('source'), source[language]],
    ...(facts.filter ? [[word('filter'), facts.filter]] : []),
    [word('by'), reader.actor.id ? reader.actor.name : word('system')],
    [word('at'), stamp(reader)],
    [word('reach'), word('reachOf')],
  ]
  const sheets = [
    { name, columns: columns.map((header) => ({ header })), rows },
    {
      name: word('about'),
      columns: [
        { header: '', width: 16 },
        { header: '', width: 60 },
      ],
      rows: about,
    },
  ]
  return collect(writeXlsx(sheets, { timeZone: reader.clock.timeZone }))
}

export async function csvOf(reader: Reader, result: ReportResult, facts: FileFacts): Promise<Buffer> {
  const { columns, rows } = flatTable(result, facts.language)
  return collect(writeCsv([columns, ...rows], { timeZone: reader.clock.timeZone }))
}

/** `业绩排名 2026-03-01.xlsx` */
export function fileNameOf(reader: Reader, name: string, format: 'xlsx' | 'csv'): string {
  return `${name} ${reader.clock.today}.${format}`
}

function stamp({ clock }: Reader): string {
  return `${dayInZone(clock.now, clock.timeZone)} ${timeInZone(clock.now, clock.timeZone)} (${clock.timeZone})`
}

async function collect(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
