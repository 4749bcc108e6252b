import { DownloadOutlined, EllipsisOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { type RefObject, useState } from 'react'
import { ApiError, api, apiUrl } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { invalidateEntity, queryClient } from '#kernel/ui/query.ts'
import { currentLanguage, useText } from '#kernel/ui/text.ts'
import type { ReportResult } from '../rules/report.types.ts'
import { downloadChart, downloadFile } from './chartImage.ts'
import { useSource } from './metricSource.ts'
import { useFilterText } from './ReportBody.tsx'
import { type ReportFacts, SaveDialog } from './SaveDialog.tsx'
import { reportTexts } from './text.ts'
import type { Arrangement, ReportRecord } from './types.ts'
import type { ReportState } from './useReportState.ts'

interface ReportActionsProps {
  id: string
  state: ReportState
  current: Arrangement
  result: ReportResult | undefined
  sheet: RefObject<HTMLDivElement | null>
}

/** Save, take out, print, delete. */
export function ReportActions({ id, state, current, result, sheet }: ReportActionsProps) {
  const t = useText(reportTexts)
  const feedback = useFeedback()
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const { today } = useMeta()
  const mayCreate = useEntity('report')?.operations.create === true
  const [dialog, setDialog] = useState<'new' | 'facts'>()
  const [busy, setBusy] = useState(false)
  const { saved, name } = state
  const isOwn = saved?.can?.update === true

  const take = useDownload(current, name, setBusy)
  const show = (record: ReportRecord) => {
    queryClient.setQueryData(['record', 'report', record.id], record)
    invalidateEntity('report')
    feedback.success(t('saved'))
    void navigate({ to: `/reports/${record.id}`, search: { edit: state.isOpen } as never, replace: record.id === id })
  }
  const saveNew = async (facts: ReportFacts) => show(await api.post<ReportRecord>('/reports', { ...facts, ...current }))
  const saveChange = async (change: object) => {
    if (!saved) return
    const { version } = saved
    show({
      ...saved,
      ...(await api.patch<ReportRecord>(`/reports/${saved.id}`, { ...change, version })),
      can: saved.can,
    })
  }
  const save = () => {
    if (!isOwn) return setDialog('new')
    setBusy(true)
    saveChange(current)
      .catch(feedback.error)
      .finally(() => setBusy(false))
  }
  const remove = () =>
    void modal.confirm({
      title: t('deleteAsk', { name }),
      okText: t('delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          const { batch } = await api.del<{ batch: string }>(`/reports/${id}`)
          invalidateEntity('report')
          feedback.undoable(t('deleted'), batch)
          void navigate({ to: '/reports' })
        } catch (error) {
          feedback.error(error)
        }
      },
    })

  const exports: MenuProps['items'] = [
    { key: 'xlsx', label: t('xlsx'), disabled: !result?.mayExport, onClick: () => take('xlsx') },
    { key: 'csv', label: t('csv'), disabled: !result?.mayExport, onClick: () => take('csv') },
    {
      key: 'png',
      label: t('png'),
      disabled: !result || current.definition.chart === 'table',
      onClick: () => {
        if (sheet.current) downloadChart(sheet.current, name, `${name} ${today}.png`).catch(feedback.error)
      },
    },
    { key: 'print', label: t('print'), onClick: () => window.print() },
    ...(result && !result.mayExport ? [{ key: 'why', type: 'group' as const, label: t('noExport') }] : []),
  ]
  const more: MenuProps['items'] = [
    ...(saved && mayCreate ? [{ key: 'as', label: t('saveAs'), onClick: () => setDialog('new') }] : []),
    ...(isOwn ? [{ key: 'facts', label: t('rename'), onClick: () => setDialog('facts') }] : []),
    ...(state.isEdited ? [{ key: 'discard', label: t('discard'), onClick: state.discard }] : []),
    ...(saved?.can?.delete ? [{ key: 'delete', danger: true, label: t('delete'), onClick: remove }] : []),
  ]
  const isNew = id === 'new' || !saved
  return (
    <>
      <Dropdown menu={{ items: exports }} trigger={['click']}>
        <Button icon={<DownloadOutlined aria-hidden="true" />} loading={busy}>
          {t('exportAs')}
        </Button>
      </Dropdown>
      {mayCreate && (isNew || state.isEdited) && (
        <Button type={id === 'new' || state.isEdited ? 'primary' : 'default'} onClick={save} loading={busy}>
          {t(id === 'new' || isOwn ? 'save' : 'saveAs')}
        </Button>
      )}
      {more.length > 0 && (
        <Dropdown menu={{ items: more }} trigger={['click']}>
          <Button icon={<EllipsisOutlined aria-hidden="true" />} aria-label={t('more')} />
        </Dropdown>
      )}
      {dialog && (
        <SaveDialog
          title={t(dialog === 'facts' ? 'rename' : 'saveAs')}
          facts={{
            name: id === 'new' ? '' : name,
            about: state.about || null,
            sharing: dialog === 'facts' && saved ? saved.sharing : 'me',
          }}
          onSave={dialog === 'facts' ? saveChange : saveNew}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}

/** Fetches the file of a report: its address would be too long for a link. */
function useDownload(current: Arrangement, name: string, setBusy: (isBusy: boolean) => void) {
  const feedback = useFeedback()
  const { today, entities } = useMeta()
  const entity = useSource(current.source, current.definition) ?? entities[0]!
  const filterText = useFilterText(entity, current.definition.filter)
  return async (format: 'xlsx' | 'csv') => {
    setBusy(true)
    try {
      const response = await fetch(apiUrl('/reports/export'), {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', 'accept-language': currentLanguage() },
        body: JSON.stringify({ ...current, name, format, filterText: filterText.slice(0, 2000) }),
      })
      if (!response.ok) throw new ApiError(response.status, await response.json())
      downloadFile(await response.blob(), `${name} ${today}.${format}`)
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
}
