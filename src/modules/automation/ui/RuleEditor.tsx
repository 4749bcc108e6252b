import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { EntityMeta, FieldMeta, Label, Violation } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { toWire } from '#kernel/ui/fields/index.tsx'
import { FormField } from '#kernel/ui/form/FormField.tsx'
import type { FormValues } from '#kernel/ui/form/index.tsx'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { usePermission } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { AutomationCondition, AutomationStep, AutomationTrigger } from '../rules/automation.types.ts'
import { ConditionBlock } from './ConditionBlock.tsx'
import { RuleSentence } from './RuleSentence.tsx'
import { StepList } from './StepList.tsx'
import { TriggerBlock } from './TriggerBlock.tsx'
import { TryOut } from './TryOut.tsx'
import { automationTexts } from './text.ts'

interface RuleEditorProps {
  entity: EntityMeta
  initial: FormValues
  record?: EntityRecord
}

const plain = ['name', 'owner', 'account', 'perMinute']

/** Three blocks, one below the other; at the right what it would do. */
export function RuleEditor({ entity, initial, record }: RuleEditorProps) {
  const t = useText(automationTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const isAdmin = usePermission('admin')
  const [values, setValues] = useState<FormValues>(() => ({
    ...initial,
    trigger: initial.trigger ?? { on: 'created' },
    condition: initial.condition ?? {},
    steps: initial.steps ?? [],
  }))
  const [faults, setFaults] = useState<Violation[]>([])
  const [saving, setSaving] = useState(false)
  const change = (name: string, value: unknown) => {
    setValues((old) => ({ ...old, [name]: value }))
    setFaults((old) => old.filter(({ path }) => path.split('.')[0] !== name))
  }
  const faultsOf = (name: string) =>
    faults
      .filter(({ path }) => path === name || path.startsWith(`${name}.`))
      .map((fault) => fault.message ?? fault.code)
  const field = (name: string): FieldMeta | undefined => entity.fields.find((each) => each.name === name)
  const kind = values.entity as string | null
  const trigger = values.trigger as AutomationTrigger
  const steps = values.steps as AutomationStep[]

  const sent = () => ({
    ...Object.fromEntries(
      plain.flatMap((name) => (field(name)?.update ? [[name, toWire(field(name)!, values[name])]] : [])),
    ),
    entity: kind,
    trigger,
    condition: values.condition,
    steps,
  })
  const save = async (state: string) => {
    setSaving(true)
    setFaults([])
    try {
      const body = { ...sent(), state }
      if (record) await api.patch(`/${entity.path}/${record.id}`, { version: record.version, ...body })
      else await api.post(`/${entity.path}`, body)
      invalidateEntity(entity.name)
      feedback.success(t(state === 'active' ? 'savedOn' : 'saved'))
      await navigate({ to: '/settings/automation' as string })
    } catch (error) {
      if (!isApiError(error) || error.body.violations.length === 0) feedback.error(error, entity)
      else setFaults(error.body.violations)
    } finally {
      setSaving(false)
    }
  }
  const remove = async () => {
    try {
      const { batch } = await api.del<{ batch?: string }>(`/${entity.path}/${record?.id}`)
      feedback.undoable(t('deleted', { name: record?.label ?? '' }), batch)
      invalidateEntity(entity.name)
      await navigate({ to: '/settings/automation' as string })
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  const why = record?.state === 'paused' && typeof record.pausedBecause === 'string' ? record.pausedBecause : undefined
  const rest = faults.filter(
    ({ path }) => !['entity', 'trigger', 'condition', 'steps', ...plain].includes(path.split('.')[0]!),
  )
  const isOn = values.state === 'active'
  const shown = (names: string[]) =>
    names.flatMap((name) => {
      const meta = field(name)
      return meta
        ? [<FormField key={name} field={meta} values={values} faults={faultsOf(name)} onChange={change} />]
        : []
    })
  return (
    <div className="zy-auto zy-auto-wide">
      <header className="zy-auto-head">
        <h1>{record ? record.label : t('new')}</h1>
        {record && <Link to={`/settings/automation/runs?rule=${record.id}`}>{t('allRuns')}</Link>}
        <Link to={'/settings/automation' as string}>{t('back')}</Link>
      </header>
      {why && <Alert type="warning" showIcon title={label(JSON.parse(why) as Label)} />}
      {rest.length > 0 && (
        <Alert type="error" showIcon role="alert" title={rest.map((f) => f.message ?? f.code).join('；')} />
      )}
      <div className="zy-auto-editor">
        <div className="zy-auto-blocks">
          {shown(['name'])}
          <Block mark="when" help={t('whenHelp')} faults={[...faultsOf('entity'), ...faultsOf('trigger')]}>
            <TriggerBlock
              entity={kind}
              trigger={trigger}
              onEntity={(next) => {
                setValues((old) => ({ ...old, entity: next, condition: {}, steps: [] }))
                setFaults([])
              }}
              onChange={(next) => change('trigger', next)}
            />
          </Block>
          {kind && (
            <Block mark="if" help={t('ifHelp')} faults={faultsOf('condition')}>
              <ConditionBlock
                entity={kind}
                value={values.condition as AutomationCondition}
                onChange={(next) => change('condition', next)}
              />
            </Block>
          )}
          {kind && (
            <Block
              mark="then"
              help={t('thenHelp')}
              faults={faults.filter(({ path }) => path === 'steps').map((f) => f.message ?? f.code)}
            >
              <StepList
                entity={kind}
                trigger={trigger}
                steps={steps}
                faults={faults}
                onChange={(next) => change('steps', next)}
              />
            </Block>
          )}
          <details className="zy-auto-more">
            <summary>{t('more')}</summary>
            <p className="zy-quiet">{t('moreHelp')}</p>
            <div className="zy-form-grid">{shown(isAdmin ? ['owner', 'account', 'perMinute'] : ['perMinute'])}</div>
          </details>
          <div className="zy-auto-bar">
            <Button type={isOn ? 'default' : 'primary'} loading={saving} onClick={() => void save('active')}>
              {t(isOn ? 'save' : 'saveOn')}
            </Button>
            {!isOn && (
              <Button disabled={saving} onClick={() => void save(record ? String(values.state) : 'draft')}>
                {t('save')}
              </Button>
            )}
            {record && (
              <Popconfirm
                title={t('delete')}
                okText={t('remove')}
                okButtonProps={{ danger: true }}
                onConfirm={() => void remove()}
              >
                <Button danger type="text">
                  {t('delete')}
                </Button>
              </Popconfirm>
            )}
          </div>
        </div>
        <aside className="zy-auto-aside">
          <section className="zy-card">
            <RuleSentence
              entity={kind}
              trigger={trigger}
              condition={values.condition as AutomationCondition}
              steps={steps}
            />
          </section>
          {kind && <TryOut entity={kind} body={{ ...sent(), id: record?.id }} trigger={trigger} onFaults={setFaults} />}
        </aside>
      </div>
    </div>
  )
}

function Block(props: { mark: 'when' | 'if' | 'then'; help: string; faults: string[]; children: React.ReactNode }) {
  const t = useText(automationTexts)
  return (
    <section className="zy-auto-block" data-mark={props.mark} data-faulty={props.faults.length > 0 || undefined}>
      <header>
        <h2>{t(`mark.${props.mark}`)}</h2>
        <span>{props.help}</span>
      </header>
      {props.children}
      {props.faults.length > 0 && (
        <div className="zy-field-fault" role="alert">
          {[...new Set(props.faults)].map((fault) => (
            <div key={fault}>{fault}</div>
          ))}
        </div>
      )}
    </section>
  )
}
