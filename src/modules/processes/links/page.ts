/** The pages behind decision links: plain HTML that works in every mail program's browser, without scripts. */

import type { Actor } from '#kernel/access/actor.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { escapeHtml } from '#kernel/mail/layout.ts'
import type { Asked } from '../approvals/approvals.types.ts'
import type { OpenItem } from './state.ts'
import type { LinkDecision } from './token.ts'
import { words } from './words.ts'

type Language = 'zh' | 'en'

const style = `
:root{color-scheme:light dark}
body{margin:0;padding:24px 16px;background:#f5f5f3;color:#1f2328;font:16px/1.6 -apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",Arial,sans-serif}
main{max-width:520px;margin:0 auto;padding:24px;border:1px solid #e5e7eb;border-radius:12px;background:#fff}
h1{margin:0 0 4px;font-size:20px;line-height:1.4}
p{margin:0 0 14px}
.quiet{color:#6b7280;font-size:14px}
dl{margin:0 0 16px;padding:12px 0;border-top:1px solid #e5e7eb;border-bottom:1px solid #e5e7eb}
dl div{display:flex;gap:12px;padding:3px 0}
dt{flex:0 0 34%;color:#6b7280}
dd{margin:0;overflow-wrap:anywhere}
label{display:block;margin-bottom:4px;color:#4b5563}
textarea{box-sizing:border-box;width:100%;min-height:76px;padding:8px 10px;border:1px solid #c9ccd1;border-radius:8px;background:transparent;color:inherit;font:inherit}
button{display:block;width:100%;min-height:48px;margin-top:16px;border:0;border-radius:8px;background:#1d5fd1;color:#fff;font:inherit;font-weight:600;cursor:pointer}
button.no{background:#b42318}
.fault{color:#b42318}
a{color:#1d5fd1}
@media(prefers-color-scheme:dark){body{background:#16181b;color:#e6e7e9}main{background:#1f2226;border-color:#33373d}dl{border-color:#33373d}dt,.quiet,label{color:#a0a6ae}a{color:#7aa7ff}.fault{color:#ff8f85}}`

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`
}

/** One message: what is the matter, and what to do. */
export function messagePage(
  language: Language,
  title: string,
  help: string,
  link?: { path: string; words: string },
): string {
  const more = link ? `<p><a href="${escapeHtml(link.path)}">${escapeHtml(link.words)}</a></p>` : ''
  return page(language, title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(help)}</p>${more}`)
}

/** What is asked, and the one button that decides. */
export function confirmPage(actor: Actor, item: OpenItem, decision: LinkDecision, fault?: string): string {
  const { language } = actor
  const t = words(language)
  const no = decision === 'reject'
  const facts = factsOf(item.asked, language)
    .map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`)
    .join('')
  const title = t(no ? 'rejectAsk' : 'approveAsk')
  const by = t('by', { name: item.starter ?? '', process: item.process[language], step: item.step })
  return page(
    language,
    title,
    `<p class="quiet">${escapeHtml(title)}</p><h1>${escapeHtml(item.title)}</h1><p class="quiet">${escapeHtml(by)}</p>
${facts ? `<dl>${facts}</dl>` : ''}
<form method="post"><label for="c">${escapeHtml(t(no ? 'why' : 'comment'))}</label>
<textarea id="c" name="comment" maxlength="5000"${no ? ' required' : ''}></textarea>
${fault ? `<p class="fault" role="alert">${escapeHtml(fault)}</p>` : ''}
<button type="submit"${no ? ' class="no"' : ''}>${escapeHtml(t(decision))}</button></form>
<p class="quiet" style="margin:14px 0 0">${escapeHtml(t('as', { name: actor.name }))} · <a href="/approvals/${item.instance}">${escapeHtml(t('open'))}</a></p>`,
  )
}

const most = 12

/** The changes and answers as text; long ones are read after signing in. */
function factsOf({ held, form }: Asked, language: Language): [name: string, value: string][] {
  const t = words(language)
  const said = (value: unknown): string => inWords(value, language) || t('empty')
  const changes = (held?.changes ?? []).flatMap(({ label, before, after }): [string, string][] => {
    const [was, is] = [inWords(before, language), inWords(after, language)]
    if (!was && !is) return []
    return [[label[language], held?.operation === 'create' ? said(after) : `${said(before)} → ${said(after)}`]]
  })
  const answers = form.map(({ field, value }): [string, string] => {
    const option = field.options?.find((each) => each.value === value)
    return [field.label[language], option ? option.label[language] : said(value)]
  })
  return [...changes, ...answers].slice(0, most)
}

function inWords(value: unknown, language: Language): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((each) => inWords(each, language)).join(language === 'zh' ? '、' : ', ')
  if (typeof value === 'boolean') return value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no'
  if (typeof value !== 'object') return String(value).slice(0, 500)
  const { label, name } = value as { label?: string | Label; name?: string }
  if (typeof label === 'object') return label[language]
  return label ?? name ?? ''
}
