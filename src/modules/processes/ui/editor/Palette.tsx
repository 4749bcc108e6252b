import { useLabel, useText } from '#kernel/ui/text.ts'
import type { NodeKind } from '../../rules/flow.types.ts'
import { KindIcon } from '../drawing/kindIcons.tsx'
import { kindWords, paletteGroups } from '../drawing/kinds.ts'
import { editorTexts } from '../drawing/text.ts'

export const dragType = 'application/x-zhanye-step'

/** Kinds of steps: dragged onto the drawing, or added behind the selected step by a click. */
export function Palette({ onAdd, withStart }: { onAdd: (kind: NodeKind) => void; withStart: boolean }) {
  const t = useText(editorTexts)
  const label = useLabel()
  const groups = withStart
    ? [{ ...paletteGroups[0]!, kinds: ['start' as const, ...paletteGroups[0]!.kinds] }, ...paletteGroups.slice(1)]
    : paletteGroups
  return (
    <div className="zy-palette">
      <p className="zy-panel-quiet">{t('addHow')}</p>
      {groups.map((group) => (
        <section key={label(group.label)}>
          <h3>{label(group.label)}</h3>
          {group.kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              draggable
              className="zy-palette-item zy-kind"
              data-kind={kind}
              title={label(kindWords[kind].help)}
              onClick={() => onAdd(kind)}
              onDragStart={(event) => {
                event.dataTransfer.setData(dragType, kind)
                event.dataTransfer.effectAllowed = 'copy'
              }}
            >
              <span className="zy-kind-icon">
                <KindIcon kind={kind} />
              </span>
              {label(kindWords[kind].label)}
            </button>
          ))}
        </section>
      ))}
    </div>
  )
}
