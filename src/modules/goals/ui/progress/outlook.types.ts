import type { Label } from '#kernel/entity/meta.types.ts'
import type { AdjustmentView } from '../../queries/adjustments.ts'
import type { GoalRow } from '../../queries/goal-rows.ts'
import type { Needs } from '../../queries/needs.ts'
import type { Outlook } from '../../queries/outlook.ts'
import type { SplitView } from '../../queries/splits.ts'
import type { Standing } from '../../queries/standing.ts'

/** What `GET /goals/{id}/outlook` answers. */
export interface GoalOutlook extends Outlook {
  goal: GoalRow
  standing: Standing
  metric: { key: string; label: Label; about: Label; unit: string; direction: 'up' | 'down'; additive: boolean } | null
  needs: Needs | null
  splits: SplitView[]
  adjustments: AdjustmentView[]
  today: string
}
