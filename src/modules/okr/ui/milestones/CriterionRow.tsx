import {
  CheckCircleFilled,
  ClockCircleOutlined,
  FileTextOutlined,
  MinusCircleOutlined,
  MoreOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { FileList } from '#kernel/ui/fields/index.tsx'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { formatValue, plain } from '../parts/values.ts'
import type { Criterion } from './milestones.types.ts'
import { milestoneTexts } from './text.ts'

const signs = { gte: '≥', gt: '>', lte: '≤', lt: '<', eq: '=' } as const

interface CriterionRowProps {
  criterion: Criterion
  menu: NonNullable<MenuProps['items']>
  onAttach?: () => void
  onConfirm?: () => void
}

/** A condition with what the data say of it, or with its document. */
export function CriterionRow({ criterion, menu, onAttach, onConfirm }: CriterionRowProps) {
  const t = useText(milestoneTexts)
  const { company } = useMeta()
  const { met, kind, files, confirmedBy, metOn, note, title } = criterion
  const attached = (files?.length ?? 0) > 0
  const mark = met ? (
    <CheckCircleFilled aria-label={t('met')} className="zy-okr-met" />
  ) : kind === 'document' && attached ? (
    <ClockCircleOutlined aria-label={t('waits')} className="zy-okr-waits" />
  ) : (
    <MinusCircleOutlined aria-label={t('notMet')} className="zy-okr-notmet" />
  )
  return (
    <li>
      {mark}
      <div>
        <p className="zy-okr-criterion">{title}</p>
        {note && <p className="zy-okr-quiet">{note}</p>}
        {kind === 'document' ? (
          <>
            <p className="zy-okr-quiet">
              <FileTextOutlined aria-hidden="true" /> {t('byDocument')} ·{' '}
              {met && confirmedBy && metOn
                ? t('confirmedBy', { name: confirmedBy.label, day: metOn })
                : t(attached ? 'waits' : 'missingFile')}
            </p>
            {attached && <FileList files={files ?? []} />}
            {(onAttach || onConfirm) && (
              <p className="zy-inline">
                {onAttach && (
                  <Button size="small" onClick={onAttach}>
                    {t('attach')}
                  </Button>
                )}
                {onConfirm && attached && !met && (
                  <Button size="small" type="primary" onClick={onConfirm}>
                    {t('confirm')}
                  </Button>
                )}
              </p>
            )}
          </>
        ) : (
          <p className="zy-okr-quiet">{factsOf(criterion, company.currency, t)}</p>
        )}
      </div>
      {menu.length > 0 && (
        <Dropdown menu={{ items: menu }} trigger={['click']}>
          <Button
            size="small"
            type="text"
            icon={<MoreOutlined aria-hidden="true" />}
            aria-label={`${title}: ${t('more')}`}
          />
        </Dropdown>
      )}
    </li>
  )
}

type Say = (key: keyof typeof milestoneTexts, params?: Record<string, string | number>) => string

function factsOf(criterion: Criterion, currency: string, t: Say): string {
  const shown = (value: string | null) => formatValue(criterion, value, currency)
  const share = criterion.goalShare === null ? '' : plain(criterion.goalShare)
  const current = shown(criterion.current)
  if (criterion.wanted === null && share !== '') return t('noGoal', { current, share })
  const sign = signs[criterion.comparison ?? 'gte']
  const words = t('current', { current, sign, wanted: shown(criterion.wanted) })
  return share === '' ? words : words + t('share', { share })
}
