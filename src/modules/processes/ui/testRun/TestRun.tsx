import { Alert, Button, Drawer, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { FieldMeta, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FieldEditor, RecordPicker, toWire } from '#kernel/ui/fields/index.tsx'
import { useEntity, useMe } from '#kernel/ui/meta.tsx'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import type { Flow, Trigger } from '../../rules/flow.types.ts'
import { KindIcon } from '../drawing/kindIcons.tsx'
import { wayText } from '../drawing/words.ts'
import { Labelled } from '../editor/Labelled.tsx'
import { bothWays, type FlowWorld } from '../useSurroundings.ts'
import { testTexts } from './text.ts'
import './testRun.css'

interface TestStep {
  step: string
  people: string[][]
  nobody?: 'skip' | 'refuse'
  ways?: string[]
  decision?: 'approved' | 'rejected'
  fault?: { zh: string; en: string }
}

interface TestAnswer {
  steps: TestStep[]
  outcome: 'approved' | 'rejected' | 'done' | 'returned' | 'stopped' | 'endless'
}

interface TestRunProps {
  version: string
  flow: Flow
  triggers: readonly Trigger[]
  world: FlowWorld
  /** What is on the screen is what is tested: it is kept first. */
  onBefore: () => Promise<boolean>
  onClose: () => void
}

/** Who starts it and what is filled in, at the top; which way it goes and who is asked, below. */
export function TestRun({ version, flow, world, onBefore, onClose }: TestRunProps) {
  const t = useText(testTexts)
  const label = useLabel()
  const me = useMe()
  const feedback = useFeedback()
  const entity = useEntity(world.about[0])
  const [starter, setStarter] = useState<Reference[]>([{ id: me.id, label: me.name }])
  const [about, setAbout] = useState<Reference[]>([])
  const [form, setForm] = useState<Record<string, unknown>>({})
  const [rejected, setRejected] = useState<readonly string[]>([])
  const [answer, setAnswer] = useState<TestAnswer>()
  const [busy, setBusy] = useState(false)
  const fields = useMemo(() => flow.form.filter(({ kind }) => kind !== 'attachment').map(metaOf), [flow.form])

  const run = async (refused: readonly string[]) => {
    setRejected(refused)
    setBusy(true)
    try {
      await onBefore()
      const sent = Object.fromEntries(
        fields.map((field) => [field.name, form[field.name] === undefined ? null : toWire(field, form[field.name])]),
      )
      const body = {
        starter: starter[0]?.id,
        about: entity && about[0] ? { entity: entity.name, id: about[0].id } : null,
        form: sent,
        rejected: refused,
      }
      setAnswer(await api.post<TestAnswer>(`/process-versions/${version}/test-run`, body))
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer title={t('title')} open onClose={onClose} size={440} destroyOnHidden>
      <div className="zy-test">
        <p className="zy-panel-quiet">{t('how')}</p>
        <Labelled label={t('starter')}>
          {(id) => <RecordPicker id={id} entity="employee" allowCreate={false} value={starter} onChange={setStarter} />}
        </Labelled>
        {entity && (
          <Labelled label={`${t('about')} · ${label(entity.label)}`}>
            {(id) => (
              <RecordPicker
                id={id}
                entity={entity.name}
                allowCreate={false}
                allowClear
                value={about}
                onChange={setAbout}
              />
            )}
          </Labelled>
        )}
        {fields.map((field) => (
          <Labelled key={field.name} label={label(field.label)}>
            {(id) => (
              <FieldEditor
                id={id}
                field={field}
                value={form[field.name]}
                onChange={(value) => setForm((old) => ({ ...old, [field.name]: value }))}
              />
            )}
          </Labelled>
        ))}
        <Button type="primary" loading={busy} disabled={!starter[0]} onClick={() => void run([])}>
          {t('run')}
        </Button>
        {!answer && <p className="zy-panel-quiet">{t('wait')}</p>}
        {answer && <Trace answer={answer} flow={flow} rejected={rejected} onReject={(list) => void run(list)} />}
      </div>
    </Drawer>
  )
}

function Trace(props: {
  answer: TestAnswer
  flow: Flow
  rejected: readonly string[]
  onReject: (steps: readonly string[]) => void
}) {
  const { answer, flow, rejected, onReject } = props
  const t = useText(testTexts)
  const label = useLabel()
  const language = useLanguage()
  const tone = {
    approved: 'success',
    done: 'success',
    rejected: 'warning',
    returned: 'warning',
    stopped: 'error',
    endless: 'error',
  } as const
  return (
    <>
      <ol className="zy-test-trace">
        {answer.steps.map((passed, at) => {
          const step = flow.nodes.find(({ id }) => id === passed.step)
          if (!step) return null
          const who = passed.people.map((chain) => chain.join(t('after'))).join(t('and'))
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step may be passed several times.
            <li key={at} className="zy-kind" data-kind={step.kind}>
              <span className="zy-kind-icon">
                <KindIcon kind={step.kind} />
              </span>
              <div>
                <b>{step.name}</b>
                {who && <span>{t('asks', { who })}</span>}
                {passed.nobody && <span>{t(passed.nobody === 'skip' ? 'nobodySkip' : 'nobodyRefuse')}</span>}
                {passed.ways?.map((id) => {
                  const way = flow.edges.find((each) => each.id === id)
                  const to = flow.nodes.find((each) => each.id === way?.to)
                  return way && <span key={id}>{t('takes', { way: wayText(way, language) || (to?.name ?? '') })}</span>
                })}
                {passed.fault && <span className="zy-test-fault">{label(passed.fault)}</span>}
              </div>
              {step.kind === 'approval' && passed.decision && (
                <Segmented
                  size="small"
                  value={rejected.includes(step.id) ? 'rejected' : 'approved'}
                  options={[
                    { value: 'approved', label: t('approve') },
                    { value: 'rejected', label: t('reject') },
                  ]}
                  onChange={(value) =>
                    onReject(value === 'rejected' ? [...rejected, step.id] : rejected.filter((id) => id !== step.id))
                  }
                />
              )}
            </li>
          )
        })}
      </ol>
      <Alert showIcon type={tone[answer.outcome]} title={t(`outcome.${answer.outcome}`)} />
    </>
  )
}

/** A form field as the field editors know it. */
function metaOf(field: Flow['form'][number]): FieldMeta {
  return {
    ...field,
    label: bothWays(field.label),
    access: 'write',
    create: true,
    update: true,
    computed: false,
    operators: [],
    sortable: false,
    groupable: false,
    summable: false,
    searchable: false,
    custom: false,
    section: 'form',
  }
}
