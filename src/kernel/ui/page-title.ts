import { useEffect } from 'react'
import { useLanguage } from './language.ts'

const PRODUCT = { zh: '展业', en: 'Zhanye' }

/** Names the browser tab: `中联重工 · 展业`. The innermost page that has a title decides. */
export function usePageTitle(title: string | undefined): void {
  const language = useLanguage()
  useEffect(() => {
    if (title === undefined) return
    document.title = title === '' ? PRODUCT[language] : `${title} · ${PRODUCT[language]}`
  }, [title, language])
}
