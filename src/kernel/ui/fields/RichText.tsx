import { Fragment, type ReactNode, useMemo } from 'react'
import { linkTarget } from './webAddress.ts'

/** The part of a DOM node that the renderer reads. */
export interface ReadableNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: ArrayLike<ReadableNode>
  getAttribute?(name: string): string | null
}

const TEXT_NODE = 3
const ELEMENT_NODE = 1

/** Elements that are drawn, none with an attribute of the source's own. `b` and `i` come from pasted text. */
const ALLOWED = new Set(
  'p br strong b em i u s code pre blockquote ul ol li h1 h2 h3 h4 hr table thead tbody tr th td'.split(' '),
)
/** Elements whose content is not text for readers either. */
const DROPPED = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'noscript',
  'title',
])
const VOID = new Set(['br', 'hr'])

/**
 * Draws an HTML tree through an allow-list: known elements without their attributes, links only to web and mail
 * addresses, mentions as such, unknown elements by their text, scripts and the like not at all.
 */
export function renderRichText(node: ReadableNode, key = 0): ReactNode {
  if (node.nodeType === TEXT_NODE) return node.textContent
  if (node.nodeType !== ELEMENT_NODE) return null
  const name = node.nodeName.toLowerCase()
  if (DROPPED.has(name)) return null
  const children = Array.from(node.childNodes, (child, index) => renderRichText(child, index))
  if (VOID.has(name)) {
    const Void = name as 'br'
    return <Void key={key} />
  }
  if (name === 'a') {
    const href = node.getAttribute?.('href') ?? ''
    const target = /^mailto:[^\s]+$/i.test(href) ? href : linkTarget(href)
    if (!target) return <Fragment key={key}>{children}</Fragment>
    return (
      <a key={key} href={target} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    )
  }
  if (name === 'span' && node.getAttribute?.('data-type') === 'mention') {
    return (
      <span key={key} className="zy-mention">
        {children}
      </span>
    )
  }
  if (!ALLOWED.has(name)) return <Fragment key={key}>{children}</Fragment>
  const Element = name as 'p'
  return <Element key={key}>{children}</Element>
}

/** The words of an HTML text, for one line of a list. */
export const plainTextOf = (html: string): string =>
  (new DOMParser().parseFromString(html.replace(/<\/(p|li|h\d|div|tr)>/gi, ' $&'), 'text/html').body.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim()

/** HTML from the server, drawn through the allow-list. A parsed document runs no script and loads no picture. */
export function RichText({ html }: { html: string }) {
  const nodes = useMemo(() => {
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    return Array.from(body.childNodes as ArrayLike<ReadableNode>, (node, index) => renderRichText(node, index))
  }, [html])
  return <div className="zy-rich">{nodes}</div>
}
