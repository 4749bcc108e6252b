/** The API reference as one page: no host but ours, readable without script; the script only filters. */
import { html, raw } from 'hono/html'
import type { ApiDocument, JsonSchema } from './json-schema.types.ts'
import { areasOf, bodyProperties, type ListedOperation, nameOf, typeWords } from './outline.ts'

type Html = ReturnType<typeof html>

const words = {
  zh: {
    title: '接口参考',
    search: '搜索接口、字段或说明',
    parameters: '参数',
    body: '请求内容',
    answer: '返回',
    forms: '数据结构',
    faults: '出错',
    required: '必填',
    machine: 'OpenAPI 3.1 描述',
  },
  en: {
    title: 'API reference',
    search: 'Search paths, fields or words',
    parameters: 'Parameters',
    body: 'Body',
    answer: 'Answer',
    forms: 'Forms',
    faults: 'Faults',
    required: 'required',
    machine: 'OpenAPI 3.1 description',
  },
}

const style = `
:root{color-scheme:light dark;--line:#8883;--quiet:#888;--brand:#2f6f5e}
@media(prefers-color-scheme:dark){:root{--brand:#7cc4ae}}
*{box-sizing:border-box}body{margin:0;font:14px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei",sans-serif;background:Canvas;color:CanvasText}
main{max-width:960px;margin:0 auto;padding:24px 16px 96px}h1{font-size:22px;margin:0 0 8px}h2{font-size:17px;margin:40px 0 4px}
.q{position:sticky;top:0;background:Canvas;padding:8px 0;z-index:1}.q input{width:100%;font:inherit;padding:8px 12px;border:1px solid var(--line);border-radius:8px;background:Canvas;color:inherit}
details{border:1px solid var(--line);border-radius:8px;margin:6px 0}summary{cursor:pointer;padding:8px 12px;display:flex;gap:12px;align-items:baseline;flex-wrap:wrap}
details>div{padding:0 12px 12px}code,pre{font:13px/1.5 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace}pre{background:#8881;padding:8px 12px;border-radius:6px;overflow:auto}
.m{font-weight:600;color:var(--brand);min-width:4.5em;text-transform:uppercase}.s{color:var(--quiet)}table{border-collapse:collapse;width:100%;margin:4px 0 12px}
th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-bottom:1px solid var(--line)}th{font-weight:500;color:var(--quiet)}td:first-child{white-space:nowrap}
[hidden]{display:none!important}a{color:var(--brand)}`

/** @param script address of the script that filters the page */
export function referencePage(document: ApiDocument, language: 'zh' | 'en', script: string): Html {
  const w = words[language]
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} · ${w.title}</title><style>${raw(style)}</style><script src="${script}" defer></script></head>
<body><main><h1>${document.info.title} · ${w.title}</h1>
<p>${marked(document.info.description)}</p><p><a href="/api/v1/openapi.json">${w.machine}</a></p>
<div class="q"><input type="search" placeholder="${w.search}" aria-label="${w.search}" autocomplete="off"></div>
${areasOf(document).map((area) => html`<section><h2 id="${area.name}">${area.name}</h2><p class="s">${area.description}</p>${area.operations.map((o) => operationHtml(document, o, w))}</section>`)}
<section><h2>${w.forms}</h2>${Object.entries(document.components.schemas).map(([name, schema]) => schemaHtml(name, schema))}</section>
</main></body></html>`
}

function operationHtml(
  document: ApiDocument,
  { method, path, operation, parameters }: ListedOperation,
  w: typeof words.en,
): Html {
  const body = bodyProperties(document, operation)
  const [status, answer] = Object.entries(operation.responses)[0]!
  const content = answer && 'content' in answer ? Object.values(answer.content ?? {})[0] : undefined
  const example = operation.requestBody?.content['application/json']?.example
  return html`<details><summary><span class="m">${method}</span><code>${path}</code><span class="s">${operation.summary}</span></summary><div>
${operation.description ? html`<p>${marked(operation.description)}</p>` : ''}
${parameters.length > 0 ? html`<table><tr><th colspan="2">${w.parameters}</th></tr>${parameters.map((p) => row(p.name, p.in === 'query' ? '' : p.in, p.description ?? ''))}</table>` : ''}
${body.length > 0 ? html`<table><tr><th colspan="2">${w.body}</th></tr>${body.map((p) => row(p.name, p.required ? w.required : '', describe(p.schema)))}</table>` : ''}
${example === undefined ? '' : html`<pre>${JSON.stringify(example, null, 2)}</pre>`}
<p>${w.answer} ${status}${content ? html`: <code>${typeWords(content.schema)}</code>` : ''}</p>
<p class="s">${w.faults}: ${
    Object.keys(operation.responses)
      .filter((s) => s !== status)
      .join(', ') || '—'
  }</p></div></details>`
}

function schemaHtml(name: string, schema: JsonSchema): Html {
  const parts = schema.allOf ?? [schema]
  return html`<details id="${name}"><summary><code>${name}</code><span class="s">${schema.description ?? ''}</span></summary><div>
${parts.flatMap((p) => (p.$ref ? [html`<p><a href="#${nameOf(p.$ref)}">${nameOf(p.$ref)}</a></p>`] : []))}
<table>${parts.flatMap((p) => Object.entries(p.properties ?? {}).map(([key, of]) => row(key, '', describe(of))))}</table></div></details>`
}

/** `code` in a text as code. */
const marked = (text: string): Html =>
  html`${text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part))}`

const row = (name: string, mark: string, meaning: string): Html =>
  html`<tr><td><code>${name}</code>${mark ? html` <span class="s">${mark}</span>` : ''}</td><td>${marked(meaning)}</td></tr>`

function describe(schema: JsonSchema): string {
  const known = (schema.enum ?? schema.items?.enum)?.filter((value) => value !== null)
  return [typeWords(schema), schema.description, known?.join(' · ')].filter(Boolean).join(' — ')
}

/** Shows what contains every word that was typed, and opens what is left when little is. */
export const pageScript = `const input = document.querySelector('input')
const entries = [...document.querySelectorAll('details')].map((element) => ({ element, text: element.textContent.toLowerCase() }))
input.addEventListener('input', () => {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let shown = 0
  for (const { element, text } of entries) {
    element.hidden = !words.every((word) => text.includes(word))
    if (!element.hidden) shown += 1
  }
  for (const { element } of entries) element.open = words.length > 0 && shown <= 3 && !element.hidden
  for (const section of document.querySelectorAll('section')) section.hidden = !section.querySelector('details:not([hidden])')
})
const openTarget = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (target && target.tagName === 'DETAILS') target.open = true
}
addEventListener('hashchange', openTarget)
openTarget()
`
