import { GroupOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useLabel, useText } from '../../text.ts'
import type { ListControl } from '../data/useListState.ts'
import type { PeriodUnit } from '../model/calendarDays.ts'
import { listFields } from '../model/fieldPath.ts'
import { parseGroupBy } from '../model/grouping.ts'
import { isDateKind } from '../model/operators.ts'
import { listText } from '../text.ts'

const units: PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year']

/** Groups the rows by a field; dates by day, week, month, quarter or year. */
export function GroupPicker({ control }: { control: ListControl }) {
  const { entity, state, set } = control
  const t = useText(listText)
  const label = useLabel()
  const group = parseGroupBy(entity, state.groupBy)
  const fields = listFields(entity).filter((field) => field.groupable)
  if (fields.length === 0) return null
  const items: MenuProps['items'] = [
    { key: '', label: t('groupNone') },
    { type: 'divider' },
    ...fields.map((field) =>
      isDateKind(field.kind)
        ? {
            key: `date:${field.name}`,
            label: label(field.label),
            children: units.map((unit) => ({ key: `${field.name}:${unit}`, label: t(`unit.${unit}`) })),
          }
        : { key: field.name, label: label(field.label) },
    ),
  ]
  const name = group ? `${label(group.field.label)}${group.unit ? ` · ${t(`unit.${group.unit}`)}` : ''}` : ''
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [state.groupBy],
        style: { maxHeight: 420, overflow: 'auto' },
        onClick: ({ key }) => set({ groupBy: key }),
      }}
    >
      <Button size="small" type="text" icon={<GroupOutlined aria-hidden="true" />}>
        {group ? t('groupBy', { name }) : t('group')}
      </Button>
    </Dropdown>
  )
}
