import { useQuery } from '@tanstack/react-query'
import { api, apiUrl } from '../../client.ts'
import { useMe, useMeta } from '../../meta.tsx'
import { defineText, useLabel, useText } from '../../text.ts'
import '../settings.css'

const texts = defineText({
  title: { zh: '关于展业', en: 'About Zhanye' },
  product: { zh: '产品', en: 'Product' },
  name: { zh: '展业：自主部署的销售组织系统', en: 'Zhanye, the self-hosted system of a sales organisation' },
  version: { zh: '版本', en: 'Version' },
  company: { zh: '公司', en: 'Company' },
  zone: { zh: '时区', en: 'Time zone' },
  me: { zh: '您的角色', en: 'Your roles' },
  api: { zh: '接口', en: 'API' },
  apiLink: { zh: '接口文档', en: 'API reference' },
  licence: { zh: '许可', en: 'Licence' },
})

/** `/settings/about` */
export default function AboutPage() {
  const t = useText(texts)
  const label = useLabel()
  const me = useMe()
  const { company } = useMeta()
  const { data } = useQuery({
    queryKey: ['version'],
    // The API's description carries the version of the product.
    queryFn: ({ signal }) => api.get<{ info?: { version?: string } }>('/openapi.json', undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <div className="zy-set zy-about">
      <h1>{t('title')}</h1>
      <dl>
        <dt>{t('product')}</dt>
        <dd>{t('name')}</dd>
        {data?.info?.version && (
          <>
            <dt>{t('version')}</dt>
            <dd>{data.info.version}</dd>
          </>
        )}
        <dt>{t('company')}</dt>
        <dd>{company.name}</dd>
        <dt>{t('zone')}</dt>
        <dd>{company.timeZone}</dd>
        <dt>{t('me')}</dt>
        <dd>{me.roles.map((role) => label(role.label)).join('、')}</dd>
        <dt>{t('api')}</dt>
        <dd>
          <a href={apiUrl('/docs')} target="_blank" rel="noreferrer">
            {t('apiLink')}
          </a>
        </dd>
        <dt>{t('licence')}</dt>
        <dd>Apache-2.0</dd>
      </dl>
    </div>
  )
}
