import { InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Drawer, Input, Progress, Select, Spin, Upload } from 'antd'
import { useState } from 'react'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { formatNumber } from '#kernel/ui/format.ts'
import { queryClient } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import { type ColumnMapping, columnRoles, requiredRoles } from '../rules/columns.ts'
import { importTexts } from './text.ts'

interface Preview {
  upload: string
  fileName: string
  format: 'xes' | 'table'
  headers: string[]
  rows: string[][]
  mapping: ColumnMapping
}

interface Answer {
  key: string
  cases: number
  events: number
  duplicates: number
  leftOut: number
}

interface Faulty {
  count: number
  rows: string[]
}

const shownColumns = 8

/** Takes a log in from a file: a look at it, which column is what, and everything or nothing. */
export function ImportDrawer(props: { open: boolean; onClose: () => void; onDone: (key: string) => void }) {
  const t = useText(importTexts)
  return (
    <Drawer title={t('title')} open={props.open} onClose={props.onClose} size={640} destroyOnHidden>
      <ImportForm onDone={props.onDone} />
    </Drawer>
  )
}

function ImportForm({ onDone }: { onDone: (key: string) => void }) {
  const t = useText(importTexts)
  const feedback = useFeedback()
  const [preview, setPreview] = useState<Preview>()
  const [mapping, setMapping] = useState<ColumnMapping>({})
  const [name, setName] = useState('')
  const [sharing, setSharing] = useState('me')
  const [reading, setReading] = useState<number>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const [faulty, setFaulty] = useState<Faulty>()

  const send = async (file: File) => {
    setFault(undefined)
    setReading(0)
    const form = new FormData()
    form.append('file', file)
    try {
      const answer = await api.upload<Preview>('/process-insight/imports/preview', form, setReading)
      setPreview(answer)
      setMapping(answer.mapping)
      setName(file.name.replace(/(\.\w{2,4}){1,2}$/, ''))
    } catch (error) {
      if (isApiError(error) && error.status !== 401) setFault(error.body.violations[0]?.message ?? error.body.message)
      else feedback.error(error)
    } finally {
      setReading(undefined)
    }
  }

  const start = async (leaveFaulty: boolean) => {
    setBusy(true)
    setFault(undefined)
    try {
      const body = { upload: preview?.upload, name, sharing, mapping, leaveFaulty }
      const answer = await api.post<Answer>('/process-insight/imports', body)
      const { cases, events, duplicates, leftOut } = answer
      feedback.success(
        t('done', { cases: formatNumber(cases), events: formatNumber(events) }) +
          (duplicates > 0 ? t('duplicates', { n: formatNumber(duplicates) }) : '') +
          (leftOut > 0 ? t('leftOut', { n: formatNumber(leftOut) }) : ''),
      )
      void queryClient.invalidateQueries({ queryKey: ['process-logs'] })
      onDone(answer.key)
    } catch (error) {
      const count = isApiError(error) ? (error.body as { faults?: number }).faults : undefined
      if (isApiError(error) && count !== undefined)
        setFaulty({ count, rows: error.body.violations.map(({ message, code }) => message ?? code) })
      else if (isApiError(error) && error.body.violations.length > 0)
        setFault(error.body.violations.map(({ message, code }) => message ?? code).join('; '))
      else feedback.error(error)
    } finally {
      setBusy(false)
    }
  }

  if (!preview) {
    return (
      <div className="zy-insight-import">
        <Upload.Dragger
          accept=".xes,.xml,.csv,.tsv,.txt,.xlsx,.gz"
          showUploadList={false}
          disabled={reading !== undefined}
          beforeUpload={(file) => {
            void send(file)
            return false
          }}
        >
          <p className="zy-insight-drop" aria-hidden="true">
            <InboxOutlined />
          </p>
          <p>{t('drop')}</p>
          {reading === undefined ? (
            <small>{t('dropHelp')}</small>
          ) : (
            <Progress percent={Math.floor(reading * 100)} showInfo={false} size="small" />
          )}
        </Upload.Dragger>
        {fault && <Alert type="error" showIcon title={fault} role="alert" />}
      </div>
    )
  }
  const ready = name.trim() !== '' && (preview.format === 'xes' || requiredRoles.every((role) => mapping[role]))
  return (
    <div className="zy-insight-import">
      <label htmlFor="log-name">
        {t('name')}
        <Input id="log-name" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </label>
      <label htmlFor="log-sharing">
        {t('sharing')}
        <Select
          id="log-sharing"
          value={sharing}
          onChange={setSharing}
          options={(['me', 'department', 'everyone'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </label>
      {preview.format === 'xes' ? (
        <p className="zy-insight-quiet">{t('xes')}</p>
      ) : (
        <Columns preview={preview} mapping={mapping} onChange={setMapping} />
      )}
      {fault && <Alert type="error" showIcon title={fault} role="alert" />}
      {faulty && <Faults faulty={faulty} />}
      <footer>
        <Button onClick={() => setPreview(undefined)} disabled={busy}>
          {t('other')}
        </Button>
        {faulty && (
          <Button onClick={() => void start(true)} loading={busy} disabled={!ready}>
            {t('leave')}
          </Button>
        )}
        <Button type="primary" onClick={() => void start(false)} loading={busy} disabled={!ready}>
          {t('start_')}
        </Button>
      </footer>
      {busy && (
        <p role="status" className="zy-insight-quiet">
          <Spin size="small" /> {t('working')}
        </p>
      )}
    </div>
  )
}

function Faults({ faulty }: { faulty: Faulty }) {
  const t = useText(importTexts)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('faults', { n: formatNumber(faulty.count) })}
      description={
        <ul className="zy-insight-faults">
          {faulty.rows.map((row) => (
            <li key={row}>{row}</li>
          ))}
          {faulty.count > faulty.rows.length && <li>{t('faultsMore', { n: faulty.rows.length })}</li>}
        </ul>
      }
    />
  )
}

interface ColumnsProps {
  preview: Preview
  mapping: ColumnMapping
  onChange: (mapping: ColumnMapping) => void
}

function Columns({ preview, mapping, onChange }: ColumnsProps) {
  const t = useText(importTexts)
  const headers = preview.headers.map((header) => ({ value: header, label: header }))
  return (
    <>
      <h3>{t('columns')}</h3>
      <div className="zy-insight-columns">
        {columnRoles.map((role) => (
          <label key={role} htmlFor={`log-${role}`}>
            <span>
              {t(role)}
              {requiredRoles.includes(role) && ' *'}
            </span>
            <Select
              id={`log-${role}`}
              allowClear={!requiredRoles.includes(role)}
              showSearch
              placeholder={t('noColumn')}
              status={requiredRoles.includes(role) && !mapping[role] ? 'error' : ''}
              value={mapping[role] ?? null}
              options={headers}
              onChange={(header: string | undefined) => onChange({ ...mapping, [role]: header })}
            />
          </label>
        ))}
      </div>
      <p className="zy-insight-quiet">{t('rest')}</p>
      <h3>{t('preview')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className="zy-insight-preview" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {preview.headers.slice(0, shownColumns).map((header) => (
                <th key={header}>{header}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, 4).map((row) => (
              <tr key={row.join('\u0000')}>
                {row.slice(0, shownColumns).map((cell, at) => (
                  <td key={preview.headers[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
