/** Writes `docs/api.md` from the definitions: `node scripts/api-reference.ts`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { modules } from '../src/app/modules.ts'
import { Registry } from '../src/kernel/entity/registry.ts'
import { fieldsInCode, openApiDocument } from '../src/kernel/openapi/document.ts'
import { markdownReference } from '../src/kernel/openapi/markdown.ts'
import { productVersion } from '../src/kernel/openapi/routes.ts'

const registry = new Registry(modules)
const document = openApiDocument(registry, { version: productVersion(), fieldsOf: fieldsInCode })
await writeFile(join(import.meta.dirname, '../docs/api.md'), markdownReference(registry, document))
console.log(`docs/api.md: ${Object.keys(document.paths).length} paths`)
