import { Button, Spin } from 'antd'
import type { ReactNode } from 'react'
import { isApiError } from './api-error.ts'
import './page-state.css'
import { defineText, useText } from './text.ts'

const texts = defineText({
  loading: { zh: '正在加载', en: 'Loading' },
  failed: { zh: '这一页没有打开', en: 'This page did not open' },
  failedHow: {
    zh: '您的数据没有受影响。请重新加载；若仍不行，请把下面的内容告诉管理员。',
    en: 'Your data is not affected. Reload; if that does not help, tell your administrator what is written below.',
  },
  offline: { zh: '没有连上服务器', en: 'The server could not be reached' },
  offlineHow: {
    zh: '请检查网络后重试。已填写的内容保存在这台设备上。',
    en: 'Check the network and try again. What you typed is kept on this device.',
  },
  forbidden: { zh: '您没有查看这一页的权限', en: 'You may not see this page' },
  forbiddenHow: { zh: '如果工作需要，请联系管理员开通。', en: 'Ask your administrator if you need it for your work.' },
  missing: { zh: '没有找到这一页', en: 'This page does not exist' },
  missingHow: {
    zh: '它可能已被删除、移到回收站，或不在您的数据权限之内。',
    en: 'It may have been deleted, be in the recycle bin, or lie outside what you may see.',
  },
  reload: { zh: '重新加载', en: 'Reload' },
  retry: { zh: '重试', en: 'Try again' },
  home: { zh: '回到工作台', en: 'Go to the workbench' },
  request: { zh: '请求编号', en: 'Request' },
})

/** While the code or the data of a page is on its way. It appears with a delay, so that fast pages do not flicker. */
export function PageLoading({ whole = false }: { whole?: boolean }) {
  const t = useText(texts)
  return (
    <div className={whole ? 'zy-state zy-state-whole' : 'zy-state'} role="status" aria-label={t('loading')}>
      <Spin delay={250} />
    </div>
  )
}

/** One message in the middle of the page: what happened, why, what to do. */
export function PageMessage(props: { title: string; children?: ReactNode; actions?: ReactNode; detail?: string }) {
  return (
    <div className="zy-state" role="alert">
      <div className="zy-state-box">
        <h1>{props.title}</h1>
        {props.children && <p>{props.children}</p>}
        {props.actions && <div className="zy-state-actions">{props.actions}</div>}
        {props.detail && <code>{props.detail}</code>}
      </div>
    </div>
  )
}

/** For an address that leads nowhere. */
export function PageMissing() {
  const t = useText(texts)
  return (
    <PageMessage
      title={t('missing')}
      actions={
        <Button type="primary" href="/">
          {t('home')}
        </Button>
      }
    >
      {t('missingHow')}
    </PageMessage>
  )
}

/** For a page whose data or code could not be had. Without `onRetry` the whole page is loaded again. */
export function PageFailed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText(texts)
  if (isApiError(error, 401)) return <PageLoading whole />
  if (isApiError(error, 404)) return <PageMissing />
  if (isApiError(error, 403)) return <PageMessage title={t('forbidden')}>{t('forbiddenHow')}</PageMessage>
  const offline = isApiError(error, 0)
  const requestId = isApiError(error) ? error.body.requestId : ''
  const detail = [error instanceof Error ? error.message : String(error), requestId && `${t('request')} ${requestId}`]
  return (
    <PageMessage
      title={t(offline ? 'offline' : 'failed')}
      detail={offline ? undefined : detail.filter(Boolean).join(' · ')}
      actions={
        <>
          <Button type="primary" onClick={onRetry ?? (() => window.location.reload())}>
            {t(onRetry ? 'retry' : 'reload')}
          </Button>
          <Button href="/">{t('home')}</Button>
        </>
      }
    >
      {t(offline ? 'offlineHow' : 'failedHow')}
    </PageMessage>
  )
}
