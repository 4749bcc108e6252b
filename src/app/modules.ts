/** The product is these modules. Adding one is one line here (and one in `web/modules.ts` when it has screens). */
import type { ModuleDefinition } from '#kernel/entity/define.ts'
import { activities } from '#modules/activities'
import { alerts } from '#modules/alerts'
import { automation } from '#modules/automation'
import { boards } from '#modules/boards'
import { catalogue } from '#modules/catalogue'
import { collaboration } from '#modules/collaboration'
import { customers } from '#modules/customers'
import { deliveries } from '#modules/deliveries'
import { demo } from '#modules/demo'
import { goals } from '#modules/goals'
import { identity } from '#modules/identity'
import { leads } from '#modules/leads'
import { metrics } from '#modules/metrics'
import { okr } from '#modules/okr'
import { opportunities } from '#modules/opportunities'
import { organisation } from '#modules/organisation'
import { plans } from '#modules/plans'
import { processInsight } from '#modules/process-insight'
import { processes } from '#modules/processes'
import { reports } from '#modules/reports'
import { webhooks } from '#modules/webhooks'

export const modules: ModuleDefinition[] = [
  organisation,
  identity,
  customers,
  catalogue,
  leads,
  opportunities,
  activities,
  metrics,
  okr,
  reports,
  plans,
  processes,
  alerts,
  deliveries,
  boards,
  goals,
  collaboration,
  processInsight,
  webhooks,
  automation,
  demo,
]
