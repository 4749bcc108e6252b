import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { api, apiUrl } from '../../client.ts'
import { formatInstant, formatNumber } from '../../format.ts'
import { ImportHistory } from '../../io/ImportHistory.tsx'
import { useMeta } from '../../meta.tsx'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { defineText, useLabel, useText } from '../../text.ts'
import '../settings.css'

const texts = defineText({
  imports: { zh: '导入记录', en: 'Imports' },
  importsAbout: {
    zh: '每次导入的结果；需要时可以整批撤销。',
    en: 'What every import did; each can be undone as a whole.',
  },
  start: { zh: '导入数据', en: 'Import data' },
  exports: { zh: '导出记录', en: 'Exports' },
  exportsAbout: {
    zh: '在列表页点“导出”生成。文件保留一周。',
    en: 'Made by “Export” on a list. The files are kept for a week.',
  },
  none: { zh: '还没有导出过数据', en: 'Nothing has been exported yet' },
  rows: { zh: '{n} 行', en: '{n} {n|row|rows}' },
  download: { zh: '下载', en: 'Download' },
  gone: { zh: '文件已过期', en: 'The file is gone' },
})

/** `/settings/imports` */
export function ImportsPage() {
  const t = useText(texts)
  return (
    <div className="zy-set">
      <h1>{t('imports')}</h1>
      <p>{t('importsAbout')}</p>
      <div>
        <Link to="/import">
          <Button type="primary" tabIndex={-1}>
            {t('start')}
          </Button>
        </Link>
      </div>
      <ImportHistory />
    </div>
  )
}

interface ExportJob {
  id: string
  state: string
  entity: string
  fileName: string
  done: number
  ready: boolean
  createdAt: string
}

/** `/settings/exports` */
export function ExportsPage() {
  const t = useText(texts)
  const label = useLabel()
  const { entities } = useMeta()
  const { data, error } = useQuery({
    queryKey: ['exports'],
    queryFn: ({ signal }) => api.get<{ items: ExportJob[] }>('/exports', undefined, { signal }),
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  return (
    <div className="zy-set">
      <h1>{t('exports')}</h1>
      <p>{t('exportsAbout')}</p>
      {data.items.length === 0 && <p>{t('none')}</p>}
      <ul className="zy-set-rows">
        {data.items.map((job) => (
          <li key={job.id}>
            <span>{job.fileName}</span>
            <span className="zy-set-quiet">{label(entities.find(({ name }) => name === job.entity)?.plural)}</span>
            <span className="zy-set-quiet">{t('rows', { n: formatNumber(job.done) })}</span>
            <time className="zy-set-quiet" dateTime={job.createdAt}>
              {formatInstant(job.createdAt)}
            </time>
            {job.ready ? (
              <Button
                size="small"
                icon={<DownloadOutlined aria-hidden="true" />}
                href={apiUrl(`/exports/${job.id}/file`)}
                download
              >
                {t('download')}
              </Button>
            ) : (
              <span className="zy-set-quiet">{job.state === 'done' ? t('gone') : job.state}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
