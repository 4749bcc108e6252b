import type { ModuleUi } from '#kernel/ui/module-ui.ts'
import { ui as alerts } from '#modules/alerts/ui'
import { ui as automation } from '#modules/automation/ui'
import { ui as boards } from '#modules/boards/ui'
import { ui as collaboration } from '#modules/collaboration/ui'
import { ui as customers } from '#modules/customers/ui'
import { ui as deliveries } from '#modules/deliveries/ui'
import { ui as goals } from '#modules/goals/ui'
import { ui as identity } from '#modules/identity/ui'
import { ui as metrics } from '#modules/metrics/ui'
import { ui as okr } from '#modules/okr/ui'
import { ui as opportunities } from '#modules/opportunities/ui'
import { ui as organisation } from '#modules/organisation/ui'
import { ui as plans } from '#modules/plans/ui'
import { ui as processInsight } from '#modules/process-insight/ui'
import { ui as processes } from '#modules/processes/ui'
import { ui as reports } from '#modules/reports/ui'
import { ui as webhooks } from '#modules/webhooks/ui'

/** The screens that modules add, one line a module. */
export const moduleUis: readonly ModuleUi[] = [
  customers,
  organisation,
  identity,
  opportunities,
  alerts,
  automation,
  boards,
  collaboration,
  deliveries,
  goals,
  metrics,
  okr,
  plans,
  processes,
  processInsight,
  reports,
  webhooks,
]
