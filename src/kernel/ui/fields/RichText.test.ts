import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { type ReadableNode, renderRichText } from './RichText.tsx'

const text = (words: string): ReadableNode => ({ nodeType: 3, nodeName: '#text', textContent: words, childNodes: [] })

const element = (name: string, attributes: Record<string, string>, ...children: ReadableNode[]): ReadableNode => ({
  nodeType: 1,
  nodeName: name.toUpperCase(),
  textContent: null,
  childNodes: children,
  getAttribute: (attribute) => attributes[attribute] ?? null,
})

const drawn = (node: ReadableNode) => renderToStaticMarkup(renderRichText(node))

it('draws known elements without their attributes', () => {
  const node = element(
    'p',
    { onclick: 'alert(1)', style: 'position:fixed' },
    element('strong', {}, text('交付')),
    text('周期'),
  )
  expect(drawn(node)).toBe('<p><strong>交付</strong>周期</p>')
})

it('drops scripts with their content and unknown elements by their tag only', () => {
  expect(drawn(element('div', {}, element('script', {}, text('alert(1)')), element('font', {}, text('ok'))))).toBe('ok')
  expect(drawn(element('img', { src: 'x', onerror: 'alert(1)' }))).toBe('')
  expect(drawn(element('svg', { onload: 'alert(1)' }, text('x')))).toBe('')
})

it('links to web and mail addresses only, without handing on the opener', () => {
  expect(drawn(element('a', { href: 'https://example.com/' }, text('site')))).toBe(
    '<a href="https://example.com/" target="_blank" rel="noopener noreferrer nofollow">site</a>',
  )
  expect(drawn(element('a', { href: 'javascript:alert(1)' }, text('no')))).toBe('no')
  expect(drawn(element('a', { href: 'mailto:a@example.com' }, text('mail')))).toContain('href="mailto:a@example.com"')
})

it('keeps mentions visible', () => {
  expect(drawn(element('span', { 'data-type': 'mention', 'data-id': 'x' }, text('@李想')))).toBe(
    '<span class="zy-mention">@李想</span>',
  )
})

it('shows text as text', () => {
  expect(drawn(text('<b>1 & 2</b>'))).toBe('&lt;b&gt;1 &amp; 2&lt;/b&gt;')
})
