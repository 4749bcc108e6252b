import { Link } from '@tanstack/react-router'
import { Alert, Tag } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { absolute, isNegative, isZero } from '#kernel/pure/money.ts'
import { type PeriodKind, periodText } from '#kernel/pure/period-text.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { formatNumber } from '#kernel/ui/format.ts'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { type CellEdit, cellKey, Sheet, SheetPhone, useSheet } from '#kernel/ui/sheet/index.ts'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { CellFault, Matrix, MatrixCell } from '../../matrix.types.ts'
import { cellKind, exactMoney, exactText } from '../figureText.ts'
import { matrixTexts } from '../text.ts'
import { ConflictNotice } from './ConflictNotice.tsx'
import { MatrixBar } from './MatrixBar.tsx'
import { MatrixModel } from './matrixModel.ts'
import type { MatrixWanted } from './useMatrix.ts'

export interface Conflict {
  row: string
  column: string
  current: MatrixCell | null
}

interface MatrixEditorProps {
  matrix: Matrix
  wanted: MatrixWanted
  /** A proposal to fill in at once. */
  begin: { method: string; step?: string | undefined } | undefined
  onWanted: (change: Partial<MatrixWanted>) => void
  reload: () => Promise<void>
}

interface Proposal {
  cells: { row: string; column: string; value: string }[]
  withoutHistory: boolean
}

/** The table of a goal's parts: sums and gaps follow while typing, saved as a whole. */
export function MatrixEditor({ matrix, wanted, begin, onWanted, reload }: MatrixEditorProps) {
  const t = useText(matrixTexts)
  const language = useLanguage()
  const feedback = useFeedback()
  const phone = usePhone()
  const sheet = useSheet()
  const [busy, setBusy] = useState(false)
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  const model = useMemo(() => new MatrixModel(matrix, sheet.edits), [matrix, sheet.edits])
  const { unit, currency } = matrix.parent
  const changes = model.changes()
  const faults = model.faults()
  useLeaveWarning(changes.length + faults > 0)

  const edit = (edits: CellEdit[]) => sheet.edit(model.expand(edits))
  const propose = async (method: string, step: string | undefined) => {
    setBusy(true)
    try {
      const { cells, withoutHistory } = await api.post<Proposal>('/goals/proposals', {
        ...wanted,
        method,
        step: step || null,
      })
      const open = cells.filter(({ row, column }) => model.savedAt(row, column)?.state !== 'published')
      const parts = matrix.columns.length > 0 && matrix.additive ? open.filter((c) => c.column !== 'total') : open
      sheet.edit(parts.map(({ row, column, value }) => ({ row, column, reading: { value } })))
      feedback.success(t(withoutHistory ? 'noHistory' : 'proposed'))
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  const begun = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the table the wizard leads to.
  useEffect(() => {
    if (begun.current || !begin) return
    begun.current = true
    void propose(begin.method, begin.step)
  }, [])

  const save = async () => {
    setBusy(true)
    try {
      const { batch } = await api.put<{ batch: string }>('/goals/matrix', { ...wanted, cells: changes })
      await reload()
      sheet.reset()
      setConflicts([])
      invalidateEntity('goal')
      feedback.undoable(t('saved', { n: changes.length }), batch)
    } catch (error) {
      if (isApiError(error, 409) && error.body.code === 'goal-matrix.conflict') {
        setConflicts((error.body as unknown as { cells: Conflict[] }).cells)
        await reload()
      } else if (isApiError(error, 422) && error.body.code === 'goal-matrix.faults') {
        const { cells } = error.body as unknown as { cells: CellFault[] }
        sheet.edit(
          cells.map((fault) => ({ ...fault, reading: { text: textOf(fault), fault: fault.message ?? fault.code } })),
        )
        feedback.error(error)
      } else feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  const textOf = ({ row, column }: CellFault): string => model.value(row, column) ?? ''

  const columns = [
    { key: 'total', label: t('total'), strong: true, width: 128 },
    ...matrix.columns.map((c) => ({
      key: c.key,
      label: periodText(c.key, matrix.columnKind as PeriodKind, language, matrix.columns[0]?.startsOn),
      ...(c.target && { hint: exactText(c.target, unit) }),
    })),
  ]
  const rows = matrix.rows.map((row) => ({
    key: row.key,
    label: row.label,
    group: row.group,
    ...(row.left && { tag: <Tag>{t('leftOne')}</Tag> }),
  }))
  const words = {
    published: t('published'),
    notYours: t('notYours'),
    otherCurrency: (code: string) => t('otherCurrency', { currency: code }),
  }
  const gap = model.columnGap('total')
  const feet = [
    { key: 'sum', label: t('sum'), value: (column: string) => model.columnSum(column) },
    { key: 'parent', label: t('parent'), value: (column: string) => model.columnTarget(column) },
    { key: 'gap', label: t('gap'), gap: true, value: (column: string) => model.columnGap(column) },
  ]
  const props = {
    label: t('title', { name: matrix.parent.name }),
    corner: t('head'),
    rows,
    columns,
    cell: (row: string, column: string) => model.cell(row, column, words),
    kind: () => cellKind(unit),
    format: (value: string) => exactText(value, unit),
    groupValue: matrix.additive ? (group: string, column: string) => model.columnSum(column, group) : undefined,
    ...(matrix.additive && { feet }),
    onEdit: edit,
    onUndo: sheet.undo,
    onRedo: sheet.redo,
  }
  return (
    <div className="zy-goals zy-goal-matrix">
      <header className="zy-goals-head">
        <h1>{t('title', { name: matrix.parent.name })}</h1>
        <span>{exactMoney(matrix.parent.target, unit, currency)}</span>
        <Link to={`/goals/${matrix.parent.id}` as string}>{t('back')}</Link>
      </header>
      <MatrixBar
        matrix={matrix}
        wanted={wanted}
        busy={busy}
        unsaved={changes.length}
        faults={faults}
        canUndo={sheet.canUndo}
        onWanted={onWanted}
        onPropose={(method, step) => void propose(method, step)}
        onUndo={sheet.undo}
        onDiscard={sheet.reset}
        onSave={() => void save()}
        onPublished={reload}
      />
      {matrix.additive && gap !== null && (
        <p className="zy-goal-sum" role="status" data-open={!isZero(gap)}>
          {isZero(gap)
            ? t('addsUp')
            : t(isNegative(gap) ? 'short' : 'over2', { gap: exactMoney(absolute(gap), unit, currency) })}
        </p>
      )}
      <ConflictNotice
        matrix={matrix}
        conflicts={conflicts}
        format={(value) => exactText(value, unit)}
        onTheirs={() => {
          sheet.forget(conflicts.map((c) => cellKey(c.row, c.column)))
          setConflicts([])
        }}
        onMine={() => setConflicts([])}
      />
      {rows.length === 0 ? (
        <Alert type="info" showIcon title={t('noRows')} />
      ) : phone ? (
        <SheetPhone {...props} />
      ) : (
        <Sheet {...props} />
      )}
      <span className="zy-hidden" role="status">
        {changes.length > 0 ? t('unsaved', { n: formatNumber(changes.length) }) : ''}
      </span>
    </div>
  )
}

/** The browser asks before a tab with unsaved cells is closed. */
function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}
