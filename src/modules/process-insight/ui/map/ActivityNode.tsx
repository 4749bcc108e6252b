import { Handle, type NodeProps, Position } from '@xyflow/react'
import { Dropdown } from 'antd'
import { useText } from '#kernel/ui/text.ts'
import { insightTexts } from '../text.ts'
import type { Look } from '../useInsight.ts'

export interface ActivityNodeData {
  activity: string
  label: string
  figure: string
  /** 0 to 1: how dark. */
  shade: number
  starts: boolean
  ends: boolean
  look: Look
}

/** An activity on the map; its menu narrows the cases. */
export function ActivityNode({ data }: NodeProps) {
  const t = useText(insightTexts)
  const { activity, label, figure, shade, starts, ends, look } = data as unknown as ActivityNodeData
  const items = [
    {
      key: 'only',
      label: t('only'),
      onClick: () => look.add({ kind: 'activity', activities: [activity], mode: 'any' }),
    },
    {
      key: 'without',
      label: t('without'),
      onClick: () => look.add({ kind: 'activity', activities: [activity], mode: 'none' }),
    },
    ...(starts
      ? [{ key: 'start', label: t('beginHere'), onClick: () => look.add({ kind: 'start', activities: [activity] }) }]
      : []),
    ...(ends
      ? [{ key: 'end', label: t('endHere'), onClick: () => look.add({ kind: 'end', activities: [activity] }) }]
      : []),
  ]
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <Dropdown trigger={['click']} menu={{ items }}>
        <button
          type="button"
          className="zy-map-node"
          title={label}
          style={{ '--zy-shade': `${Math.round(6 + shade * 30)}%` } as React.CSSProperties}
        >
          <span>{label}</span>
          <b>{figure}</b>
        </button>
      </Dropdown>
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </>
  )
}

/** Where cases begin and end. */
export function PoleNode({ data }: NodeProps) {
  const t = useText(insightTexts)
  const { kind } = data as { kind: 'start' | 'end' }
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <span className="zy-map-pole" data-kind={kind} role="img" aria-label={t(kind === 'start' ? 'begin' : 'end')} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </>
  )
}
