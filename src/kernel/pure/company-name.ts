import { normaliseText } from './normalise-text.ts'

const provinces =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门'.split(
    '|',
  )
const regionEnding = '(?:(?:回族|壮族|维吾尔)?自治区|特别行政区|省|市|县|区)?'

/** Legal forms at the end of a Chinese name, the longer before the shorter; 分公司 is another company and stays. */
const chineseForm =
  /(?:股份有限责任公司|股份有限公司|有限责任公司|有限公司|股份公司|(?<!分)公司|集团|控股|\(?(?:有限合伙|普通合伙|特殊普通合伙|个体工商户|个人独资)\)?)$/u
const westernForm =
  / (?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|lp|plc|gmbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|ab|oy|as|aps|kk|pte|pty|sdn|bhd|group|holding|holdings)$/u

export interface CompanyNameOptions {
  /** Leave out a province at the beginning (and the places of `regions`): 上海某某科技 and 某某科技 become the same. */
  dropRegion?: boolean
  /** Further places to leave out, without 省, 市, 县: city names from the region list. */
  regions?: readonly string[]
}

/**
 * The core of a company's name, for finding the same company written differently: without legal form, brackets, spaces,
 * punctuation, case and width. 华为技术有限公司 and 華為… stay different; 'Acme (China) Co., Ltd.' and 'ACME China' do not.
 * A name that is nothing but a legal form or a place keeps it. The result is a key to compare, not a text to show.
 */
export function normaliseCompanyName(name: string, options: CompanyNameOptions = {}): string {
  const text = normaliseText(name).replaceAll('&', ' and ')
  let words = text
    .replace(/[[({【〔〈「『]|[\])}】〕〉」』]/gu, ' ')
    // A dotted form is one word: s.a., l.l.c.
    .replace(/\b(?:\p{L}\.){2,}/gu, (dotted) => dotted.replaceAll('.', ''))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
  if (options.dropRegion) words = withoutRegion(words, options.regions ?? [])
  return withoutForm(words).replaceAll(' ', '')
}

function withoutForm(name: string): string {
  let rest = name
  for (;;) {
    const shorter = rest.replace(westernForm, '').replace(chineseForm, '').trim()
    if (shorter === rest || shorter === '') return rest
    rest = shorter
  }
}

function withoutRegion(name: string, regions: readonly string[]): string {
  const places = [...provinces, ...regions].filter((place) => /^\p{Script=Han}{2,}$/u.test(place))
  const leading = new RegExp(`^(?:${places.toSorted((a, b) => b.length - a.length).join('|')})${regionEnding} ?`, 'u')
  let rest = name
  for (;;) {
    const shorter = rest.replace(leading, '')
    // What remains must still be a name: 上海银行 is no bank of the name 银行.
    if (shorter === rest || [...withoutForm(shorter).replaceAll(' ', '')].length < 3) return rest
    rest = shorter
  }
}
