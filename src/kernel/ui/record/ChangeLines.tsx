import { Button } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useText } from '../text.ts'
import { ChangeLine } from './ChangeLine.tsx'
import { recordTexts } from './text.ts'
import type { FieldChange } from './timeline.types.ts'

const SHOWN = 4

/** The fields changed in one go; many are folded. */
export function ChangeLines({ entity, changes }: { entity: EntityMeta; changes: readonly FieldChange[] }) {
  const t = useText(recordTexts)
  const [all, setAll] = useState(false)
  const shown = all || changes.length <= SHOWN + 1 ? changes : changes.slice(0, SHOWN)
  const hidden = changes.length - shown.length
  return (
    <div className="zy-changes">
      {shown.map((change) => (
        <ChangeLine key={change.field} entity={entity} change={change} />
      ))}
      {hidden > 0 ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('moreChanges', { n: hidden })}
        </Button>
      ) : null}
    </div>
  )
}
