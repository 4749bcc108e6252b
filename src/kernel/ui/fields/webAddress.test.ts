import { expect, it } from 'vitest'
import { linkTarget } from './webAddress.ts'

it.each([
  ['https://example.com/a?b=1', 'https://example.com/a?b=1'],
  ['http://example.com', 'http://example.com/'],
  ['www.example.com', 'https://www.example.com/'],
  ['example.com:8080/x', 'https://example.com:8080/x'],
  [' 例子.中国 ', 'https://xn--fsqu00a.xn--fiqs8s/'],
])('links %s', (text, expected) => {
  expect(linkTarget(text)).toBe(expected)
})

it.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'https://user@evil.example',
  '没有网址',
  '',
])('leaves %j as text', (text) => {
  expect(linkTarget(text)).toBeNull()
})
