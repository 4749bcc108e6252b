/** Fills `{name}` places of a text. */
export const fillText = (text: string, params: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => params[name] ?? place)
