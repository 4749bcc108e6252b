import { type Division, divisionsAt } from './divisions.ts'
import type { Reading } from './text-form.ts'

type Address = Partial<Record<'province' | 'city' | 'district' | 'detail', string>>

const levels = ['province', 'city', 'district'] as const

/** `浙江省杭州市西湖区文三路 1 号`, with or without spaces: divisions by name, the rest is the detail. */
export function readAddress(text: string): Reading {
  if (/^\s*\{.*\}\s*$/s.test(text)) {
    try {
      return { value: JSON.parse(text) }
    } catch {
      return { fault: 'field.address' }
    }
  }
  const address: Address = {}
  let rest = text.trim()
  let parent = ''
  for (const level of levels) {
    const found = longestStart(divisionsAt(level), rest, parent)
    if (!found) {
      // Municipalities, and towns below a province, have no city that anybody would write.
      if (level === 'city') continue
      break
    }
    address[level] = found.code
    if (level === 'district') address.city = found.code.slice(0, 4)
    parent = found.code
    rest = rest.slice(found.name.length).trimStart()
  }
  if (rest) address.detail = rest
  return { value: address }
}

/** The division below `parent` with the longest name that the text begins with; none when two have it. */
function longestStart(divisions: readonly Division[], text: string, parent: string): Division | undefined {
  const fitting = divisions.filter(({ code, name }) => code.startsWith(parent) && text.startsWith(name))
  const longest = Math.max(...fitting.map(({ name }) => name.length))
  const [best, ...others] = fitting.filter(({ name }) => name.length === longest)
  return others.length > 0 ? undefined : best
}

/** The address in words; as JSON when the words would be read as another address. */
export function writeAddress(address: Address): string {
  const names = levels.map((level) => divisionsAt(level).find((d) => d.code === address[level])?.name ?? '')
  const text = [...names, address.detail ?? ''].filter(Boolean).join(' ')
  const stored = inOrder(address)
  const reading = readAddress(text)
  const isSame = 'value' in reading && JSON.stringify(inOrder(reading.value as Address)) === JSON.stringify(stored)
  return isSame ? text : JSON.stringify(stored)
}

function inOrder(address: Address): Address {
  return Object.fromEntries([...levels, 'detail' as const].filter((k) => address[k]).map((k) => [k, address[k]]))
}
