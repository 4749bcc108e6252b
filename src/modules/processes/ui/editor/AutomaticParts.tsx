import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Input, InputNumber, Segmented, Select } from 'antd'
import { FieldEditor, toWire } from '#kernel/ui/fields/index.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { UpdateNode } from '../../rules/flow.types.ts'
import { panelTexts } from '../drawing/text.ts'
import { ExpressionField } from './ConditionEditor.tsx'
import { Labelled, Part } from './Labelled.tsx'
import type { PanelProps, SetStep, StepOf } from './panel.types.ts'
import { PeoplePart } from './WorkParts.tsx'

type Props<K extends 'wait' | 'notify' | 'update'> = PanelProps & { step: StepOf<K>; set: SetStep<never> }

export function WaitPart(props: Props<'wait'>) {
  const { step, world, disabled } = props
  const set = props.set as unknown as SetStep<StepOf<'wait'>>
  const t = useText(panelTexts)
  const { until } = step
  const kind = 'field' in until ? 'field' : 'hours' in until ? 'hours' : 'workingHours'
  const days = world.fields.filter((field) => field.kind === 'date' || field.kind === 'instant')
  const hours = 'field' in until ? 8 : 'hours' in until ? until.hours : until.workingHours
  const make = (next: string, value: number): StepOf<'wait'>['until'] =>
    next === 'field' ? { field: days[0]?.path ?? '' } : next === 'hours' ? { hours: value } : { workingHours: value }
  return (
    <Part title={t('until')}>
      <Select
        aria-label={t('until')}
        disabled={disabled}
        value={kind}
        options={[
          { value: 'workingHours', label: t('hours') },
          { value: 'hours', label: t('plainHours') },
          { value: 'field', label: t('untilField'), disabled: days.length === 0 && kind !== 'field' },
        ]}
        onChange={(next) => set({ until: make(next, hours) })}
        className="zy-field-full"
      />
      {'field' in until ? (
        <Select
          aria-label={t('untilField')}
          disabled={disabled}
          placeholder={t('choose')}
          value={until.field || undefined}
          options={days.map(({ path, label }) => ({ value: path, label }))}
          onChange={(field) => set({ until: { field } })}
          className="zy-field-full"
        />
      ) : (
        <InputNumber
          min={0.25}
          disabled={disabled}
          value={hours}
          aria-label={t('until')}
          onChange={(value) => set({ until: make(kind, value ?? 8) }, 'until')}
          className="zy-field-full"
        />
      )}
    </Part>
  )
}

export function NotifyPart(props: Props<'notify'>) {
  const { step, world, disabled } = props
  const set = props.set as unknown as SetStep<StepOf<'notify'>>
  const t = useText(panelTexts)
  return (
    <>
      <PeoplePart title={t('receivers')} value={step.to} {...{ world, disabled }} onChange={(to) => set({ to })} />
      <Labelled label={t('title')} help={t('templateHow')}>
        {(id) => (
          <Input
            id={id}
            disabled={disabled}
            maxLength={500}
            value={step.title}
            onChange={({ target }) => set({ title: target.value }, 'title')}
          />
        )}
      </Labelled>
      <Labelled label={t('body')}>
        {(id) => (
          <Input.TextArea
            id={id}
            disabled={disabled}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={step.body ?? ''}
            onChange={({ target }) => set({ body: target.value || undefined }, 'body')}
          />
        )}
      </Labelled>
    </>
  )
}

/** Fields of the record and what they become: a value, or a formula. */
export function UpdatePart(props: Props<'update'>) {
  const { step, world, disabled } = props
  const set = props.set as unknown as SetStep<UpdateNode>
  const t = useText(panelTexts)
  const entity = useEntity(world.about[0])
  const free = world.fields.filter((field) => field.writable && !(field.path in step.values))
  const change = (name: string, value: UpdateNode['values'][string] | undefined) => {
    const values = { ...step.values }
    if (value) values[name] = value
    else delete values[name]
    set({ values }, `values ${name}`)
  }
  return (
    <Part title={t('values')}>
      {Object.entries(step.values).map(([name, value]) => {
        const field = entity?.fields.find((each) => each.name === name)
        const isFormula = 'expression' in value
        return (
          <div key={name} className="zy-update-value">
            <header>
              <b>{world.nameOf(`field:${name}`)}</b>
              <Segmented
                size="small"
                disabled={disabled}
                value={isFormula ? 'formula' : 'fixed'}
                options={[
                  { value: 'fixed', label: t('fixed') },
                  { value: 'formula', label: t('formula') },
                ]}
                onChange={(kind) => change(name, kind === 'formula' ? { expression: '' } : { value: null })}
              />
              <Button
                type="text"
                size="small"
                disabled={disabled}
                icon={<DeleteOutlined aria-hidden="true" />}
                aria-label={t('remove')}
                onClick={() => change(name, undefined)}
              />
            </header>
            {isFormula ? (
              <ExpressionField
                label={t('formula')}
                value={value.expression}
                world={world}
                disabled={disabled}
                onChange={(expression) => change(name, { expression })}
              />
            ) : (
              field && (
                <FieldEditor
                  field={field}
                  value={value.value}
                  onChange={(next) => change(name, { value: toWire(field, next) })}
                />
              )
            )}
          </div>
        )
      })}
      {!disabled && (
        <Dropdown
          trigger={['click']}
          disabled={free.length === 0}
          menu={{
            items: free.map(({ path, label }) => ({ key: path, label })),
            onClick: ({ key }) => change(key, { value: null }),
            className: 'zy-expression-names',
          }}
        >
          <Button size="small" icon={<PlusOutlined aria-hidden="true" />}>
            {t('addValue')}
          </Button>
        </Dropdown>
      )}
      <Checkbox
        disabled={disabled}
        checked={step.compensate === true}
        onChange={({ target }) => set({ compensate: target.checked || undefined })}
      >
        {t('compensate')}
      </Checkbox>
    </Part>
  )
}
