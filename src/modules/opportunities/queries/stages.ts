import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { StageFacts } from '../rules/opportunity.ts'

/** The stages of all pipelines in their order, those of the default pipeline first. */
export function allStages(db: Sql): Promise<StageFacts[]> {
  return db.run(sql`
    select s.pipeline_id as pipeline, s.key, s.outcome, s.probability
    from stage s join pipeline p on p.id = s.pipeline_id
    where s.deleted_at is null and p.deleted_at is null order by p.is_default desc, p.position, p.id, s.position, s.id`)
}
