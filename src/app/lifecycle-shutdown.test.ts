import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'

const shutdown = join(import.meta.dirname, 'lifecycle-shutdown.ts')

/** Fails once its output has nobody who reads it, and then takes a moment to end. */
const program = `
  import { shutdownOnSignals } from ${JSON.stringify(shutdown)}
  const stop = shutdownOnSignals(async () => {})
  stop.add(() => new Promise((done) => setTimeout(done, 200)))
  console.log('running')
  setTimeout(() => { throw new Error('nobody hears this') }, 300)
`

test('a failure that nobody is left to hear of still ends the process', { timeout: 30_000 }, async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await once(child.stdout!, 'data')
  child.stdout!.destroy()
  child.stderr!.destroy()
  const ended = once(child, 'exit')
  const [code] = (await Promise.race([ended, sleep(20_000).then(() => ['still running'])])) as [unknown]
  child.kill('SIGKILL')
  expect(code).toBe(1)
})
