import { pinyin } from 'pinyin-pro'
import { normaliseText } from './normalise-text.ts'

export interface Pinyin {
  /** 中国移动 is 'zhongguoyidong'. */
  full: string
  /** 中国移动 is 'zgyd'. */
  initials: string
}

const han = /\p{Script=Han}/u

/**
 * Pinyin without tones, as people type it: ü is 'v', other scripts stay ('A公司' is 'agongsi', 'ags'), spaces go. Characters
 * with several readings are read by the words around them (重庆 chongqing, 重要 zhongyao, 银行 yinhang).
 * @param as `name` reads the first characters as a surname (单 shan, 曾 zeng, 仇 qiu)
 */
export function pinyinOf(text: string, as: 'text' | 'name' = 'text'): Pinyin {
  const source = normaliseText(text).replaceAll(' ', '')
  const surname = as === 'name' ? 'head' : 'off'
  const syllables = pinyin(source, { toneType: 'none', type: 'array', v: true, surname })
  return { full: syllables.join(''), initials: syllables.map((syllable) => [...syllable][0] ?? '').join('') }
}

/** Whether a text has a Chinese character, so that pinyin says something about it. */
export function hasHan(text: string): boolean {
  return han.test(text)
}
