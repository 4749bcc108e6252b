import { useMemo } from 'react'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { ActionDialog, askedField } from '#kernel/ui/form/index.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { MyTask } from '../../approvals/approvals.types.ts'
import { instanceTexts } from '../approvals/text.ts'
import { refreshApprovals } from '../approvals/useDecide.ts'

export type TurnAct = 'addSign' | 'transfer' | 'return'

const paths = { addSign: 'add-sign', transfer: 'transfer', return: 'return' } as const
const done = { addSign: 'added', transfer: 'transferred', return: 'returned' } as const
const helps = { addSign: 'addSignHelp', transfer: 'transferHelp', return: 'returnHelp' } as const
const label = (key: keyof typeof instanceTexts) => instanceTexts[key]

/** Asks for what belongs to adding a signer, handing on or returning, and does it. */
export function TurnDialog({ act, task, onClose }: { act: TurnAct; task: MyTask; onClose: () => void }) {
  const t = useText(instanceTexts)
  const feedback = useFeedback()
  const fields = useMemo(() => fieldsOf(act, task), [act, task])
  return (
    <ActionDialog
      action={{ label: label(act), fields, danger: act === 'return' }}
      help={t(helps[act])}
      onSubmit={async (inputs) => {
        try {
          await api.post(`/process-tasks/${task.id}/${paths[act]}`, inputsOf(act, inputs))
          feedback.success(t(done[act]))
        } finally {
          refreshApprovals()
        }
      }}
      onClose={onClose}
    />
  )
}

/** Nothing named means the starter. */
function inputsOf(act: TurnAct, { step, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return act === 'return' && step !== 'starter' ? { ...rest, step } : rest
}

function fieldsOf(act: TurnAct, task: MyTask): FieldMeta[] {
  const comment = (required: boolean, key: 'whyReturn' | 'commentOf') =>
    askedField({
      name: 'comment',
      kind: 'longText',
      required,
      label: key === 'whyReturn' ? label('whyReturn') : { zh: '说明', en: 'Comment' },
    })
  if (act === 'addSign') {
    const where = ['before', 'after', 'parallel'] as const
    return [
      askedField({ name: 'people', kind: 'refs', ref: 'employee', required: true, label: label('people') }),
      {
        ...askedField({
          name: 'where',
          kind: 'choice',
          required: true,
          label: label('where'),
          options: where.map((value) => ({ value, label: label(`where.${value}`) })),
        }),
        default: 'before',
      },
      comment(false, 'commentOf'),
    ]
  }
  if (act === 'transfer')
    return [
      askedField({ name: 'to', kind: 'ref', ref: 'employee', required: true, label: label('to') }),
      comment(false, 'commentOf'),
    ]
  const steps = task.returnTo.map(({ step, name }) => ({ value: step, label: { zh: name, en: name } }))
  return [
    {
      ...askedField({
        name: 'step',
        kind: 'choice',
        required: true,
        label: label('returnTo'),
        options: [{ value: 'starter', label: label('theStarter') }, ...steps],
      }),
      default: 'starter',
    },
    {
      ...askedField({
        name: 'resubmit',
        kind: 'choice',
        required: true,
        label: label('afterResubmit'),
        options: [
          { value: 'step', label: label('backToMe'), when: { step: 'starter' } },
          { value: 'beginning', label: label('fromBeginning') },
        ],
      }),
      default: 'step',
    },
    comment(true, 'whyReturn'),
  ]
}
