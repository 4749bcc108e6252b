import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useRef } from 'react'
import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import { useText } from '../../text.ts'
import { SortableRows } from '../SortableRows.tsx'
import type { OptionDraft } from './options.ts'
import { choiceTexts } from './text.ts'

interface OptionsEditorProps {
  value: readonly OptionDraft[]
  onChange: (value: OptionDraft[]) => void
}

const TONES: NonNullable<ChoiceOption['tone']>[] = ['neutral', 'brand', 'good', 'warn', 'bad', 'muted']
const NONE = ''

/** The choices of a field: names, tone, order. */
export function OptionsEditor({ value, onChange }: OptionsEditorProps) {
  const t = useText(choiceTexts)
  const made = useRef(0)
  const set = (id: string, change: Partial<OptionDraft>) =>
    onChange(value.map((each) => (each.id === id ? { ...each, ...change } : each)))
  const add = () => {
    made.current += 1
    onChange([...value, { id: `new-${made.current}-${value.length}`, zh: '', en: '' }])
  }
  return (
    <div className="zy-set">
      {value.length > 0 && (
        <SortableRows items={value} keyOf={({ id }) => id} nameOf={({ zh, en }) => zh || en} onMove={onChange}>
          {(option) => (
            <div className="zy-options-row">
              <Input
                value={option.zh}
                maxLength={60}
                placeholder={t('zh')}
                aria-label={t('zh')}
                onChange={(event) => set(option.id, { zh: event.target.value })}
              />
              <Input
                value={option.en}
                maxLength={60}
                placeholder={t('en')}
                aria-label={t('en')}
                onChange={(event) => set(option.id, { en: event.target.value })}
              />
              <Select
                value={option.tone ?? NONE}
                aria-label={`${option.zh} ${t('tone')}`}
                options={[
                  { value: NONE, label: t('tone.none') },
                  ...TONES.map((tone) => ({
                    value: tone,
                    label: <span className={`zy-tone zy-tone-${tone}`}>{t(`tone.${tone}`)}</span>,
                  })),
                ]}
                onChange={(tone: string) => set(option.id, { tone: (tone || undefined) as OptionDraft['tone'] })}
              />
              <code title={t('key')}>{option.value}</code>
              <Button
                type="text"
                icon={<CloseOutlined aria-hidden="true" />}
                aria-label={`${t('remove')} ${option.zh || option.en}`}
                onClick={() => onChange(value.filter(({ id }) => id !== option.id))}
              />
            </div>
          )}
        </SortableRows>
      )}
      <div>
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </div>
  )
}
