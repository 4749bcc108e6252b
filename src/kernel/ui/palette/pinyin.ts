import { useEffect, useState } from 'react'
import type { PinyinLookup } from './match.ts'

const unknown: PinyinLookup = () => undefined
let known: PinyinLookup | undefined

async function load(): Promise<PinyinLookup> {
  const { pinyinOf } = await import('#kernel/pure/text.ts')
  const cache = new Map<string, ReturnType<typeof pinyinOf>>()
  known ??= (label) => {
    let sound = cache.get(label)
    if (!sound) {
      sound = pinyinOf(label)
      cache.set(label, sound)
    }
    return sound
  }
  return known
}

/** The pinyin of labels. The dictionary is large, so it is fetched once letters are typed. */
export function usePinyin(wanted: boolean): PinyinLookup {
  const [lookup, setLookup] = useState<PinyinLookup>(() => known ?? unknown)
  useEffect(() => {
    if (!wanted || known) return
    let gone = false
    // Without it the palette still finds everything by its words.
    load().then(
      (loaded) => !gone && setLookup(() => loaded),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [wanted])
  return lookup
}
