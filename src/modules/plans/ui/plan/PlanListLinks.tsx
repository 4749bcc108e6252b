import { DownloadOutlined, TeamOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Tooltip } from 'antd'
import { apiUrl } from '#kernel/ui/client.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { planTexts } from './text.ts'

/** Beside the name of the list: the weekly review, all tasks, the tracking sheet. */
export default function PlanListLinks() {
  const t = useText(planTexts)
  const task = useEntity('plan-task')
  const review = useEntity('review')
  return (
    <span className="zy-inline">
      {review && (
        <Link to="/plans/review">
          <Button tabIndex={-1} icon={<TeamOutlined aria-hidden="true" />}>
            {t('review')}
          </Button>
        </Link>
      )}
      {task && (
        <Link to={`/${task.path}`}>
          <Button tabIndex={-1} icon={<UnorderedListOutlined aria-hidden="true" />}>
            {t('allTasks')}
          </Button>
        </Link>
      )}
      {task?.operations.export && (
        <Tooltip title={t('sheetHelp')}>
          <Button icon={<DownloadOutlined aria-hidden="true" />} href={apiUrl('/plans/tracking-sheet')}>
            {t('sheet')}
          </Button>
        </Tooltip>
      )}
    </span>
  )
}
