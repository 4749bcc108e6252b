import {
  ApiOutlined,
  AuditOutlined,
  BellOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  EditOutlined,
  ForkOutlined,
  PartitionOutlined,
  PlayCircleOutlined,
  PlusOutlined,
  StopOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { NodeKind } from '../../rules/flow.types.ts'

const icons: Record<NodeKind, ComponentType<{ 'aria-hidden'?: boolean | 'true' }>> = {
  start: PlayCircleOutlined,
  approval: AuditOutlined,
  task: CheckSquareOutlined,
  condition: ForkOutlined,
  parallel: PlusOutlined,
  inclusive: PartitionOutlined,
  wait: ClockCircleOutlined,
  notify: BellOutlined,
  update: EditOutlined,
  webhook: ApiOutlined,
  'sub-process': PartitionOutlined,
  end: StopOutlined,
}

/** The sign of a kind of step: those of BPMN for splits, a plain one for the rest. */
export function KindIcon({ kind }: { kind: NodeKind }) {
  if (kind === 'condition' || kind === 'parallel' || kind === 'inclusive') return <SplitSign kind={kind} />
  const Icon = icons[kind]
  return <Icon aria-hidden="true" />
}

function SplitSign({ kind }: { kind: 'condition' | 'parallel' | 'inclusive' }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      aria-hidden="true"
    >
      {kind === 'condition' && <path d="M3 3l10 10M13 3L3 13" />}
      {kind === 'parallel' && <path d="M8 1.5v13M1.5 8h13" />}
      {kind === 'inclusive' && <circle cx="8" cy="8" r="5.5" />}
    </svg>
  )
}
