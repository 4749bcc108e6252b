import './parts.css'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useText } from '#kernel/ui/text.ts'
import { okrTexts } from './text.ts'

/** Objectives or milestones: two pages of the same place. */
export function PartSwitch({ part }: { part: 'objectives' | 'milestones' }) {
  const t = useText(okrTexts)
  const navigate = useNavigate()
  return (
    <Segmented
      value={part}
      aria-label={t('part')}
      options={[
        { value: 'objectives', label: t('objectives') },
        { value: 'milestones', label: t('milestones') },
      ]}
      onChange={(next) => void navigate({ to: next === 'objectives' ? '/okr' : '/okr/milestones' })}
    />
  )
}
