import { PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { useText } from '../text.ts'
import { storedFiles } from './attachment.types.ts'
import { Blank } from './Blank.tsx'
import { FileList } from './FileList.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { fieldTexts } from './text.ts'
import { useUploads } from './useUploads.ts'

function AttachmentCell({ value, compact }: CellProps) {
  const t = useText(fieldTexts)
  const files = storedFiles(value)
  if (files.length === 0) return <Blank />
  if (!compact) return <FileList files={files} />
  return (
    <span title={files.map((file) => file.name).join('\n')}>
      <PaperClipOutlined aria-hidden /> {t('files', { n: files.length })}
    </span>
  )
}

/** Files by button, drag and drop, or paste; they are stored at once and named by the record when it is saved. */
function AttachmentEditor({ value, onChange, id, describedBy, size, autoFocus }: EditorProps) {
  const t = useText(fieldTexts)
  const files = storedFiles(value)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { uploads, add, retry, drop } = useUploads((file) => onChange([...files, file]))
  return (
    <section
      className={over ? 'zy-drop zy-drop-over' : 'zy-drop'}
      aria-label={t('upload')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        add(event.dataTransfer.files)
      }}
      onPaste={(event) => add(event.clipboardData.files)}
    >
      {files.length > 0 ? (
        <FileList files={files} onRemove={(gone) => onChange(files.filter((file) => file.id !== gone))} />
      ) : null}
      {uploads.map((upload) => (
        <div key={upload.key} className="zy-upload">
          {upload.reason ? (
            <>
              <span className="zy-field-fault" role="alert">
                {t('uploadFailed', { name: upload.file.name, reason: upload.reason })}
              </span>
              <Button size="small" onClick={() => retry(upload)}>
                {t('retry')}
              </Button>
              <Button size="small" type="text" onClick={() => drop(upload.key)}>
                {t('remove', { name: '' })}
              </Button>
            </>
          ) : (
            <>
              <span className="zy-file-name">{t('uploading', { name: upload.file.name })}</span>
              <Progress percent={Math.round(upload.share * 100)} size="small" className="zy-upload-progress" />
            </>
          )}
        </div>
      ))}
      <Button
        id={id}
        aria-describedby={describedBy}
        size={size}
        icon={<UploadOutlined aria-hidden="true" />}
        autoFocus={autoFocus}
        onClick={() => input.current?.click()}
      >
        {t('upload')}
      </Button>
      <span className="zy-drop-hint">{t('dropHere')}</span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          add(event.target.files ?? [])
          event.target.value = ''
        }}
      />
    </section>
  )
}

export const attachment: FieldView = { Cell: AttachmentCell, Editor: AttachmentEditor, wide: true, multiline: true }
