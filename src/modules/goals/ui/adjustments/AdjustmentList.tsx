import { Link } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo } from '#kernel/ui/format.ts'
import { queryClient } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import type { AdjustmentView } from '../../queries/adjustments.ts'
import { exactMoney } from '../figureText.ts'
import '../goals.css'
import './adjustments.css'
import { goalTexts } from '../text.ts'

const tones = { requested: 'warn', approved: 'good', rejected: 'bad', withdrawn: 'muted' } as const

type State = keyof typeof tones

/** Requests to change goals, with what this person may do about them. */
export function AdjustmentList(props: { items: readonly AdjustmentView[]; empty: string; withGoal?: boolean }) {
  const { items, empty, withGoal = true } = props
  if (items.length === 0) return <p className="zy-goal-quiet">{empty}</p>
  return (
    <ul className="zy-goal-adjustments">
      {items.map((item) => (
        <Adjustment key={item.id} item={item} withGoal={withGoal} />
      ))}
    </ul>
  )
}

function Adjustment({ item, withGoal }: { item: AdjustmentView; withGoal: boolean }) {
  const t = useText(goalTexts)
  const feedback = useFeedback()
  const [busy, setBusy] = useState(false)
  const [rejecting, setRejecting] = useState(false)
  const [why, setWhy] = useState('')
  const act = async (action: string, body: object = {}) => {
    setBusy(true)
    try {
      await api.post(`/goal-adjustments/${item.id}/${action}`, { version: item.version, ...body })
      feedback.success(t('decided'))
      setRejecting(false)
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
      await queryClient.invalidateQueries()
    }
  }
  const state = item.state as State
  const facts = [
    t(item.reason as 'market'),
    t('effective', { day: item.effectiveOn }),
    item.requester && t('askedBy', { name: item.requester.label }),
    state === 'requested' && (item.approver ? t('waitsFor', { name: item.approver.label }) : t('waitsForManager')),
    item.decidedBy &&
      (item.inPlaceOf
        ? t('decidedFor', { name: item.decidedBy.label, for: item.inPlaceOf.label })
        : t('decidedBy', { name: item.decidedBy.label })),
    formatAgo(item.decidedAt ?? item.createdAt),
  ].filter(Boolean)
  return (
    <li>
      <div>
        {withGoal && (
          <Link to={`/goals/${item.goal.id}` as string} className="zy-goal-adjusted">
            {item.goal.label}
          </Link>
        )}
        <p>
          {exactMoney(item.targetBefore, item.unit, item.currency)} →{' '}
          <b>{exactMoney(item.target, item.unit, item.currency)}</b>{' '}
          <ToneTag option={{ value: state, label: goalTexts[state], tone: tones[state] }} />
        </p>
        <p>{item.note}</p>
        {item.decisionNote && <p className="zy-goal-quiet">{item.decisionNote}</p>}
        <small>{facts.join(' · ')}</small>
      </div>
      <div className="zy-goal-adjust-acts">
        {item.may.decide && (
          <>
            {item.may.inPlaceOf && <small>{t('inPlaceOf', { name: item.may.inPlaceOf })}</small>}
            <Button type="primary" size="small" loading={busy} onClick={() => void act('approve')}>
              {t('approve')}
            </Button>
            <Button size="small" danger onClick={() => setRejecting(true)}>
              {t('reject')}
            </Button>
          </>
        )}
        {item.may.withdraw && (
          <Button size="small" loading={busy} onClick={() => void act('withdraw')}>
            {t('withdraw')}
          </Button>
        )}
      </div>
      <Modal
        open={rejecting}
        title={t('rejectTitle')}
        okText={t('reject')}
        cancelText={t('cancel')}
        okButtonProps={{ danger: true, disabled: why.trim() === '' }}
        confirmLoading={busy}
        onOk={() => void act('reject', { decisionNote: why })}
        onCancel={() => setRejecting(false)}
      >
        <Input.TextArea
          aria-label={t('rejectWhy')}
          placeholder={t('rejectWhy')}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
          autoSize={{ minRows: 2 }}
        />
      </Modal>
    </li>
  )
}
