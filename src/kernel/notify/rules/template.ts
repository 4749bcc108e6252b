/** Texts with `{{placeholders}}`: what may stand in them, and how they are filled in. */

export interface TemplateFault {
  code: 'template.unknown' | 'template.braces' | 'template.empty' | 'template.too-long'
  params?: Record<string, unknown>
}

export const longestTemplate = 2_000
const placeholder = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g

export const placeholdersOf = (text: string): string[] => [...text.matchAll(placeholder)].map(([, name]) => name!)

/** Every fault of a text that administrators typed. */
export function checkTemplate(text: string, known: ReadonlySet<string>, needed = false): TemplateFault[] {
  const faults: TemplateFault[] = []
  if (needed && text.trim() === '') faults.push({ code: 'template.empty' })
  if (text.length > longestTemplate) faults.push({ code: 'template.too-long', params: { max: longestTemplate } })
  for (const name of new Set(placeholdersOf(text)))
    if (!known.has(name)) faults.push({ code: 'template.unknown', params: { name } })
  if (/\{\{|\}\}/.test(text.replace(placeholder, ''))) faults.push({ code: 'template.braces' })
  return faults
}

/**
 * Fills in once: a value that looks like a placeholder stays as it is. Lines that are empty only because a value was are
 * left out.
 */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, string>>,
  encode: (value: string) => string = (value) => value,
): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const filled = line.replace(placeholder, (_all, name: string) =>
        Object.hasOwn(values, name) ? encode(values[name]!) : '',
      )
      return filled.trim() === '' && line.trim() !== '' ? [] : [filled]
    })
    .join('\n')
}
