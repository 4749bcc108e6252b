import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { OperatorError } from './operator-error.ts'

/**
 * Under which account the PostgreSQL programs run. PostgreSQL refuses to run as root, so root
 * either drops to an unprivileged account (`drop`) or stays root outside and somebody else inside
 * a user namespace (`namespace`), which also reads folders that are closed to every other account.
 */
export type Account =
  | { kind: 'self' }
  | { kind: 'drop'; uid: number; gid: number }
  | { kind: 'namespace'; uid: number; gid: number }

/** What to hand to `child_process.spawn` to run `program` under `account`. */
export function commandAs(account: Account, program: string, args: string[]) {
  if (account.kind === 'namespace') {
    const map = ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--', program]
    return { command: 'unshare', args: [...map, ...args], identity: {} }
  }
  const identity = account.kind === 'drop' ? { uid: account.uid, gid: account.gid } : {}
  return { command: program, args, identity }
}

/** Gives a file or folder the owner that `account` needs to use it. */
export function own(account: Account, path: string): void {
  if (account.kind === 'drop') chownSync(path, account.uid, account.gid)
}

/**
 * Chooses the account for a cluster. The owner of an existing cluster decides; when that no longer
 * works (the folder was moved below a closed one), the files change owner and the other way is taken.
 * @param program the `postgres` binary  @param cluster the cluster's folder, which need not exist
 * @throws OperatorError when no way is open
 */
export function chooseAccount(program: string, cluster: string): Account {
  const found = statSync(cluster, { throwIfNoEntry: false })
  const self = process.geteuid?.()
  if (self !== 0) {
    if (found && self !== undefined && found.uid !== self) throw foreignCluster(cluster, found.uid)
    return { kind: 'self' }
  }
  const account = unprivilegedAccount()
  const drop: Account = { kind: 'drop', ...(found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : account) }
  const namespace: Account = { kind: 'namespace', ...account }
  const ways = found?.uid === 0 ? [namespace, drop] : [drop, namespace]
  for (const way of ways) {
    const open = way.kind === 'drop' ? canReach(way, program) && canReach(way, cluster) : canRun(way, program)
    if (!open) continue
    if (found) changeOwner(cluster, way.kind === 'drop' ? way : { uid: 0, gid: 0 }, found.uid)
    return way
  }
  throw new OperatorError({
    zh: 'PostgreSQL 不能以 root 身份运行：请改用普通账户启动，或把程序和数据放到其他账户可以进入的文件夹（例如 /opt），或设置 DATABASE_URL。',
    en: 'PostgreSQL does not run as root: start as an ordinary user, or keep program and data in folders that others may enter (such as /opt), or set DATABASE_URL.',
  })
}

/** `postgres` or `nobody` of this machine; initdb insists on an account that is listed. */
function unprivilegedAccount(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65534, gid: 65534 }
}

/** True when `who` may enter every folder above `path`. */
function canReach(who: { uid: number; gid: number }, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const entry = statSync(folder)
    const execute = entry.uid === who.uid ? 0o100 : entry.gid === who.gid ? 0o010 : 0o001
    if ((entry.mode & execute) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function canRun(account: Account, program: string): boolean {
  const { command, args } = commandAs(account, program, ['--version'])
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

function changeOwner(folder: string, owner: { uid: number; gid: number }, former: number): void {
  if (owner.uid === former) return
  const change = (path: string) => {
    const entry = lstatSync(path)
    if (entry.isSymbolicLink()) return
    if (entry.isDirectory()) for (const name of readdirSync(path)) change(join(path, name))
    chownSync(path, owner.uid, owner.gid)
  }
  change(folder)
}

function foreignCluster(cluster: string, owner: number): OperatorError {
  return new OperatorError({
    zh: `数据文件夹 ${cluster} 属于另一个账户（uid ${owner}）：请用该账户启动，或更改文件夹的所有者。`,
    en: `The data folder ${cluster} belongs to another account (uid ${owner}): start as that account or change the owner of the folder.`,
  })
}
