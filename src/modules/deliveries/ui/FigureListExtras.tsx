import { Link } from '@tanstack/react-router'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { deliveryTexts } from './text.ts'

/** Back to what sends them. */
export default function FigureListExtras() {
  const t = useText(deliveryTexts)
  const schedules = useEntity('schedule')
  return schedules ? <Link to={`/${schedules.path}`}>{t('schedules')}</Link> : null
}
