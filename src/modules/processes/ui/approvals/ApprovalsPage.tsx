import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useHotkeys } from '#kernel/ui/hotkeys.ts'
import { PageFailed } from '#kernel/ui/page-state.tsx'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import { type Box, boxes, type InboxItem } from '../../approvals/approvals.types.ts'
import './approvals.css'
import { BatchDialog } from './BatchDialog.tsx'
import { DecideDialog, type Deciding } from './DecideDialog.tsx'
import { InboxCard } from './InboxCard.tsx'
import { approvalTexts } from './text.ts'
import type { Verb } from './useDecide.ts'
import { useInbox } from './useInbox.ts'

const empties = {
  todo: ['noTodo', 'noTodoHow'],
  started: ['noStarted', 'noStartedHow'],
  handled: ['noHandled', 'noHow'],
  copied: ['noCopied', 'noHow'],
} as const

/** `/approvals`: what waits for me, what I started, what I handled, what I got a copy of. */
export default function ApprovalsPage() {
  const t = useText(approvalTexts)
  const navigate = useNavigate()
  const phone = usePhone()
  const params = useSearch({ strict: false }) as { box?: string; q?: string }
  const box: Box = boxes.find((each) => each === params.box) ?? 'todo'
  const search = params.q ?? ''
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInbox(box, search)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const counts = data?.pages[0]?.counts
  const [current, setCurrent] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [deciding, setDeciding] = useState<Deciding>()
  const [batch, setBatch] = useState<'approve' | 'reject'>()
  const at = Math.min(current, Math.max(0, items.length - 1))
  const here = items[at]
  const show = (next: { box?: Box; q?: string }) => {
    setCurrent(0)
    setChosen(new Set())
    const search_ = { box, q: search, ...next }
    const kept = { ...(search_.box !== 'todo' && { box: search_.box }), ...(search_.q && { q: search_.q }) }
    void navigate({ to: '.', search: kept as never, replace: true })
  }
  const decide = (item: InboxItem | undefined, verb: Verb) => {
    if (!item?.task || box !== 'todo') return
    if (item.task.kind !== 'approval' || (verb === 'approve' && item.task.needsForm)) {
      void navigate({ to: `/approvals/${item.id}` as string })
      return
    }
    setDeciding({ task: item.task, verb, title: item.title })
  }
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const move = (step: number) => {
    const next = Math.max(0, Math.min(items.length - 1, at + step))
    setCurrent(next)
    document.querySelectorAll('.zy-inbox-card')[next]?.scrollIntoView({ block: 'nearest' })
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    a: () => decide(here, 'approve'),
    r: () => decide(here, 'reject'),
    x: () => here?.task?.kind === 'approval' && box === 'todo' && toggle(here.id),
    enter: () => here && void navigate({ to: `/approvals/${here.id}` as string }),
  })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  const picked = items.filter((item) => chosen.has(item.id))
  const number = (each: Box) => (each === 'todo' ? counts?.todo : each === 'started' ? counts?.started : undefined)
  return (
    <div className="zy-approvals">
      <header className="zy-approvals-head">
        <h1>{t('title')}</h1>
        <Button
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => void navigate({ to: '/requests/new' as string })}
        >
          {t('newRequest')}
        </Button>
      </header>
      <div className="zy-approvals-bar">
        <Segmented<Box>
          aria-label={t('boxes')}
          value={box}
          onChange={(next) => show({ box: next })}
          options={boxes.map((each) => ({
            value: each,
            label: number(each) ? t('counted', { box: t(each), n: number(each)! }) : t(each),
          }))}
        />
        <Input.Search
          allowClear
          defaultValue={search}
          key={box}
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={(q) => show({ q: q.trim() })}
        />
      </div>
      {picked.length > 0 && (
        <section className="zy-approvals-batch" aria-label={t('batch')}>
          <strong aria-live="polite">{t('chosen', { n: picked.length })}</strong>
          <Button type="text" size="small" onClick={() => setChosen(new Set())}>
            {t('clear')}
          </Button>
          <span className="zy-approvals-batch-acts">
            <Button danger onClick={() => setBatch('reject')}>
              {t('batchReject', { n: picked.length })}
            </Button>
            <Button type="primary" onClick={() => setBatch('approve')}>
              {t('batchApprove', { n: picked.length })}
            </Button>
          </span>
        </section>
      )}
      {!data && <Skeleton active paragraph={{ rows: 5 }} />}
      {data && items.length === 0 && (
        <section className="zy-card zy-approvals-none">
          <h2>{t(search ? 'nothingFound' : empties[box][0])}</h2>
          {!search && <p>{t(empties[box][1])}</p>}
        </section>
      )}
      <ul className="zy-inbox">
        {items.map((item, index) => (
          <InboxCard
            key={item.task?.id ?? item.id}
            item={item}
            deciding={box === 'todo'}
            current={!phone && index === at}
            chosen={chosen.has(item.id)}
            onChoose={() => toggle(item.id)}
            onPoint={() => setCurrent(index)}
            onDecide={(verb) => decide(item, verb)}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {!phone && box === 'todo' && items.length > 0 && <p className="zy-approvals-keys">{t('keys')}</p>}
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
      {batch && (
        <BatchDialog
          items={picked}
          verb={batch}
          onClose={(done) => {
            setBatch(undefined)
            if (done) setChosen(new Set())
          }}
        />
      )}
    </div>
  )
}
