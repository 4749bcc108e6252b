import { CalculatorOutlined, FormOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { useText } from '#kernel/ui/text.ts'
import { editorTexts } from '../text.ts'
import type { DefinitionKind } from './definitionFields.ts'

const kinds = [
  { kind: 'counted', icon: <UnorderedListOutlined aria-hidden="true" /> },
  { kind: 'derived', icon: <CalculatorOutlined aria-hidden="true" /> },
  { kind: 'manual', icon: <FormOutlined aria-hidden="true" /> },
] as const

/** Where the figure comes from: the first choice, as everything else follows from it. */
export function KindPicker(props: { value: DefinitionKind; fixed: boolean; onChange: (kind: DefinitionKind) => void }) {
  const t = useText(editorTexts)
  return (
    <fieldset className="zy-metric-kinds">
      <legend>{t('how')}</legend>
      <div>
        {kinds.map(({ kind, icon }) => (
          <label key={kind} data-chosen={props.value === kind} data-off={props.fixed && props.value !== kind}>
            <input
              type="radio"
              name="metric-kind"
              value={kind}
              checked={props.value === kind}
              disabled={props.fixed}
              onChange={() => props.onChange(kind)}
            />
            {icon}
            <b>{t(kind)}</b>
            <span>{t(`${kind}How`)}</span>
          </label>
        ))}
      </div>
      {props.fixed && <p className="zy-metric-quiet">{t('kindFixed')}</p>}
    </fieldset>
  )
}
