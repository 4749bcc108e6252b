import { Link } from '@tanstack/react-router'
import { formatInstant, formatNumber } from '../../format.ts'
import { useMeta } from '../../meta.tsx'
import { useLabel, useText } from '../../text.ts'
import { texts } from './text.ts'
import type { Problem } from './useIntegrity.ts'

const exact = { relative: false } as const

/** What is wrong, in the order of the chain; the first one is where to look first. */
export function Problems({ problems }: { problems: Problem[] }) {
  const t = useText(texts)
  const place = ({ seal, firstAt, lastAt }: Problem) => {
    if (seal === null) return ''
    if (!firstAt || !lastAt) return t('sealOnly', { seal })
    return t('range', { seal, from: formatInstant(firstAt, exact), to: formatInstant(lastAt, exact) })
  }
  return (
    <ol className="zy-integrity-problems">
      {problems.map((problem) => (
        <li key={`${problem.seal}/${problem.fault}`}>
          <b>{t(problem.fault, { n: formatNumber(problem.count) })}</b>
          <small>{place(problem)}</small>
          {problem.entries.length > 0 && (
            <ul>
              {problem.entries.map((entry) => (
                <Entry key={entry.position} entry={entry} />
              ))}
              {problem.count > problem.entries.length && (
                <li>{t('more', { n: formatNumber(problem.count - problem.entries.length) })}</li>
              )}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

function Entry({ entry }: { entry: Problem['entries'][number] }) {
  const t = useText(texts)
  const label = useLabel()
  const { entities } = useMeta()
  const { position, at, entity: name, recordId, by } = entry
  if (!at || !name) return <li>{t('entryMissing', { position })}</li>
  const entity = entities.find((each) => each.name === name)
  const words = t('entry', {
    at: formatInstant(at, exact),
    what: entity ? label(entity.label) : name,
    who: by?.label || t('bySystem'),
  })
  return <li>{entity && recordId ? <Link to={`/${entity.path}/${recordId}`}>{words}</Link> : words}</li>
}
