/** Carries out a request as it was sent: at once, or later when it was approved. The steps are the same. */
import { actionOf, runAction, transferRecord } from '../api/actions.ts'
import type { Context } from '../entity/context.ts'
import type { ExportRequest } from '../io/export.ts'
import { startExport } from '../io/export-work.ts'
import { createRecords } from '../write/create.ts'
import { writeOrThrow } from '../write/outcome.ts'
import { removeRecords } from '../write/remove.ts'
import { updateRecords } from '../write/update.ts'
import type { WriteRequest } from './gate.types.ts'

export interface Performed {
  /** The record made or changed, the export started; null for an action of a collection. */
  id: string | null
  /** What an action answers. */
  result?: unknown
}

/** Rights, rules and uniqueness are judged now, for whoever acts in the context. */
export async function perform(ctx: Context, request: WriteRequest): Promise<Performed> {
  const entity = ctx.registry.entity(request.entity)
  const { record: id, values, version } = request
  switch (request.operation) {
    case 'create': {
      const [outcome] = await createRecords(ctx, entity, [{ values }], { allOrNothing: true })
      return { id: writeOrThrow(outcome!).id }
    }
    case 'update': {
      const [outcome] = await updateRecords(ctx, entity, [{ id: id!, values, version }])
      writeOrThrow(outcome!)
      return { id }
    }
    case 'delete':
      await removeRecords(ctx, entity, [id!], version === undefined ? {} : { version })
      return { id }
    case 'export':
      return { id: await startExport(ctx, values as unknown as ExportRequest) }
    case 'action': {
      if (request.action === 'transfer' && id && !actionOf(ctx.registry, entity, 'transfer')) {
        await transferRecord(ctx, entity, id, values, version)
        return { id }
      }
      return { id, result: await runAction(ctx, entity, id, request.action!, values, version) }
    }
  }
}
