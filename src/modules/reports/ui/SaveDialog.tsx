import { Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { isApiError } from '#kernel/ui/client.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { reportTexts } from './text.ts'
import type { ReportRecord } from './types.ts'

export type ReportFacts = Pick<ReportRecord, 'name' | 'about' | 'sharing'>

interface SaveDialogProps {
  title: string
  facts: ReportFacts
  onSave: (facts: ReportFacts) => Promise<unknown>
  onClose: () => void
}

/** Name, description and who sees it. */
export function SaveDialog({ title, facts, onSave, onClose }: SaveDialogProps) {
  const t = useText(reportTexts)
  const label = useLabel()
  const sharings = useEntity('report')?.fields.find(({ name }) => name === 'sharing')?.options ?? []
  const [name, setName] = useState(facts.name)
  const [about, setAbout] = useState(facts.about ?? '')
  const [sharing, setSharing] = useState(facts.sharing)
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (!name.trim()) return setFault(t('nameNeeded'))
    setBusy(true)
    try {
      await onSave({ name: name.trim(), about: about.trim() || null, sharing })
      onClose()
    } catch (error) {
      setFault(isApiError(error) ? (error.body.violations[0]?.message ?? error.body.message) : String(error))
      setBusy(false)
    }
  }
  return (
    <Modal open title={title} okText={t('save')} confirmLoading={busy} onOk={() => void save()} onCancel={onClose}>
      <div className="zy-report-save">
        <label htmlFor="report-name">{t('name')}</label>
        <Input
          id="report-name"
          autoFocus
          maxLength={100}
          value={name}
          status={fault ? 'error' : undefined}
          aria-describedby="report-fault"
          onChange={(event) => {
            setName(event.target.value)
            setFault('')
          }}
          onPressEnter={() => void save()}
        />
        <div id="report-fault" role="alert" className="zy-report-fault">
          {fault}
        </div>
        <label htmlFor="report-about">{t('about')}</label>
        <Input.TextArea
          id="report-about"
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={1000}
          value={about}
          onChange={(event) => setAbout(event.target.value)}
        />
        <span id="report-sharing">{t('sharing')}</span>
        <Segmented
          aria-labelledby="report-sharing"
          value={sharing}
          options={sharings.map((each) => ({ value: each.value as ReportRecord['sharing'], label: label(each.label) }))}
          onChange={setSharing}
        />
        <small className="zy-quiet">{t('sharingHelp')}</small>
      </div>
    </Modal>
  )
}
