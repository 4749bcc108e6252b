/** The paths that are of no entity, in the order of the reference. A test compares them with the routes that are really there. */
import type { Registry } from '../entity/registry.ts'
import { administrationPaths } from './administration-paths.ts'
import { dataPaths } from './data-paths.ts'
import { eventPaths } from './event-paths.ts'
import type { PathItem } from './json-schema.types.ts'
import { mailPaths } from './mail-paths.ts'
import { metricPaths } from './metric-paths.ts'
import { noticePaths } from './notice-paths.ts'
import { peoplePaths } from './people-paths.ts'
import { reportingPaths } from './reporting-paths.ts'
import { securityPaths } from './security-paths.ts'
import { startPaths } from './start-paths.ts'
import { workPaths } from './work-paths.ts'

export const servicePaths = (registry: Registry): Record<string, PathItem> => ({
  ...startPaths,
  ...workPaths,
  ...metricPaths,
  ...Object.assign({}, ...registry.modules.map(({ paths }) => paths)),
  ...reportingPaths,
  ...dataPaths,
  ...administrationPaths,
  ...peoplePaths,
  ...mailPaths,
  ...noticePaths,
  ...eventPaths,
  ...securityPaths,
})
