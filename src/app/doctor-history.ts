/** What the doctor says of the change history: whether it is as it was written, and whether it is being sealed. */
import { anchorFile } from '#kernel/audit/seal/anchor.ts'
import { SealKey } from '#kernel/audit/seal/seal.ts'
import { type SealFault, type SealProblem, sealState, verifySeals } from '#kernel/audit/seal/verify.ts'
import type { Database } from '#kernel/data/connection.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { InstanceSecret } from '#kernel/secrets/instance-secret.ts'
import type { Config } from './config.ts'
import { bad, type Finding, good } from './doctor.ts'

/** A running application seals every minute; a long import may put that off. */
const lateAfter = 6 * 60 * 60 * 1000

const faults: Record<SealFault, Label> = {
  altered: { zh: '有记录被修改', en: 'entries were changed' },
  missing: { zh: '有记录被删除', en: 'entries are missing' },
  inserted: { zh: '有记录被插入', en: 'entries were slipped in' },
  outside: { zh: '有记录不在任何范围内', en: 'entries stand outside every range' },
  forged: { zh: '封条被改动', en: 'the seal was changed' },
  'other-key': { zh: '封条由另一个密钥生成', en: 'the seal was made with another secret' },
  'seal-missing': { zh: '封条缺失', en: 'the seal is missing' },
  'broken-chain': { zh: '封条与前一个不相连', en: 'the seal does not follow the one before' },
  'cut-off': { zh: '末尾的封条被删除或替换', en: 'the end of the chain was cut off or replaced' },
}

/** Looks the whole change history through. Says nothing of a database that is still to be upgraded. */
export async function examineHistory(
  database: Database,
  config: Pick<Config, 'secret' | 'dataDir'>,
  running: boolean,
  now = new Date(),
): Promise<Finding[]> {
  const { rows } = await database.pool.query(`select to_regclass('audit_seal') is not null as present`)
  if (!rows[0].present) return []
  const key = new SealKey(new InstanceSecret(config.secret))
  const found = await verifySeals({ db: database, key, anchor: anchorFile(config.dataDir) })
  const findings = found.problems.length > 0 ? [broken(found.problems)] : [intact(found)]
  const { waiting } = await sealState(database)
  if (running && waiting.oldestAt && now.getTime() - Date.parse(waiting.oldestAt) > lateAfter)
    findings.push(
      bad(
        `操作记录自 ${waiting.oldestAt} 起没有封存：后台任务（ROLE=worker）是否在运行？`,
        `The history has not been sealed since ${waiting.oldestAt}: does a worker run?`,
      ),
    )
  return findings
}

const intact = ({ seals, rows }: { seals: number; rows: number }): Finding =>
  good(
    `操作记录完整：${seals} 个封条，${rows} 条记录`,
    `The change history is intact: ${seals} seals over ${rows} entries`,
  )

function broken([first, ...others]: SealProblem[]): Finding {
  const { fault, seal, firstAt, lastAt, count } = first!
  const times = firstAt ? `${firstAt} – ${lastAt}` : ''
  const inside = (before: string, after: string) => [seal && `${before}${seal}`, times, count > 0 && `${count}${after}`]
  const place = (...parts: unknown[]) => parts.filter(Boolean).join(', ')
  return bad(
    `操作记录被改动：${faults[fault].zh}（${place(...inside('封条 ', ' 条'))}）；另有 ${others.length} 处`,
    `The change history was tampered with: ${faults[fault].en} (${place(...inside('seal ', ' entries'))}); ${others.length} more`,
  )
}
