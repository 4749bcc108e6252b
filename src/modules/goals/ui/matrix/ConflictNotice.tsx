import { Alert, Button } from 'antd'
import { NOTHING } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { Matrix } from '../../matrix.types.ts'
import { matrixTexts } from '../text.ts'
import type { Conflict } from './MatrixEditor.tsx'

const shown = 5

interface ConflictNoticeProps {
  matrix: Matrix
  conflicts: readonly Conflict[]
  format: (value: string) => string
  onTheirs: () => void
  onMine: () => void
}

/** What somebody else saved in the meantime; whose figures stand is the person's choice. */
export function ConflictNotice({ matrix, conflicts, format, onTheirs, onMine }: ConflictNoticeProps) {
  const t = useText(matrixTexts)
  if (conflicts.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={t('conflict', { n: conflicts.length })}
      description={
        <>
          <ul className="zy-goal-conflicts">
            {conflicts.slice(0, shown).map(({ row, column, current }) => (
              <li key={`${row} ${column}`}>
                {t('conflictHow', {
                  row: matrix.rows.find((r) => r.key === row)?.label ?? row,
                  column: column === 'total' ? t('total') : column,
                  value: current ? format(current.value) : NOTHING,
                })}
              </li>
            ))}
          </ul>
          <Button size="small" onClick={onTheirs}>
            {t('theirs')}
          </Button>{' '}
          <Button size="small" onClick={onMine}>
            {t('keepMine')}
          </Button>
        </>
      }
    />
  )
}
