import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useText } from '../../text.ts'
import { useExport } from '../data/useExport.tsx'
import type { ListControl } from '../data/useListState.ts'
import { listText } from '../text.ts'

/** Exports what the list shows: its filter, search, order and columns. */
export function ExportButton({ control }: { control: ListControl }) {
  const t = useText(listText)
  const { start, busy } = useExport(control.entity)
  const { filter, search, sort, columns } = control.state
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'what', type: 'group', label: t('exportWhat') },
          { key: 'xlsx', label: t('exportXlsx') },
          { key: 'csv', label: t('exportCsv') },
        ],
        onClick: ({ key }) => void start({ filter, search, sort, fields: columns, format: key as 'csv' | 'xlsx' }),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden="true" />} loading={busy}>
        {t('export')}
      </Button>
    </Dropdown>
  )
}
