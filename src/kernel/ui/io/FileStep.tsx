import { DownloadOutlined, InboxOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Progress, Select, Upload } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { useMeta, usePermission } from '../meta.tsx'
import { useLabel, useLanguage, useText } from '../text.ts'
import type { ImportPreview } from './import.types.ts'
import { importableFields } from './plan.ts'
import { downloadTemplate } from './template.ts'
import { ioTexts } from './text.ts'

interface FileStepProps {
  entity: EntityMeta | undefined
  onPreview: (preview: ImportPreview) => void
}

/** What goes wrong with a file, in the server's own words. */
function faultOf(error: unknown): string | undefined {
  if (!isApiError(error) || error.status === 401) return undefined
  const [first] = error.body.violations
  return first?.message ?? error.body.message
}

/** Which records, and which file. */
export function FileStep({ entity, onPreview }: FileStepProps) {
  const t = useText(ioTexts)
  const label = useLabel()
  const language = useLanguage()
  const navigate = useNavigate()
  const feedback = useFeedback()
  const { entities } = useMeta()
  const keepAuthor = usePermission('import.keep-author')
  const [reading, setReading] = useState<{ name: string; share: number }>()
  const [fault, setFault] = useState<string>()
  const offered = entities.filter((each) => each.operations.import)
  if (offered.length === 0) return <Alert type="info" showIcon title={t('noEntity')} />

  const send = async (file: File) => {
    if (!entity) return
    setFault(undefined)
    setReading({ name: file.name, share: 0 })
    const form = new FormData()
    form.append('entity', entity.name)
    form.append('file', file)
    try {
      onPreview(
        await api.upload<ImportPreview>('/imports/preview', form, (share) => setReading({ name: file.name, share })),
      )
    } catch (error) {
      const words = faultOf(error)
      if (words) setFault(`${file.name}: ${words}`)
      else feedback.error(error)
    } finally {
      setReading(undefined)
    }
  }

  return (
    <div className="zy-io-file">
      <div className="zy-io-what">
        <label htmlFor="import-entity">{t('what')}</label>
        <Select
          id="import-entity"
          value={entity?.path}
          options={offered.map((each) => ({ value: each.path, label: label(each.plural) }))}
          onChange={(path: string) => void navigate({ to: `/import/${path}` })}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('what')}
          autoFocus={!entity}
        />
        {entity && (
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            onClick={() => downloadTemplate(entity, importableFields(entity, keepAuthor), language)}
          >
            {t('template')}
          </Button>
        )}
      </div>
      {entity && (
        <Upload.Dragger
          accept=".csv,.tsv,.txt,.xlsx"
          showUploadList={false}
          disabled={reading !== undefined}
          beforeUpload={(file) => {
            void send(file)
            return false
          }}
        >
          <p className="zy-io-drop-icon" aria-hidden="true">
            <InboxOutlined />
          </p>
          <p>{reading ? t('reading', { file: reading.name }) : t('drop')}</p>
          {reading ? (
            <Progress percent={Math.floor(reading.share * 100)} showInfo={false} size="small" />
          ) : (
            <p className="zy-io-quiet">{t('dropHelp')}</p>
          )}
        </Upload.Dragger>
      )}
      {fault && <Alert type="error" showIcon title={fault} role="alert" />}
    </div>
  )
}
