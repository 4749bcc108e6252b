import { Link } from '@tanstack/react-router'
import { useText } from '#kernel/ui/text.ts'
import './approvals/approvals.css'
import { approvalTexts } from './approvals/text.ts'
import { clockState } from './approvals/time.ts'
import { useInbox } from './approvals/useInbox.ts'

const shown = 4

/** On the workbench: what waits for this person's decision; nothing at all when there is none. */
export default function WaitingForMe() {
  const t = useText(approvalTexts)
  const { data } = useInbox('todo', '')
  const items = data?.pages[0]?.items ?? []
  const count = data?.pages[0]?.counts.todo ?? 0
  if (items.length === 0) return null
  return (
    <section className="zy-card zy-waiting">
      <header>
        <h2>{t('waitingForYou')}</h2>
        <Link to={'/approvals' as string}>{t('all', { n: count })}</Link>
      </header>
      <ul>
        {items.slice(0, shown).map((item) => {
          const clock = item.task && clockState(t, item.task)
          return (
            <li key={item.task?.id ?? item.id}>
              <Link to={`/approvals/${item.id}` as string}>{item.title}</Link>
              <span>{t('startedBy', { name: item.starter?.label ?? t('system') })}</span>
              {clock && (
                <span className="zy-clock" data-tone={clock.tone}>
                  {clock.words}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
