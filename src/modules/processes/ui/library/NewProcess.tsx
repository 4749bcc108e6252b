import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { Label } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import type { Flow, Trigger } from '../../rules/flow.types.ts'
import { templates } from '../../rules/templates.ts'
import { Labelled } from '../editor/Labelled.tsx'
import { libraryTexts } from './text.ts'

interface Read {
  name: string
  flow: Flow
  triggers: Trigger[]
  notes: { text: Label }[]
}

type Source = { kind: 'empty' } | { kind: 'template'; key: string } | { kind: 'file'; read: Read }

/** Names a new process and says what it begins with: a template, a drawing from elsewhere, or nothing. */
export function NewProcess({ onClose }: { onClose: () => void }) {
  const t = useText(libraryTexts)
  const label = useLabel()
  const language = useLanguage()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const file = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [source, setSource] = useState<Source>({ kind: 'template', key: 'leave' })
  const [busy, setBusy] = useState(false)
  const chosen = templates.find(({ key }) => source.kind === 'template' && key === source.key)
  const suggested = chosen ? label(chosen.label) : source.kind === 'file' ? source.read.name : ''
  const title = name.trim() || suggested

  const read = async (from: File) => {
    try {
      const answer = await api.post<Read>('/processes/read-bpmn', { xml: await from.text() })
      setSource({ kind: 'file', read: answer })
    } catch (error) {
      feedback.error(error)
    }
  }
  const make = async () => {
    setBusy(true)
    try {
      const made = await api.post<{ id: string }>('/processes/actions/draw', {
        name: title,
        language,
        ...(chosen && { template: chosen.key, about: label(chosen.about) }),
        ...(source.kind === 'file' && { flow: source.read.flow, triggers: source.read.triggers }),
      })
      await navigate({ to: `/processes/${made.id}/edit` as string })
    } catch (error) {
      feedback.error(error)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('add')}
      width={680}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={busy} disabled={!title} onClick={() => void make()}>
            {t('make')}
          </Button>
        </>
      }
    >
      <div className="zy-new-process">
        <Labelled label={t('name')}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={200}
              placeholder={suggested || t('nameHow')}
              value={name}
              onChange={({ target }) => setName(target.value)}
              onPressEnter={() => title && void make()}
            />
          )}
        </Labelled>
        <div role="radiogroup" aria-label={t('from')} className="zy-new-from">
          {templates.map((template) => (
            <Choice
              key={template.key}
              title={label(template.label)}
              text={label(template.about)}
              isChosen={chosen === template}
              onChoose={() => setSource({ kind: 'template', key: template.key })}
            />
          ))}
          <Choice
            title={t('empty')}
            text={t('emptyHow')}
            isChosen={source.kind === 'empty'}
            onChoose={() => setSource({ kind: 'empty' })}
          />
          <Choice
            title={source.kind === 'file' ? source.read.name : t('file')}
            text={
              source.kind === 'file' && source.read.notes.length > 0
                ? t('notes', { n: source.read.notes.length })
                : t('fileHow')
            }
            isChosen={source.kind === 'file'}
            onChoose={() => file.current?.click()}
          />
        </div>
        {source.kind === 'file' && source.read.notes.length > 0 && (
          <ul className="zy-import-notes">
            {source.read.notes.map(({ text }) => (
              <li key={text.zh}>{label(text)}</li>
            ))}
          </ul>
        )}
        <input
          ref={file}
          type="file"
          accept=".bpmn,.xml,application/xml,text/xml"
          hidden
          aria-label={t('choose')}
          onChange={({ target }) => {
            const [first] = target.files ?? []
            if (first) void read(first)
            target.value = ''
          }}
        />
      </div>
    </Modal>
  )
}

function Choice(props: { title: string; text: string; isChosen: boolean; onChoose: () => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is chosen, one of which opens a file.
    <button type="button" role="radio" aria-checked={props.isChosen} onClick={props.onChoose}>
      <b>{props.title}</b>
      <span>{props.text}</span>
    </button>
  )
}
