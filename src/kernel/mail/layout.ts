/** The one layout of all mails: plain parts in, HTML and text out. Everything that is put in is escaped. */

export type MailBlock =
  | { paragraph: string }
  | { heading: string }
  | { button: string; path: string }
  | { table: { columns: readonly string[]; rows: readonly (readonly string[])[]; numeric?: readonly boolean[] } }

export interface MailLayout {
  language: 'zh' | 'en'
  /** The company's name, at the top. */
  company: string
  title: string
  blocks: readonly MailBlock[]
  /** Why the person gets this mail, and how to stop it. */
  footer: string
  /** Where the product is reached, without a slash at the end; null leaves links out. */
  publicUrl: string | null
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c]!)

/** An absolute address below PUBLIC_URL; undefined without one, and for a path that would lead to another server. */
export function absoluteLink(publicUrl: string | null, path: string): string | undefined {
  if (!publicUrl || !path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return undefined
  const url = new URL(publicUrl)
  const link = new URL(url.pathname.replace(/\/$/, '') + path, url.origin)
  return link.origin === url.origin ? link.href : undefined
}

/** The same words twice: for readers that show HTML, and for those that do not. */
export function renderMail(layout: MailLayout): { html: string; text: string } {
  return { html: asHtml(layout), text: asText(layout) }
}

const ink = '#1f2328'
const quiet = '#6b7280'
const line = '#e5e7eb'
const font =
  "-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif"

function asHtml({ language, company, title, blocks, footer, publicUrl }: MailLayout): string {
  const parts = blocks.map((block) => htmlOf(block, publicUrl)).join('\n')
  const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>')
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:#f5f5f3;color:${ink};font:15px/1.6 ${font}">
<div style="max-width:640px;margin:0 auto;padding:24px 16px">
<p style="margin:0 0 12px;color:${quiet};font-size:13px">${escapeHtml(company)}</p>
<div style="padding:24px;border:1px solid ${line};border-radius:12px;background:#ffffff">
<h1 style="margin:0 0 12px;font-size:19px;line-height:1.4">${escapeHtml(title)}</h1>
${parts}
</div>
<p style="margin:16px 0 0;color:${quiet};font-size:12px">${lines(footer)}</p>
</div></body></html>`
}

function htmlOf(block: MailBlock, publicUrl: string | null): string {
  if ('paragraph' in block)
    return `<p style="margin:0 0 14px">${escapeHtml(block.paragraph).replaceAll('\n', '<br>')}</p>`
  if ('heading' in block) return `<h2 style="margin:18px 0 8px;font-size:15px">${escapeHtml(block.heading)}</h2>`
  if ('button' in block) {
    const link = absoluteLink(publicUrl, block.path)
    const style =
      'display:inline-block;padding:9px 18px;border-radius:8px;background:#1d5fd1;color:#ffffff;text-decoration:none'
    return link
      ? `<p style="margin:18px 0 0"><a href="${escapeHtml(link)}" style="${style}">${escapeHtml(block.button)}</a></p>`
      : ''
  }
  return htmlTable(block.table)
}

function htmlTable({ columns, rows, numeric }: Extract<MailBlock, { table: unknown }>['table']): string {
  const side = (column: number) => (numeric?.[column] ? 'right' : 'left')
  const cell = (tag: 'th' | 'td', text: string, column: number, extra = '') =>
    `<${tag} style="padding:6px 8px;border-bottom:1px solid ${line};text-align:${side(column)};${extra}">${escapeHtml(text)}</${tag}>`
  const head = columns
    .map((text, i) => cell('th', text, i, `color:${quiet};font-weight:normal;font-size:13px`))
    .join('')
  const body = rows.map((row) => `<tr>${row.map((text, i) => cell('td', text, i)).join('')}</tr>`).join('\n')
  return `<table role="table" style="width:100%;margin:0 0 14px;border-collapse:collapse;font-variant-numeric:tabular-nums">
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table>`
}

function asText({ company, title, blocks, footer, publicUrl }: MailLayout): string {
  const parts = blocks.map((block) => {
    if ('paragraph' in block) return block.paragraph
    if ('heading' in block) return `■ ${block.heading}`
    if ('button' in block) {
      const link = absoluteLink(publicUrl, block.path)
      return link ? `${block.button}\n${link}` : ''
    }
    const { columns, rows } = block.table
    return rows.map((row) => row.map((text, i) => (i === 0 ? text : `${columns[i]} ${text}`)).join(' · ')).join('\n')
  })
  return [company, title, ...parts.filter(Boolean), `-- \n${footer}`].join('\n\n')
}
