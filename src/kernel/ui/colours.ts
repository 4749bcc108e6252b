/**
 * Every colour of the product, once for light and once for dark: as values for Ant Design (theme-tokens.ts)
 * and as variables `--zy-page-ground` … for our own styles. Text on its ground keeps a contrast of 4.5 or more.
 */
const light = {
  brand: '#2f4db5',
  brandStrong: '#263f96',
  brandText: '#2f4db5',
  brandSoft: '#edf0fb',
  brandSofter: '#f5f7fd',
  page: '#f6f6f4',
  navGround: '#fbfbf9',
  card: '#ffffff',
  raised: '#ffffff',
  fill: '#f1f1ee',
  hover: '#f6f6f3',
  border: '#e5e5e0',
  borderSoft: '#eeeeea',
  borderStrong: '#cfcfc8',
  text: '#1d2230',
  text2: '#565e70',
  text3: '#666d7c',
  textOff: '#9a9fab',
  good: '#17714c',
  goodSoft: '#e7f4ed',
  warn: '#8f5600',
  warnSoft: '#fdf3e0',
  bad: '#b3261e',
  badSoft: '#fcebe9',
  /** A ground of warnings under white letters. */
  badSolid: '#b3261e',
  segment: '#ffffff',
  shadow: '0 1px 2px rgb(29 34 48 / 4%)',
  shadowFloat: '0 6px 24px rgb(29 34 48 / 12%), 0 1px 3px rgb(29 34 48 / 8%)',
  veil: 'rgb(29 34 48 / 38%)',
  chart1: '#2f4db5',
  chart2: '#b06f12',
  chart3: '#2b8a67',
  chart4: '#8a4f9e',
  chart5: '#6d7484',
  placeholder: '#686f7d',
  tableHead: '#fafaf8',
  track: '#eeeeea',
  tip: '#2a3040',
  controlBorder: '#d6d6d0',
}

export type Colours = typeof light

const dark: Colours = {
  brand: '#4a66cf',
  brandStrong: '#3f59bd',
  brandText: '#9cb0f8',
  brandSoft: '#252c47',
  brandSofter: '#20253a',
  page: '#131519',
  navGround: '#16181d',
  card: '#1b1e24',
  raised: '#23272f',
  fill: '#272b33',
  hover: '#22252c',
  border: '#343943',
  borderSoft: '#2d313a',
  borderStrong: '#454b57',
  text: '#e7e9ee',
  text2: '#b3b9c5',
  text3: '#989fae',
  textOff: '#6d7482',
  good: '#62c698',
  goodSoft: '#17312a',
  warn: '#e2ab54',
  warnSoft: '#362a16',
  bad: '#f28b82',
  badSoft: '#3c2122',
  badSolid: '#c8382d',
  segment: '#3d444f',
  shadow: 'none',
  shadowFloat: '0 8px 28px rgb(0 0 0 / 50%)',
  veil: 'rgb(0 0 0 / 55%)',
  chart1: '#7c95f0',
  chart2: '#d99a3d',
  chart3: '#55b891',
  chart4: '#c08ad3',
  chart5: '#9aa1b0',
  placeholder: '#8a919f',
  tableHead: '#1f2229',
  track: '#272b33',
  tip: '#3a404c',
  controlBorder: '#454b57',
}

export const colours = { light, dark }

/** `brandSoft` -> `--zy-brand-soft`, `text2` -> `--zy-text-2`. */
function variableName(name: string): string {
  return `--zy-${name.replace(/[A-Z]|(?<=[a-z])\d/g, (part) => `-${part.toLowerCase()}`)}`
}

function rule(selector: string, scheme: 'light' | 'dark'): string {
  const lines = Object.entries(colours[scheme]).map(([name, value]) => `${variableName(name)}: ${value};`)
  return `${selector} { color-scheme: ${scheme}; ${lines.join(' ')} }`
}

/** Makes the colours known to all styles of the page. */
export function adoptColours(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`${rule(':root', 'light')}\n${rule(':root[data-theme="dark"]', 'dark')}`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
