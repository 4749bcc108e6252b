/**
 * `npm test`: everything that must pass, on a fresh clone too. `--data` runs the tests on real data,
 * which lies beside the project or is skipped by name. The last line counts: `N passed, N failed, N skipped`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkNode, endOnSignal, installWhenStale, productEnvironment, program, root } from './bootstrap.mjs'
import { buildWhenStale } from './bootstrap-web.mjs'

checkNode()
installWhenStale()
buildWhenStale()

const projects = process.argv.includes('--data') ? ['data'] : ['unit', 'server', 'e2e']
const folder = mkdtempSync(join(tmpdir(), 'zhanye-report-'))
const report = join(folder, 'report.json')
const run = spawnSync(
  program('node'),
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { cwd: root, stdio: 'inherit', env: productEnvironment() },
)
endOnSignal(run.signal)
const counts = { passed: 0, failed: 0, skipped: 0 }
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  counts.passed = result.numPassedTests
  counts.failed = result.numFailedTests + (result.numFailedTests === 0 ? result.numFailedTestSuites : 0)
  counts.skipped = result.numPendingTests + result.numTodoTests
} catch {
  counts.failed = 1
}
rmSync(folder, { recursive: true, force: true })
if (run.status !== 0 && counts.failed === 0) counts.failed = 1
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(run.status === 0 ? 0 : 1)
