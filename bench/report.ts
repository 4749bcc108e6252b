/** The figures as text: for the terminal, and as the tables of docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type { BrowserFigure } from './browser.ts'
import type { Felt, ImportFigure } from './imports.ts'
import type { Figure } from './rounds.ts'

export interface Report {
  customers: number
  starts: { cold: number; warm: number[] }
  /** MB; null where the system does not tell. */
  memory: { name: string; product: number | null; database: number | null }[]
  figures: Figure[]
  imports: ImportFigure[]
  browser: BrowserFigure[] | null
  /** Load averages of the machine over a minute, when the measuring began and ended. */
  load: [begin: number, end: number]
}

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toString())
const whole = (value: number): string => Math.round(value).toLocaleString('en')
const verdict = (value: number, target: number | undefined): string =>
  target === undefined ? '' : value <= target ? `≤ ${target} ✓` : `≤ ${target} ✗`

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const rule = line(head.map((_, i) => (i === 0 ? '---' : '---:')))
  return [line(head), rule, ...rows.map(line)].join('\n')
}

export function markdown(report: Report): string {
  const { starts, memory, imports, browser } = report
  const parts = [
    `Measured on ${cpus().length} cores and ${Math.round(totalmem() / 2 ** 30)} GB; load average ${report.load
      .map((l) => l.toFixed(1))
      .join(' before, ')} after; ${whole(report.customers)} customers.`,
    '### Start and memory',
    table(
      ['`npm start` to the printed address', 'seconds', 'target'],
      [
        ['the first time (new data folder)', (starts.cold / 1000).toFixed(1), verdict(starts.cold / 1000, 20)],
        ...starts.warm.map((s, i) => [
          `again${i ? `, with ${whole(report.customers)} customers` : ''}`,
          (s / 1000).toFixed(1),
          verdict(s / 1000, 5),
        ]),
      ],
    ),
    table(
      ['memory, MB', 'product', 'PostgreSQL'],
      memory.map((m) => [
        m.name,
        m.product === null ? '?' : whole(m.product),
        m.database === null ? '?' : whole(m.database),
      ]),
    ),
  ]
  for (const [group, figures] of Map.groupBy(report.figures, (f) => f.group)) {
    parts.push(
      `### ${group}`,
      table(
        ['', 'median ms', 'p95 ms', '× floor', 'target ms'],
        figures.map((f) => [f.name, ms(f.p50), ms(f.p95), f.ratio?.toFixed(1) ?? '', verdict(f.p50, f.target)]),
      ),
    )
  }
  parts.push(
    '### Imports',
    table(
      ['', 'rows/s', 'rows/s of the floor', 'share of the floor'],
      imports.map((i) => [
        i.name,
        whole(i.perSecond),
        i.floor ? whole(i.floor) : '',
        i.floor ? `${whole((i.perSecond / i.floor) * 100)} %` : '',
      ]),
    ),
    'What another person feels meanwhile:',
    table(
      ['', 'median ms', 'p95 ms', 'max ms', 'times', 'target (p95), ms'],
      imports.flatMap((i) => [
        felt(`first page of customers, ${i.name}`, i.list, 200),
        felt(`create a customer, ${i.name}`, i.create),
      ]),
    ),
  )
  if (browser)
    parts.push(
      '### In the browser, warm cache',
      table(
        ['', 'median ms', 'p95 ms', 'target ms'],
        browser.map((b) => [b.name, ms(b.p50), ms(b.p95), verdict(b.p50, b.target)]),
      ),
    )
  return parts.join('\n\n')
}

const felt = (name: string, { p50, p95, max, count }: Felt, target?: number): string[] => [
  name,
  ms(p50),
  ms(p95),
  ms(max),
  whole(count),
  verdict(p95, target),
]

const file = join(import.meta.dirname, '../docs/performance.md')
const [begin, end] = ['<!-- figures -->', '<!-- /figures -->']

/** Replaces the figures block of docs/performance.md. @throws Error when the block is not there */
export function writeFigures(text: string): void {
  const document = readFileSync(file, 'utf8')
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has no block ${begin} … ${end}`)
  writeFileSync(file, `${document.slice(0, from + begin.length)}\n${text}\n${document.slice(to)}`)
}

export const loadNow = (): number => loadavg()[0]!
