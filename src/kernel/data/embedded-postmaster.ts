import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from './operator-error.ts'

/** What a running server writes into `postmaster.pid` of its cluster. */
export interface Postmaster {
  pid: number
  port: number
  status: 'starting' | 'stopping' | 'ready'
}

/** True while a process of this id exists. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * The server that runs on this cluster, if any. A file left behind by a server that is gone, even
 * when its process id meanwhile belongs to something else, is removed: PostgreSQL would refuse to
 * start because of it (common in containers, where ids repeat).
 */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, 'postmaster.pid')
  const lines = readLines(file)
  if (!lines) return null
  const pid = Number(lines[0])
  if (Number.isInteger(pid) && pid > 0 && isAlive(pid) && serves(pid, cluster)) {
    const status = lines[7]?.trim()
    return { pid, port: Number(lines[3]), status: status === 'ready' || status === 'stopping' ? status : 'starting' }
  }
  // A server that starts this very moment creates the file before it writes into it.
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  if (age > 5000 || (pid > 0 && readLines(file)?.[0] === lines[0])) rmSync(file, { force: true })
  return null
}

function readLines(file: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** A postmaster works in the folder of its cluster; one that has ended but is not yet buried does not. */
function serves(pid: number, cluster: string): boolean {
  try {
    if (platform() === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}

/**
 * Stops a server by a fast shutdown: open transactions are rolled back, everything is written.
 * Works for a server that another process started. One that does not obey within 30 seconds is
 * told to quit at once; it then recovers by itself at the next start.
 */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  for (const [signal, seconds] of [['SIGINT', 30] as const, ['SIGQUIT', 10] as const]) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = Date.now() + seconds * 1000
    while (Date.now() < deadline) {
      if (!isAlive(pid) || !serves(pid, cluster)) return
      await sleep(15)
    }
  }
  throw new OperatorError({
    zh: `数据库进程 ${pid} 没有响应停止请求。`,
    en: `The database process ${pid} does not stop.`,
  })
}
