import { Button } from 'antd'
import { isApiError } from '../client.ts'
import { Icon } from '../icon.tsx'
import { PageFailed } from '../page-state.tsx'
import { useCreate } from '../shell/create-provider.tsx'
import { useLabel, useText } from '../text.ts'
import type { ListControl } from './data/useListState.ts'
import { ImportLink } from './header/ListHeader.tsx'
import { listText } from './text.ts'
import { useNames } from './useNames.ts'

/** An empty list: either nothing matches, or nothing exists yet and it says what this is for. */
export function NothingHere({ control }: { control: ListControl }) {
  const { entity, state, set } = control
  const t = useText(listText)
  const label = useLabel()
  const create = useCreate()
  const { one, many: name } = useNames(entity)
  // A view that comes with the product, as it came: nothing was searched for, so nothing was missed.
  const asItCame = control.view.builtIn && !control.changed
  if ((state.filter || state.search) && !asItCame) {
    return (
      <div className="zy-nothing" role="status">
        <h2>{t('noMatch', { name })}</h2>
        <p>{t('noMatchHelp')}</p>
        <Button onClick={() => set({ filter: undefined, search: '' })}>{t('noMatchAll')}</Button>
      </div>
    )
  }
  return (
    <div className="zy-nothing" role="status">
      <span className="zy-nothing-icon">
        <Icon name={entity.icon} />
      </span>
      <h2>{state.filter ? t('emptyView', { name, view: control.view.name }) : t('emptyTitle', { name })}</h2>
      <p>{label(entity.about)}</p>
      <div className="zy-nothing-acts">
        {entity.operations.create && (
          <Button type="primary" onClick={() => create({ entity: entity.name })}>
            {t('create', { name: one })}
          </Button>
        )}
        {entity.operations.import && <ImportLink path={entity.path}>{t('emptyImport')}</ImportLink>}
      </div>
    </div>
  )
}

/** A list that the server refused: a wrong filter is said in its words and can be cleared. */
export function ListFailed({ control, error, onRetry }: { control: ListControl; error: unknown; onRetry: () => void }) {
  const { entity, state, set } = control
  const t = useText(listText)
  const label = useLabel()
  if (!isApiError(error, 400) && !isApiError(error, 422)) return <PageFailed error={error} onRetry={onRetry} />
  const { message, violations } = error.body
  return (
    <div className="zy-nothing" role="alert">
      <h2>{t('failed', { name: label(entity.plural) })}</h2>
      <p>{message}</p>
      {violations.length > 0 && (
        <ul className="zy-refused">
          {violations.map((each) => (
            <li key={`${each.path}:${each.code}`}>
              {each.path && <code>{each.path}</code>} {each.message ?? each.code}
            </li>
          ))}
        </ul>
      )}
      <div className="zy-nothing-acts">
        {(state.filter || state.search) && (
          <Button type="primary" onClick={() => set({ filter: undefined, search: '', groupBy: '' })}>
            {t('noMatchAll')}
          </Button>
        )}
        <Button onClick={control.reset}>{t('viewReset')}</Button>
        <Button onClick={onRetry}>{t('retry')}</Button>
      </div>
    </div>
  )
}
