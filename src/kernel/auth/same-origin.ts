/**
 * Whether a write comes from a page of ours, or from a program. A browser names the page's origin with every write;
 * behind a proxy that rewrites `Host`, PUBLIC_URL says what we are called.
 */
export function isSameOrigin(request: Pick<Request, 'headers' | 'url'>, publicUrl: string | null): boolean {
  const origin = request.headers.get('origin')
  if (origin === null) {
    const site = request.headers.get('sec-fetch-site')
    return site === null || site === 'same-origin' || site === 'none'
  }
  if (!URL.canParse(origin)) return false
  if (publicUrl && new URL(publicUrl).origin === origin) return true
  return new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host)
}
