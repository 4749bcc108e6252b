import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { optionOf } from '#kernel/ui/fields/index.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { FlowFault } from '../../rules/fault.types.ts'
import type { FlowEdge } from '../../rules/flow.types.ts'
import { validateFlow } from '../../rules/validate.ts'
import { FlowList } from '../drawing/FlowList.tsx'
import { editorTexts } from '../drawing/text.ts'
import { type LoadedVersion, loadedVersion } from '../loadedVersion.ts'
import { TestRun } from '../testRun/TestRun.tsx'
import { useSurroundings } from '../useSurroundings.ts'
import { useVersionActs } from '../useVersionActs.tsx'
import { EditorBar } from './EditorBar.tsx'
import { EditorCanvas } from './EditorCanvas.tsx'
import { Palette } from './Palette.tsx'
import { type ProcessPart, SidePanel } from './SidePanel.tsx'
import { StepList } from './StepList.tsx'
import { useAutosave } from './useAutosave.ts'
import { useBpmnFile } from './useBpmnFile.tsx'
import { useDrawing } from './useDrawing.ts'
import { changeWays, useEditorActs } from './useEditorActs.ts'
import { useEditorKeys } from './useEditorKeys.ts'
import './editor.css'

/** The canvas between what can be added and what the selected step says. */
export function Editor({ version }: { version: LoadedVersion }) {
  const t = useText(editorTexts)
  const label = useLabel()
  const phone = usePhone()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const entity = useEntity('process-version')
  const { modal } = App.useApp()
  const disabled = version.state !== 'draft'
  const drawing = useDrawing(version)
  const { flow, triggers } = drawing
  const world = useSurroundings(version.id, flow, triggers)
  const save = useAutosave(version.id, version.version, drawing, !disabled)
  const [selected, setSelected] = useState<string[]>([])
  const [left, setLeft] = useState<'add' | 'steps'>('add')
  const [part, setPart] = useState<ProcessPart>('triggers')
  const [focus, setFocus] = useState<{ step: string; at: number }>()
  const [whole, setWhole] = useState(0)
  const [testing, setTesting] = useState(false)
  const acts = useEditorActs(drawing, selected, setSelected)
  const { readFile, exportFile } = useBpmnFile(version.id, drawing, () => setWhole((n) => n + 1))
  const versionActs = useVersionActs()
  const faults = useMemo(() => validateFlow(flow, triggers, world.seen), [flow, triggers, world.seen])
  const errors = faults.filter(({ level }) => level === 'error').length

  const select = useCallback((ids: string[]) => setSelected(ids), [])
  const go = (fault: FlowFault) => {
    if (fault.edge && flow.edges.some(({ id }) => id === fault.edge)) setSelected([fault.edge])
    else if (fault.step) setSelected([fault.step])
    else setPart(fault.code.startsWith('trigger') ? 'triggers' : 'form')
    if (fault.step) setFocus({ step: fault.step, at: Date.now() })
  }
  const openSettings = () =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.zy-panel-body input, .zy-panel button')?.focus())
  const showFaults = () => {
    setSelected([])
    setPart('faults')
  }
  useEditorKeys({ acts, selected, disabled, onEscape: () => setSelected([]), onSave: () => void save.saveNow() })

  const option = entity?.fields.find(({ name }) => name === 'state')
  const state = option && optionOf(option, version.state)
  const act = async (kind: 'publish' | 'pilot') => {
    if (errors > 0) {
      showFaults()
      return void modal.warning({ title: t('mendFirst', { n: errors }), okText: t('ok') })
    }
    if (!(await save.saveNow())) return
    const done = await versionActs.run(kind, { id: version.id, number: version.number, process: version.process.id })
    if (done) await navigate({ to: `/processes/${version.process.id}` as string })
  }
  const draft = async () => {
    try {
      const made = await api.post<{ id: string }>(`/process-versions/${version.id}/new-draft`, {})
      await navigate({ to: `/processes/${version.process.id}/edit` as string, search: { version: made.id } as never })
    } catch (error) {
      feedback.error(error)
    }
  }
  const resolve = async (mine: boolean) => {
    if (mine) return void save.saveNow(true)
    const fresh = loadedVersion(await api.get<EntityRecord>(`/process-versions/${version.id}`))
    queryClient.setQueryData(['process-editor', version.process.id, 'newest'], fresh)
    window.location.reload()
  }

  if (phone)
    return (
      <div className="zy-editor-phone">
        <header>
          <h1>{version.process.label}</h1>
          <p>{t('onPhone')}</p>
        </header>
        <section className="zy-card">
          <FlowList flow={flow} nameOf={world.nameOf} faults={world.ready ? faults : []} />
        </section>
      </div>
    )
  return (
    <div className="zy-editor">
      <EditorBar
        process={version.process}
        number={version.number}
        state={state}
        save={save.state}
        onSave={() => void save.saveNow()}
        faults={faults}
        onFaults={showFaults}
        disabled={disabled}
        canUndo={drawing.canUndo}
        canRedo={drawing.canRedo}
        onUndo={acts.undo}
        onRedo={acts.redo}
        onTidy={() => {
          acts.tidy()
          setWhole((n) => n + 1)
        }}
        onTest={() => setTesting(true)}
        onImport={(file) => void readFile(file)}
        onExport={() => void save.saveNow().then(exportFile)}
        onPilot={() => void act('pilot')}
        onPublish={() => void act('publish')}
      />
      {save.state === 'conflict' && (
        <Alert
          banner
          type="warning"
          title={t('conflict')}
          action={
            <>
              <Button size="small" onClick={() => void resolve(true)}>
                {t('keepMine')}
              </Button>{' '}
              <Button size="small" onClick={() => void resolve(false)}>
                {t('loadTheirs')}
              </Button>
            </>
          }
        />
      )}
      {disabled && (
        <Alert
          banner
          type="info"
          title={t('readOnly', { state: state ? label(state.label) : '' })}
          action={
            <Button size="small" onClick={() => void draft()}>
              {t('newDraft')}
            </Button>
          }
        />
      )}
      <div className="zy-editor-body">
        <nav className="zy-editor-left" aria-label={t('steps')}>
          {!disabled && (
            <Segmented
              block
              value={left}
              onChange={setLeft}
              options={[
                { value: 'add', label: t('add') },
                { value: 'steps', label: t('steps') },
              ]}
            />
          )}
          {left === 'add' && !disabled ? (
            <Palette
              withStart={!flow.nodes.some(({ kind }) => kind === 'start')}
              onAdd={(kind) => acts.addAfter(selected[0], kind)}
            />
          ) : (
            <StepList
              flow={flow}
              nameOf={world.nameOf}
              faults={faults}
              selected={selected[0]}
              disabled={disabled}
              onSelect={(id) => {
                setSelected([id])
                setFocus({ step: id, at: Date.now() })
              }}
              onOpen={openSettings}
              onAddAfter={acts.addAfter}
              onConnect={acts.connect}
              onRemove={(id) => acts.remove([id])}
            />
          )}
        </nav>
        <EditorCanvas
          flow={flow}
          nameOf={world.nameOf}
          faults={world.ready ? faults : []}
          selected={selected}
          onSelect={select}
          acts={acts}
          disabled={disabled}
          focus={focus}
          whole={whole}
        />
        <SidePanel
          drawing={drawing}
          flow={flow}
          world={world}
          disabled={disabled}
          faults={faults}
          selected={selected}
          part={part}
          onPart={setPart}
          onGo={go}
          onRemove={acts.remove}
          onStep={acts.step}
          onWays={(changes: readonly [string, Partial<FlowEdge>][], about) =>
            drawing.change({ flow: changeWays(flow, changes) }, about)
          }
        />
      </div>
      {testing && (
        <TestRun
          version={version.id}
          flow={flow}
          triggers={triggers}
          world={world}
          onBefore={() => save.saveNow()}
          onClose={() => setTesting(false)}
        />
      )}
      {versionActs.dialog}
    </div>
  )
}
