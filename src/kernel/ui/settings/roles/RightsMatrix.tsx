import { UndoOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useLabel, useText } from '../../text.ts'
import { type EntityRights, type Operation, operations, type Scope } from './rights.types.ts'
import { grantOf, type RoleDraft, withoutChange, withScope } from './roleChanges.ts'
import { roleTexts } from './text.ts'

interface RightsMatrixProps {
  entities: readonly EntityRights[]
  draft: RoleDraft
  onChange: ((draft: RoleDraft) => void) | undefined
}

const NONE = ''

/** Records by operations, each with how far it reaches. */
export function RightsMatrix({ entities, draft, onChange }: RightsMatrixProps) {
  const t = useText(roleTexts)
  const label = useLabel()
  const words = (scope: Scope | null | undefined) => (scope ? t(`scope.${scope}`) : t('noneWords'))
  const cell = (rights: EntityRights, operation: Operation) => {
    const now = grantOf(draft, rights)[operation] ?? null
    const byDefault = rights.defaults[operation] ?? null
    const differs = now !== byDefault
    // A reach that the entity does not tell apart is shown as what it comes to.
    const offered = now && !rights.scopes.includes(now) ? [now, ...rights.scopes] : rights.scopes
    const hint = differs ? t('differs', { scope: words(byDefault) }) : undefined
    return (
      <td key={operation} data-none={now === null} data-differs={differs} title={hint}>
        <select
          value={now ?? NONE}
          disabled={!onChange}
          aria-label={`${label(rights.label)}: ${t(`op.${operation}`)}`}
          onChange={(event) => {
            const scope = event.target.value === NONE ? null : (event.target.value as Scope)
            onChange?.(withScope(draft, rights, operation, scope))
          }}
        >
          <option value={NONE}>{t('none')}</option>
          {offered.map((scope) => (
            <option key={scope} value={scope}>
              {words(scope)}
            </option>
          ))}
        </select>
      </td>
    )
  }
  return (
    <div className="zy-matrix">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('entity')}</th>
            {operations.map((operation) => (
              <th key={operation} scope="col">
                {t(`op.${operation}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entities.map((rights) => {
            const changed = rights.entity in draft.grants
            return (
              <tr key={rights.entity} data-changed={changed}>
                <th scope="row">
                  {label(rights.label)}
                  {changed && onChange && (
                    <Tooltip title={t('reset')}>
                      <Button
                        type="text"
                        size="small"
                        icon={<UndoOutlined aria-hidden="true" />}
                        aria-label={`${label(rights.label)}: ${t('reset')}`}
                        onClick={() => onChange(withoutChange(draft, rights.entity))}
                      />
                    </Tooltip>
                  )}
                </th>
                {operations.map((operation) => cell(rights, operation))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
