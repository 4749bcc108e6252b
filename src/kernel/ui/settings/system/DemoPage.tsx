import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Progress } from 'antd'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { formatNumber } from '../../format.ts'
import { useLive } from '../../live.ts'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { queryClient } from '../../query.ts'
import { defineText, useText } from '../../text.ts'
import '../settings.css'

const texts = defineText({
  title: { zh: '演示数据', en: 'Demo data' },
  about: {
    zh: '一家完整的演示公司：部门、员工、客户、商机和跟进，用来试用和培训。可以随时移除，您自己录入的客户不受影响；挂在演示客户上的商机和跟进会一起移除。',
    en: 'A whole demo company with departments, people, customers, deals and follow-ups, for trying out and training. It can be removed at any time; what you entered yourself stays.',
  },
  none: { zh: '现在没有演示数据。', en: 'There is no demo data now.' },
  create: { zh: '创建演示数据', en: 'Create the demo data' },
  creating: { zh: '正在创建：{done} / {total}', en: 'Creating: {done} of {total}' },
  removing: { zh: '正在移除演示数据', en: 'Removing the demo data' },
  ready: { zh: '演示数据已就绪。', en: 'The demo data is there.' },
  failed: { zh: '上次没有完成，请移除后重试。', en: 'It broke off last time; remove it and try again.' },
  remove: { zh: '移除演示数据', en: 'Remove the demo data' },
  removeSure: {
    zh: '演示公司的全部记录会被删除，此操作不能撤销。',
    en: 'All records of the demo company will be deleted. This cannot be undone.',
  },
})

interface DemoState {
  state: 'none' | 'creating' | 'ready' | 'removing' | 'failed'
  done: number
  total: number
}

/** `/settings/demo`: makes and removes the demo company. */
export default function DemoPage() {
  const t = useText(texts)
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const { data, error } = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => api.get<DemoState>('/demo', undefined, { signal }),
    refetchInterval: ({ state }) => (state.data && ['creating', 'removing'].includes(state.data.state) ? 2000 : false),
  })
  useLive([], (event) => {
    if (event.type === 'job' && event.kind === 'demo') void queryClient.invalidateQueries({ queryKey: ['demo'] })
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const act = async (method: 'post' | 'del') => {
    try {
      queryClient.setQueryData(['demo'], await api[method]<DemoState>('/demo'))
      void queryClient.invalidateQueries({ queryKey: ['meta'] })
    } catch (fault) {
      feedback.error(fault)
    }
  }
  const remove = () =>
    modal.confirm({
      title: t('remove'),
      content: t('removeSure'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: () => act('del'),
    })
  const { state, done, total } = data
  return (
    <div className="zy-set">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      {(state === 'creating' || state === 'removing') && (
        <div className="zy-card" role="status">
          <p>{t(state, { done: formatNumber(done), total: formatNumber(total) })}</p>
          <Progress percent={total > 0 ? Math.floor((done / total) * 100) : 0} status="active" />
        </div>
      )}
      {state === 'failed' && <Alert type="error" showIcon title={t('failed')} />}
      {(state === 'none' || state === 'ready') && <p>{t(state)}</p>}
      <div>
        {state === 'none' && (
          <Button type="primary" onClick={() => void act('post')}>
            {t('create')}
          </Button>
        )}
        {(state === 'ready' || state === 'failed') && (
          <Button danger onClick={remove}>
            {t('remove')}
          </Button>
        )}
      </div>
    </div>
  )
}
