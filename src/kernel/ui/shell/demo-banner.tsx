import { CloseOutlined, ExperimentOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../client.ts'
import { useLive } from '../live.ts'
import { useMe, useMeta } from '../meta.tsx'
import { queryClient } from '../query.ts'
import { usePhone } from '../screen.ts'
import { defineText, useText } from '../text.ts'

const texts = defineText({
  creating: { zh: '正在准备演示公司：{done} / {total}', en: 'Preparing the demo company: {done} of {total}' },
  starting: { zh: '正在准备演示公司…', en: 'Preparing the demo company…' },
  removing: { zh: '正在移除演示数据…', en: 'Removing the demo data…' },
  ready: {
    zh: '这里有一家演示公司的数据，可随意试用。',
    en: 'This holds the data of a demo company: try whatever you like.',
  },
  readyShort: { zh: '演示数据，可随意试用。', en: 'Demo data: try anything.' },
  failed: {
    zh: '演示公司没有做完，请移除后重试。',
    en: 'The demo company could not be finished: remove it and try again.',
  },
  remove: { zh: '移除演示数据', en: 'Remove the demo data' },
  hide: { zh: '不再显示', en: 'Hide' },
})

interface DemoState {
  state: 'none' | 'creating' | 'ready' | 'removing' | 'failed'
  done: number
  total: number
}

const HIDDEN_KEY = 'zy:demo-banner-hidden'

/** Says that the figures are invented, and how far the demo company is while it is being made. */
export function DemoBanner() {
  const t = useText(texts)
  const phone = usePhone()
  const { company } = useMeta()
  const [hidden, setHidden] = useState(() => localStorage.getItem(HIDDEN_KEY) === company.name)
  const admin = useMe().roles.some(({ key }) => key === 'admin')
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => api.get<DemoState>('/demo', undefined, { signal }),
    enabled: company.demo,
    // Live events say how far it is; this is for when they do not get through.
    refetchInterval: ({ state }) => (state.data && ['creating', 'removing'].includes(state.data.state) ? 3000 : false),
  })
  useLive([], (event) => {
    if (event.type !== 'job' || event.kind !== 'demo') return
    void queryClient.invalidateQueries({ queryKey: ['demo'] })
    if (event.done >= event.total) void queryClient.invalidateQueries()
  })
  if (!company.demo || !demo.data) return null
  const { state, done, total } = demo.data
  if (state === 'none' || (hidden && state === 'ready')) return null
  const hide = () => {
    localStorage.setItem(HIDDEN_KEY, company.name)
    setHidden(true)
  }
  return (
    <div className="zy-demo" role="status">
      <ExperimentOutlined aria-hidden="true" />
      <span>
        {state === 'creating'
          ? t(total > 0 ? 'creating' : 'starting', { done, total })
          : t(state === 'ready' && phone ? 'readyShort' : state)}{' '}
        {(state === 'ready' || state === 'failed') && admin && <Link to="/settings/demo">{t('remove')}</Link>}
      </span>
      {state === 'ready' && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('hide')}
          title={t('hide')}
          onClick={hide}
        />
      )}
    </div>
  )
}
