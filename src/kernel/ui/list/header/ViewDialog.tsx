import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { isApiError } from '../../client.ts'
import { isComposing } from '../../composing.ts'
import { useText } from '../../text.ts'
import { listText } from '../text.ts'

interface Props {
  title: string
  /** Given when renaming; sharing is then not asked. */
  name?: string
  mayShare?: boolean
  onSave: (name: string, shared: boolean) => Promise<unknown>
  onClose: () => void
}

/** Asks for a view's name, and for a new one whether others see it. */
export function ViewDialog({ title, name: before, mayShare, onSave, onClose }: Props) {
  const t = useText(listText)
  const [name, setName] = useState(before ?? '')
  const [shared, setShared] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const save = async () => {
    if (!name.trim()) {
      setFault(t('viewNameNeeded'))
      return
    }
    setBusy(true)
    try {
      await onSave(name.trim(), shared)
      onClose()
    } catch (error) {
      setFault(isApiError(error) ? (error.violationAt('name') ?? error.body.message) : String(error))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={t('save')}
      width={400}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="zy-list-stack">
        <label className="zy-field-label" htmlFor="zy-view-name">
          {t('viewName')}
        </label>
        <Input
          id="zy-view-name"
          autoFocus
          maxLength={60}
          value={name}
          status={fault ? 'error' : undefined}
          aria-describedby="zy-view-fault"
          onChange={(event) => {
            setName(event.target.value)
            setFault('')
          }}
          onPressEnter={(event) => isComposing(event) || void save()}
        />
        <div id="zy-view-fault" className="zy-list-fault" role="alert">
          {fault}
        </div>
        {mayShare && (
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
            {t('viewShare')}
          </Checkbox>
        )}
      </div>
    </Modal>
  )
}
