import { describe, expect, it } from 'vitest'
import { parseRange } from './byte-range.ts'
import { contentDisposition } from './disposition.ts'
import { isShownInline, sniffType } from './file-type.ts'

describe('parseRange', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', null],
    ['bytes=-0', null],
    ['bytes=20-10', undefined],
    ['bytes=0-1,5-6', undefined],
    ['lines=1-2', undefined],
    ['bytes=-', undefined],
  ])('%s of 100 bytes', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range)
  })
})

describe('contentDisposition', () => {
  it.each([
    ['report.pdf', `inline; filename="report.pdf"; filename*=UTF-8''report.pdf`],
    ['报价 (1).pdf', `inline; filename="__ (1).pdf"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%20%281%29.pdf`],
    ['a"\r\nset-cookie: x', `inline; filename="a___set-cookie: x"; filename*=UTF-8''a___set-cookie%3A%20x`],
    ['../../etc/passwd', `inline; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd`],
    ['', `inline; filename="file"; filename*=UTF-8''file`],
    ['\ud800', `inline; filename="_"; filename*=UTF-8''%EF%BF%BD`],
  ])('%j', (name, header) => {
    expect(contentDisposition('inline', name)).toBe(header)
  })
})

describe('sniffType', () => {
  const bytes = (...b: number[]) => Uint8Array.from(b)
  it.each([
    [bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'a.txt', 'image/png'],
    [bytes(0xff, 0xd8, 0xff, 0xe0), 'a.exe', 'image/jpeg'],
    [Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'a', 'image/webp'],
    [Buffer.from('%PDF-1.7'), 'a.html', 'application/pdf'],
    [bytes(0x50, 0x4b, 3, 4), 'a.zip', 'application/zip'],
    [bytes(0x50, 0x4b, 3, 4), '报价.XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), 'a.svg', 'application/octet-stream'],
    [Buffer.from('<!doctype html>'), 'a.png', 'application/octet-stream'],
    [bytes(), 'a.png', 'application/octet-stream'],
  ])('%# %s', (head, name, mime) => {
    expect(sniffType(head, name)).toBe(mime)
  })

  it('never shows what could carry script', () => {
    for (const mime of ['text/html', 'image/svg+xml', 'application/octet-stream', 'application/zip'])
      expect(isShownInline(mime)).toBe(false)
    expect(isShownInline('image/png')).toBe(true)
  })
})
