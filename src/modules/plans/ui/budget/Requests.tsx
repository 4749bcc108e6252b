import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { ActionDialog } from '#kernel/ui/form/ActionDialog.tsx'
import { formatMoney } from '#kernel/ui/format.ts'
import { usePermission } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import { budgetTexts } from './text.ts'

interface RequestsProps {
  requests: Record<string, unknown>[]
  entity: EntityMeta
  onDone: () => void
}

/** Entries beyond the budget that wait for somebody with the right to approve them. */
export function Requests({ requests, entity, onDone }: RequestsProps) {
  const t = useText(budgetTexts)
  const feedback = useFeedback()
  const mayDecide = usePermission('budget.overrun')
  const [declining, setDeclining] = useState<string>()
  const decline = entity.actions.find(({ name }) => name === 'decline')
  const decide = async (id: string, action: 'approve' | 'decline', input: object = {}) => {
    const { batch } = await api.post<{ batch?: string }>(`/${entity.path}/${id}/${action}`, input)
    feedback.undoable(t(action === 'approve' ? 'approved' : 'declined'), batch)
    invalidateEntity(entity.name, id)
    onDone()
  }
  return (
    <section className="zy-card zy-budget-requests">
      <header>
        <h2>{t('requests')}</h2>
      </header>
      <ul>
        {requests.map((request) => {
          const id = String(request.id)
          const who = (request.createdBy as Reference | null)?.label ?? ''
          return (
            <li key={id}>
              <span>
                <Link to={`/${entity.path}/${id}`}>{String(request.note)}</Link>
                <small>
                  {(request.line as Reference | null)?.label} · {t('by', { name: who, day: String(request.on) })}
                </small>
                <small>{String(request.overrunReason ?? '')}</small>
              </span>
              <b>{formatMoney(String(request.amount))}</b>
              {mayDecide && (
                <span className="zy-inline">
                  <Button
                    size="small"
                    type="primary"
                    onClick={() => void decide(id, 'approve').catch((error) => feedback.error(error, entity))}
                  >
                    {t('approve')}
                  </Button>
                  <Button size="small" onClick={() => setDeclining(id)}>
                    {t('decline')}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {declining && decline && (
        <ActionDialog
          action={decline}
          onSubmit={(input) => decide(declining, 'decline', input)}
          onClose={() => setDeclining(undefined)}
        />
      )}
    </section>
  )
}
