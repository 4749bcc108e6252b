import { SlidersOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Drawer, Tag } from 'antd'
import { useRef } from 'react'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { Builder } from './Builder.tsx'
import { useSource } from './metricSource.ts'
import { ReportActions } from './ReportActions.tsx'
import { ReportBody } from './ReportBody.tsx'
import './reports.css'
import { reportTexts } from './text.ts'
import { useReportState } from './useReportState.ts'
import { useResult } from './useResult.ts'

/** `/reports/$id`: a saved report, a ready one by its key, or `new`. */
export default function ReportPage({ params }: { params: Record<string, string> }) {
  return <Report key={params.id} id={params.id ?? 'new'} />
}

function Report({ id }: { id: string }) {
  const t = useText(reportTexts)
  const label = useLabel()
  const phone = usePhone()
  const state = useReportState(id, t('newReport'))
  const { current, name, about, isOpen } = state
  const answer = useResult(current)
  const entity = useSource(current?.source, current?.definition)
  const sheet = useRef<HTMLDivElement>(null)
  usePageTitle(name)
  if (state.error === 'missing') return <PageMissing />
  if (state.error) return <PageFailed error={state.error} />
  if (!current) return <PageLoading />

  const builder = <Builder current={current} result={answer.result} change={state.change} replace={state.replace} />
  return (
    <div className="zy-report" data-open={isOpen && !phone}>
      <header className="zy-report-head">
        <div>
          <Link to="/reports" className="zy-report-back">
            {t('title')}
          </Link>
          <h1>
            {name}
            {state.isEdited && id !== 'new' && <Tag className="zy-report-edited">{t('unsaved')}</Tag>}
          </h1>
          <p>{[entity && label(entity.plural), about].filter(Boolean).join(' · ')}</p>
        </div>
        <div className="zy-report-tools">
          <Button
            icon={<SlidersOutlined aria-hidden="true" />}
            aria-expanded={isOpen}
            onClick={() => state.open(!isOpen)}
          >
            {t(isOpen ? 'done' : 'edit')}
          </Button>
          <ReportActions id={id} state={state} current={current} result={answer.result} sheet={sheet} />
        </div>
      </header>
      <div className="zy-report-columns">
        {isOpen && !phone && builder}
        <ReportBody state={state} current={current} answer={answer} entity={entity} sheet={sheet} />
      </div>
      {phone && (
        <Drawer
          title={t('edit')}
          placement="bottom"
          size="80dvh"
          open={isOpen}
          onClose={() => state.open(false)}
          destroyOnHidden
        >
          {builder}
        </Drawer>
      )}
    </div>
  )
}
