import {
  ArrowLeftOutlined,
  CheckCircleOutlined,
  ExclamationCircleOutlined,
  MoreOutlined,
  PartitionOutlined,
  PlayCircleOutlined,
  RedoOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Dropdown, Tooltip } from 'antd'
import { type ReactNode, useRef } from 'react'
import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import { ToneTag } from '#kernel/ui/fields/index.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { FlowFault } from '../../rules/fault.types.ts'
import { editorTexts } from '../drawing/text.ts'
import type { SaveState } from './useAutosave.ts'

interface EditorBarProps {
  process: { id: string; label: string }
  number: number
  state: ChoiceOption | undefined
  save: SaveState
  onSave: () => void
  faults: readonly FlowFault[]
  onFaults: () => void
  disabled: boolean
  canUndo: boolean
  canRedo: boolean
  onUndo: () => void
  onRedo: () => void
  onTidy: () => void
  onTest: () => void
  onImport: (file: File) => void
  onExport: () => void
  onPilot: () => void
  onPublish: () => void
  children?: ReactNode
}

export function EditorBar(props: EditorBarProps) {
  const { process, number, state, save, faults, disabled } = props
  const t = useText(editorTexts)
  const file = useRef<HTMLInputElement>(null)
  const errors = faults.filter(({ level }) => level === 'error').length
  return (
    <header className="zy-editor-bar">
      <Link to={`/processes/${process.id}` as string} aria-label={t('back')} title={t('back')}>
        <ArrowLeftOutlined aria-hidden="true" />
      </Link>
      <div className="zy-editor-title">
        <h1>{process.label}</h1>
        <span>
          {t('version', { n: number })} {state && <ToneTag option={state} />}
        </span>
      </div>
      {!disabled && <SaveNote save={save} onSave={props.onSave} />}
      <span className="zy-spring" />
      {!disabled && (
        <>
          <Icon text={`${t('undo')} (Ctrl+Z)`} off={!props.canUndo} onClick={props.onUndo} icon={<UndoOutlined />} />
          <Icon
            text={`${t('redo')} (Ctrl+Shift+Z)`}
            off={!props.canRedo}
            onClick={props.onRedo}
            icon={<RedoOutlined />}
          />
          <Button icon={<PartitionOutlined aria-hidden="true" />} onClick={props.onTidy}>
            {t('tidy')}
          </Button>
        </>
      )}
      <Button
        className="zy-editor-faults"
        data-errors={errors > 0 || undefined}
        icon={
          errors > 0 ? <ExclamationCircleOutlined aria-hidden="true" /> : <CheckCircleOutlined aria-hidden="true" />
        }
        onClick={props.onFaults}
      >
        {errors > 0
          ? t('faultsN', { n: errors })
          : faults.length > 0
            ? t('warningsN', { n: faults.length })
            : t('noFaults').split(/[，:]/)[0]}
      </Button>
      <Button icon={<PlayCircleOutlined aria-hidden="true" />} onClick={props.onTest}>
        {t('test')}
      </Button>
      <input
        ref={file}
        type="file"
        accept=".bpmn,.xml,application/xml,text/xml"
        hidden
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) props.onImport(chosen)
          target.value = ''
        }}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(disabled ? [] : [{ key: 'import', label: t('importBpmn'), onClick: () => file.current?.click() }]),
            { key: 'export', label: t('exportBpmn'), onClick: props.onExport },
            ...(disabled ? [] : [{ key: 'pilot', label: t('pilot'), onClick: props.onPilot }]),
          ],
        }}
      >
        <Button icon={<MoreOutlined aria-hidden="true" />} aria-label={t('more')} title={t('more')} />
      </Dropdown>
      {!disabled && (
        <Button type="primary" onClick={props.onPublish}>
          {t('publish')}
        </Button>
      )}
      {props.children}
    </header>
  )
}

function Icon(props: { text: string; off: boolean; onClick: () => void; icon: ReactNode }) {
  return (
    <Tooltip title={props.text}>
      <Button type="text" disabled={props.off} aria-label={props.text} onClick={props.onClick} icon={props.icon} />
    </Tooltip>
  )
}

function SaveNote({ save, onSave }: { save: SaveState; onSave: () => void }) {
  const t = useText(editorTexts)
  if (save === 'failed')
    return (
      <Button size="small" danger type="text" onClick={onSave}>
        {t('saveFailed')}
      </Button>
    )
  if (save === 'conflict') return null
  return (
    <span className="zy-editor-save" role="status">
      {t(save)}
    </span>
  )
}
