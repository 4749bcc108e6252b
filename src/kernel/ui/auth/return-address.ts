/** Only addresses of this site: a link must not carry people elsewhere after they sign in. */
export function safeReturnAddress(to: string | null): string {
  if (!to?.startsWith('/') || to.startsWith('//') || to.startsWith('/\\')) return '/'
  return to.startsWith('/sign-in') ? '/' : to
}
