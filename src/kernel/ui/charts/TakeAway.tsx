import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import type { RefObject } from 'react'
import { defineText, useText } from '../text.ts'
import type { ChartTable } from './chart.types.ts'
import { copyTable } from './clipboard.ts'
import { downloadFile, tableCsv } from './csv.ts'
import { pictureOf } from './picture.ts'
import { tableWorkbook } from './workbook.ts'

const texts = defineText({
  take: { zh: '下载', en: 'Download' },
  csv: { zh: 'CSV', en: 'CSV' },
  xlsx: { zh: 'Excel（XLSX）', en: 'Excel (XLSX)' },
  png: { zh: '图片（PNG）', en: 'Picture (PNG)' },
  copy: { zh: '复制为表格', en: 'Copy as a table' },
  copied: { zh: '已复制，可粘贴到表格或文档', en: 'Copied; paste it into a spreadsheet or document' },
  failed: { zh: '浏览器没有允许这个操作', en: 'The browser did not allow this' },
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface TakeAwayProps {
  title: string
  /** Stands below the title of a picture. */
  note?: string
  table: ChartTable
  card: RefObject<HTMLElement | null>
  /** Further entries of the menu. */
  more?: MenuProps['items']
  onMore?: (key: string) => void
}

/** The ways to take a card's figures elsewhere. */
export function TakeAway({ title, note = '', table, card, more = [], onMore }: TakeAwayProps) {
  const t = useText(texts)
  const { message } = App.useApp()
  const run = async (key: string) => {
    if (key === 'csv') downloadFile(`${title}.csv`, [tableCsv(table)], 'text/csv;charset=utf-8')
    else if (key === 'xlsx') downloadFile(`${title}.xlsx`, [tableWorkbook(table, title)], XLSX)
    else if (key === 'png' && card.current)
      downloadFile(`${title}.png`, [await pictureOf(card.current, title, note, table)], 'image/png')
    else if (key === 'copy') {
      await copyTable(table)
      void message.success(t('copied'))
    } else onMore?.(key)
  }
  const items: MenuProps['items'] = [
    { key: 'csv', label: t('csv') },
    { key: 'xlsx', label: t('xlsx') },
    { key: 'png', label: t('png') },
    { key: 'copy', label: t('copy') },
    ...more,
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => void run(key).catch(() => message.error(t('failed'))) }}
    >
      <Button
        type="text"
        size="small"
        className="zy-chart-take"
        icon={<DownloadOutlined aria-hidden="true" />}
        aria-label={`${title}: ${t('take')}`}
      />
    </Dropdown>
  )
}
