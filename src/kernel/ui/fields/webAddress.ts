/**
 * The address to link to, or null when the text must stay text. Only http and https are links: `javascript:` and
 * the like never are. A bare host (`example.com/a`) is taken as https.
 */
export function linkTarget(text: string): string | null {
  const trimmed = text.trim()
  const candidate = /^[a-z][a-z\d+.-]*:/i.test(trimmed) && !/^[\w.-]+:\d/.test(trimmed) ? trimmed : `https://${trimmed}`
  try {
    const url = new URL(candidate)
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
    return isWeb && (url.hostname.includes('.') || url.hostname === 'localhost') && !url.username ? url.href : null
  } catch {
    return null
  }
}
