import { sql } from 'drizzle-orm'
import { accessPredicate } from '#kernel/access/predicate.ts'
import { forbidden } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { mayConfirm } from '../rules/confirmation.ts'

/** @throws AppError 403 unless the actor may confirm what the owner of the record reached */
export async function assertMayConfirm(
  ctx: Context,
  entity: EntityDefinition,
  record: { id: string; owner: string },
): Promise<void> {
  const editable = accessPredicate(ctx.registry, ctx.actor, entity, 'update', 't')
  const [row] = await ctx.sql.run<{ mayEdit: boolean; ownerHasSuperior: boolean }>(sql`
    select ${editable} as "mayEdit",
      exists (select 1 from employee e join employee m on m.id = e.manager_id and m.deleted_at is null and m.status <> 'left'
        where e.id = ${record.owner}::uuid) as "ownerHasSuperior"
    from ${sql.identifier(entity.table)} t where t.id = ${record.id}::uuid`)
  const allowed = mayConfirm({
    actor: ctx.actor.id,
    owner: record.owner,
    isSuperior: ctx.actor.reports.includes(record.owner),
    ...row!,
  })
  if (!allowed) throw forbidden()
}
