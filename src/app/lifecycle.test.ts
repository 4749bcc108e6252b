import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { findPostmaster, stopPostmaster } from '#kernel/data/embedded-postmaster.ts'
import { type Config, loadConfig } from './config.ts'
import { announce, announcedAddress, enterAlone, enterAsApplication, enterAsCommand, withdraw } from './lifecycle.ts'

// Programs and servers start here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let config: Config
let programs: ChildProcess[]
// One cluster for all tests; each starts and leaves it stopped.
beforeAll(() => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhanye-lifecycle-'))
  chmodSync(dataDir, 0o711)
  config = loadConfig({ DATA_DIR: dataDir })
})
afterAll(() => {
  rmSync(config.dataDir, { recursive: true, force: true })
})
beforeEach(() => {
  programs = []
})
afterEach(async () => {
  for (const program of programs) program.kill('SIGKILL')
  const left = server()
  if (left) await stopPostmaster(join(config.dataDir, 'postgres'), left.pid)
})

const server = () => findPostmaster(join(config.dataDir, 'postgres'))
const enter = () =>
  enterAsApplication(config, (error) => {
    throw error
  })

/** The application in a process of its own, which can be killed. */
async function runElsewhere(): Promise<ChildProcess> {
  const code = `
    import { loadConfig } from ${JSON.stringify(join(import.meta.dirname, 'config.ts'))}
    import { announce, announcedAddress, enterAsApplication } from ${JSON.stringify(join(import.meta.dirname, 'lifecycle.ts'))}
    const config = loadConfig(process.env)
    const stay = await enterAsApplication(config, () => process.exit(1))
    announce(config, 'http://127.0.0.1:3999')
    process.on('SIGTERM', async () => { await stay.leave(); process.exit(0) })
    console.log('running')
    setInterval(() => {}, 1000)`
  const program = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: config.dataDir },
  })
  programs.push(program)
  await once(program.stdout!, 'data')
  return program
}

async function end(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  program.kill(signal)
  await once(program, 'exit')
}

describe('the application on a data folder', () => {
  test('runs once: a second start names the address of the first', async () => {
    await runElsewhere()
    await expect(enter()).rejects.toThrow(/already running .*http:\/\/127\.0\.0\.1:3999/)
    expect(server()).not.toBeNull()
  })

  test('starts again after it was killed, on the server left behind', async () => {
    await end(await runElsewhere(), 'SIGKILL')
    const left = server()
    const stay = await enter()
    expect(server()).toEqual(left)
    await stay.leave()
    expect(server()).toBeNull()
  })

  test('stops the server when it leaves', async () => {
    await end(await runElsewhere(), 'SIGTERM')
    expect(server()).toBeNull()
  })
})

describe('a command', () => {
  test('starts the server and stops it', async () => {
    const stay = await enterAsCommand(config)
    expect(await stay.isRunning()).toBe(false)
    await stay.leave()
    expect(server()).toBeNull()
  })

  test('works beside the application and leaves its server alone', async () => {
    await runElsewhere()
    const running = server()
    const stay = await enterAsCommand(config)
    expect(await stay.isRunning()).toBe(true)
    await stay.leave()
    expect(server()).toEqual(running)
  })

  test('leaves a server that it started to an application that came meanwhile', async () => {
    const stay = await enterAsCommand(config)
    const program = await runElsewhere()
    await stay.leave()
    expect(server()).not.toBeNull()
    await end(program, 'SIGTERM')
    expect(server()).toBeNull()
  })

  test('keeps the server when the application ends before it', async () => {
    const program = await runElsewhere()
    const stay = await enterAsCommand(config)
    await end(program, 'SIGTERM')
    expect(server()).not.toBeNull()
    await stay.leave()
    expect(server()).toBeNull()
  })

  test('does not see itself or another command as the application', async () => {
    const stays = [await enterAsCommand(config), await enterAsCommand(config)]
    for (const stay of stays) expect(await stay.isRunning()).toBe(false)
    for (const stay of stays) await stay.leave()
  })
})

describe('a command that replaces the data', () => {
  test('refuses while the application runs', async () => {
    await runElsewhere()
    await expect(enterAlone(config)).rejects.toThrow(/is running, at http:\/\/127\.0\.0\.1:3999: stop it first/)
  })

  test('keeps the application from starting until it is done', async () => {
    const stay = await enterAlone(config)
    const entering = enter()
    const first = await Promise.race([entering, sleep(300, 'waiting')])
    expect(first).toBe('waiting')
    await stay.leave()
    await (await entering).leave()
  })
})

test('a start waits for an application that is just stopping', async () => {
  const first = await enter()
  announce(config, 'http://127.0.0.1:3998')
  await expect(enter()).rejects.toThrow(/3998/)
  withdraw(config)
  const entering = enter()
  await first.leave()
  await (await entering).leave()
})

test('the address of a killed application is not believed', async () => {
  await end(await runElsewhere(), 'SIGKILL')
  expect(announcedAddress(config)).toBeNull()
})
