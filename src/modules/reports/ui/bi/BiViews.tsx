import { SearchOutlined } from '@ant-design/icons'
import { Checkbox, Collapse, Input } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { inSentence, useLabel, useText } from '#kernel/ui/text.ts'
import type { BiView } from './BiAccessPage.tsx'
import { biTexts } from './text.ts'

/** Every view with its columns, and the personal data that is left out of it. */
export function BiViews({ views }: { views: BiView[] }) {
  const t = useText(biTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const fits = (view: BiView) =>
    [view, ...view.columns].some(({ name, label: { zh, en } }) => `${name} ${zh} ${en}`.toLowerCase().includes(wanted))
  const allow = async (key: string, isAllowed: boolean) => {
    const open = views.flatMap(({ personal }) => personal.filter((each) => each.allowed).map((each) => each.key))
    const fields = isAllowed ? [...open, key] : open.filter((each) => each !== key)
    try {
      await api.put('/bi-access/personal-fields', { fields })
      await queryClient.invalidateQueries({ queryKey: ['bi-access'] })
      feedback.success(t('allowed'))
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <section>
      <h2>{t('views')}</h2>
      <p className="zy-set-quiet">{t('viewsHelp')}</p>
      <Input
        className="zy-bi-search"
        allowClear
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('search')}
        aria-label={t('search')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <Collapse
        size="small"
        items={views.filter(fits).map((view) => ({
          key: view.name,
          label: (
            <span className="zy-bi-view">
              <code>reporting.{view.name}</code>
              <span>{label(view.label)}</span>
              <small>{t('columns', { n: view.columns.length })}</small>
            </span>
          ),
          children: (
            <>
              {view.personal.length > 0 && (
                <fieldset className="zy-bi-personal">
                  <legend>{t('personal')}</legend>
                  {view.personal.map((each) => (
                    <Checkbox
                      key={each.key}
                      checked={each.allowed}
                      onChange={(event) => void allow(each.key, event.target.checked)}
                    >
                      {t('allow', { name: inSentence(label(each.label)) })}
                    </Checkbox>
                  ))}
                </fieldset>
              )}
              <table className="zy-bi-columns">
                <tbody>
                  {view.columns.map((column) => (
                    <tr key={column.name}>
                      <th scope="row">
                        <code>{column.name}</code>
                      </th>
                      <td>{label(column.label)}</td>
                      <td>
                        <code>{column.type}</code>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          ),
        }))}
      />
    </section>
  )
}
