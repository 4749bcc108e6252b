/** What is wrong with an expression, in words. */
import type { Label } from '#kernel/entity/meta.types.ts'
import type { ExpressionFault, ExpressionFaultCode } from './syntax.types.ts'

const texts: Record<ExpressionFaultCode, (about: string) => Label> = {
  empty: () => ({ zh: '请写一个表达式', en: 'Write an expression' }),
  'too-long': () => ({ zh: '表达式最长 2,000 个字符', en: 'An expression has at most 2,000 characters' }),
  'too-deep': () => ({ zh: '括号嵌套太深，请拆成几步', en: 'Brackets are nested too deep: split it into steps' }),
  'too-large': () => ({ zh: '表达式太长，请拆成几步', en: 'The expression is too large: split it into steps' }),
  syntax: (about) =>
    about
      ? { zh: `看不懂“${about}”这里`, en: `Cannot read it at “${about}”` }
      : { zh: '表达式没有写完', en: 'The expression is not complete' },
  several: () => ({
    zh: '这里有几个表达式；请用 and、or 或运算符连成一个',
    en: 'These are several expressions: join them with and, or or an operator',
  }),
  'not-allowed': (about) => ({ zh: `这里不能用“${about}”`, en: `“${about}” cannot be used here` }),
  'unknown-function': (about) => ({ zh: `没有名为“${about}”的函数`, en: `There is no function “${about}”` }),
  'wrong-count': (about) => ({
    zh: `函数“${about}”的参数个数不对`,
    en: `The function “${about}” has the wrong number of inputs`,
  }),
  'not-needs-brackets': () => ({
    zh: 'not 后面的比较请加括号：not (a == b)',
    en: 'Put brackets around what follows not: not (a == b)',
  }),
}

export function faultOf(fault: ExpressionFaultCode, position: number, about = ''): ExpressionFault {
  return { fault, position, message: texts[fault](about) }
}

/** Both sentences with the place in front, as an editor shows them below the text. */
export function faultText({ position, message }: ExpressionFault): Label {
  return { zh: `第 ${position + 1} 个字符：${message.zh}`, en: `Character ${position + 1}: ${message.en}` }
}
