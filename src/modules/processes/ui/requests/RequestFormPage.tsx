import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useDraft } from '#kernel/ui/draft.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import {
  askedField,
  chosenPeople,
  createPayload,
  EntityForm,
  initialValues,
  useRecordForm,
} from '#kernel/ui/form/index.tsx'
import { useAttemptKey } from '#kernel/ui/form/useAttemptKey.ts'
import { useMe } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { StartForm } from '../../approvals/approvals.types.ts'
import '../approvals/approvals.css'
import { approvalTexts, requestTexts } from '../approvals/text.ts'
import { refreshApprovals } from '../approvals/useDecide.ts'
import { withoutPart } from '../approvals/withoutPart.ts'
import { Way } from './Way.tsx'

/** `/requests/new/KEY`: the form, and beside it whom it goes through. */
export default function RequestFormPage({ params }: { params: Record<string, string> }) {
  const key = params.key ?? ''
  const { data, error, refetch } = useQuery({
    queryKey: ['list', 'process', 'start-form', key],
    queryFn: ({ signal }) => api.get<StartForm>(`/requests/${key}`, undefined, { signal }),
  })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  return data ? <RequestForm key={data.id} process={data} /> : <PageLoading />
}

function RequestForm({ process }: { process: StartForm }) {
  const t = useText(requestTexts)
  const ta = useText(approvalTexts)
  const label = useLabel()
  const navigate = useNavigate()
  const feedback = useFeedback()
  const me = useMe()
  const attemptKey = useAttemptKey()
  const { fields, people, all } = useMemo(() => {
    const asked = process.form.map(askedField)
    const chosen = process.choose.map(chosenPeople)
    return { fields: asked, people: chosen, all: [...asked, ...chosen] }
  }, [process])
  const [typed, setTyped] = useState<Record<string, unknown>>()
  const draft = useDraft<Record<string, unknown>>(`request:${process.key}`, typed)
  const form = useRecordForm(all, { ...initialValues(all), ...draft.initial })
  const watched = {
    ...form,
    change: (name: string, value: unknown) => {
      form.change(name, value)
      setTyped((current) => ({ ...(current ?? draft.initial), [name]: value }))
    },
  }
  const send = async () => {
    try {
      let id: string | undefined
      await form.submit(async (values) => {
        const body = {
          title: `${label(process.name)} · ${me.name}`,
          form: createPayload(fields, values),
          chosen: createPayload(people, values),
        }
        const options = { idempotencyKey: attemptKey(body) }
        const made = await withoutPart(() =>
          api.post<{ instance: { id: string } }>(`/processes/${process.id}/start`, body, options),
        )
        id = made.instance.id
      })
      if (!id) return
      draft.clear()
      refreshApprovals()
      feedback.success(t('submitted', { title: label(process.name) }))
      await navigate({ to: `/approvals/${id}` as string })
    } catch (error) {
      feedback.error(error)
    }
  }
  const values = createPayload(fields, form.values)
  return (
    <div className="zy-approvals zy-request">
      <header className="zy-approvals-head">
        <div>
          <Link to={'/requests/new' as string} className="zy-instance-back">
            ← {t('back')}
          </Link>
          <h1>{label(process.name)}</h1>
          {process.about && <p className="zy-decide-quiet">{process.about}</p>}
        </div>
      </header>
      <div className="zy-instance-columns">
        <section className="zy-card zy-request-form">
          <EntityForm form={watched} fields={all} onSubmit={() => void send()} autoFocus />
          <div className="zy-request-acts">
            <Button onClick={() => void navigate({ to: '/requests/new' as string })}>{ta('cancel')}</Button>
            <Button type="primary" loading={form.saving} onClick={() => void send()}>
              {t('submit')}
            </Button>
          </div>
        </section>
        <Way process={process} form={values} chosen={createPayload(people, form.values)} />
      </div>
    </div>
  )
}
