/** The paths that are of no entity. A test compares them with the routes that are really there. */
import { administrationPaths } from './administration-paths.ts'
import { alertsPaths } from './alerts-paths.ts'
import { dataPaths } from './data-paths.ts'
import { goalsPaths } from './goals-paths.ts'
import type { PathItem } from './json-schema.types.ts'
import { mailPaths } from './mail-paths.ts'
import { metricPaths } from './metric-paths.ts'
import { okrPaths } from './okr-paths.ts'
import { peoplePaths } from './people-paths.ts'
import { plansPaths } from './plans-paths.ts'
import { reportPaths } from './report-paths.ts'
import { securityPaths } from './security-paths.ts'
import { startPaths } from './start-paths.ts'
import { workPaths } from './work-paths.ts'

export const servicePaths: Record<string, PathItem> = {
  ...startPaths,
  ...workPaths,
  ...metricPaths,
  ...okrPaths,
  ...reportPaths,
  ...goalsPaths,
  ...dataPaths,
  ...administrationPaths,
  ...peoplePaths,
  ...plansPaths,
  ...mailPaths,
  ...alertsPaths,
  ...securityPaths,
}
