/** Memory of processes, read from Linux' /proc; null where there is none. */
import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory of a process in MB. */
export function residentMemory(pid: number): number | null {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS')
}

/** Memory of PostgreSQL in MB: the share of each of its processes, so that shared buffers count once. */
export function databaseMemory(postmaster: number): number | null {
  const shares = [postmaster, ...childrenOf(postmaster)].map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'))
  const known = shares.filter((share) => share !== null)
  return known.length ? known.reduce((sum, share) => sum + share, 0) : null
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => field(`/proc/${pid}/status`, 'PPid') === parent)
}

const kilobytes = (file: string, name: string): number | null => {
  const value = field(file, name)
  return value === null ? null : value / 1024
}

function field(file: string, name: string): number | null {
  try {
    const found = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))
    return found ? Number(found[1]) : null
  } catch {
    // The process ended meanwhile, or it is not ours to look at.
    return null
  }
}
