/** `Content-Disposition` for any file name: an ASCII form for old programs, the real one in UTF-8 (RFC 6266, RFC 8187). */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  // Controls, quotes and path separators have no place in a header or in a name to save under.
  const clean =
    name
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}"\\/]/gu, '_')
      .trim() || 'file'
  const plain = clean.replace(/[^\x20-\x7e]/g, '_').replaceAll('%', '_')
  const exact = encodeURIComponent(clean).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`
}
