import { reachSchema } from './reach.ts'
import { departmentSchema, reportingSchema } from './views.ts'

/** Takes the views away before tables change under them; the next start makes them anew. */
export const dropReportingViews = `do $$ declare v record; begin
  for v in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('${reportingSchema}', '${departmentSchema}', '${reachSchema}') and c.relkind = 'v' loop
    execute format('drop view if exists %s cascade', v.name);
  end loop; end $$`
