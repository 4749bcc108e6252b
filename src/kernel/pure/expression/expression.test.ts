import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFormula } from '#kernel/metrics/rules/formula.ts'
import { evaluateExpression, faultText, isFault, parseExpression, pathsOf } from './index.ts'

const scope = {
  record: { amount: '1234.50', name: '中国移动', stage: 'won', tags: ['a', 'b'], owner: { id: 'p1', label: '王芳' } },
  form: { 天数: 3, days: 10, code: '007' },
  starter: { id: 'p1' },
  today: '2024-02-28',
}
function result(text: string, over: Record<string, unknown> = scope): unknown {
  const expression = parseExpression(text)
  if (isFault(expression)) throw new Error(`${text}: ${faultText(expression).en}`)
  return evaluateExpression(expression, over)
}

describe('values of expressions', () => {
  it.each<[string, unknown]>([
    ['1 + 2 * 3', 7],
    ['0.1 + 0.2', 0.3],
    ['7 % 4 - 10 / 4', 0.5],
    ['record.amount > 1000', true],
    ['record.amount == 1234.5', true],
    ["record.amount < '9'", false],
    ['record.amount + 0.1', '1234.6'],
    ['record.amount * 3', '3703.5'],
    ["'10000000000000000.01' + '0.02'", '10000000000000000.03'],
    ['10000000000000000.01 + 0.02', '10000000000000000.03'],
    ["form.code == '7'", false],
    ["'a' + 1", 'a1'],
    ["record.stage in ['won', 'lost']", true],
    ["record.stage in ['lost']", false],
    ['record.owner == starter', true],
    ["record.owner == 'p1'", true],
    ['form.天数 >= 3 and not (form.days > 10)', true],
    ['form.天数 >= 3 && !(form.days == 10)', false],
    ['form.missing.deeper == null', true],
    ['form.missing > 1', false],
    ['form.missing + 1', null],
    ['missing', null],
    ['1 / 0', null],
    ['record.tags[1]', 'b'],
    ["record['name']", '中国移动'],
    ["if(record.amount > 1000, '大', '小')", '大'],
    ["record.amount > 9000 ? '大' : '小'", '小'],
    ['coalesce(form.missing, 5)', 5],
    ["sum(['0.10', '0.20', null])", '0.3'],
    ['max(3, record.amount, 7)', '1234.50'],
    ["min('2024-03-01', '2024-02-01')", '2024-02-01'],
    ['round(2.345, 2)', 2.35],
    ['round(record.amount)', '1235'],
    ['floor(-1.5) + ceil(1.2) + abs(-3)', 3],
    ['length(record.name) + length(record.tags)', 6],
    ["upper('ab') + lower('CD')", 'ABcd'],
    ["contains(record.name, '移动') and contains(record.tags, 'a') and startsWith(record.name, '中国')", true],
    ['addDays(today(), 2)', '2024-03-01'],
    ["daysBetween(today(), '2024-03-01T08:00:00Z')", 2],
    ["addDays('9999-12-31', 1)", null],
    ['-record.amount', '-1234.5'],
  ])('%s', (text, expected) => {
    expect(result(text)).toEqual(expected)
  })

  it('reaches nothing but own data', () => {
    const accessor = Object.defineProperty({}, 'secret', { get: () => 'leaked', enumerable: true })
    const inherited = Object.create({ secret: 'leaked' }) as object
    for (const text of [
      'x.secret',
      'x.constructor',
      'x.__proto__',
      "x['constructor']",
      'record.tags.length',
      'record.tags.map',
      'record.name.length',
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
    ]) {
      for (const x of [accessor, inherited, [], () => 1]) expect(result(text, { ...scope, x }), text).toBeNull()
    }
  })

  it('gives nothing rather than too much', () => {
    const long = 'x'.repeat(60_000)
    expect(result('a + a', { a: long })).toBeNull()
    expect(result('[a, a, a]', { a: long })).toBeNull()
    expect(result('a', { a: Array.from({ length: 200_000 }, () => 1) })).toBeNull()
    expect(result(Array.from({ length: 20 }, () => '99999999999999999999').join(' * '))).toBeNull()
  })
})

describe('faults of expressions', () => {
  it.each([
    ['', 'empty', 0],
    ['  ', 'empty', 0],
    ['1 +', 'syntax', 3],
    ['(1', 'syntax', 2],
    ['a = b', 'syntax', 2],
    ['a b', 'several', 0],
    ['a; b', 'several', 0],
    ['this', 'not-allowed', 0],
    ['1 + eval(2)', 'unknown-function', 4],
    ['constructor(1)', 'unknown-function', 0],
    ['a.b(1)', 'not-allowed', 3],
    ['round()', 'wrong-count', 0],
    ['today(1)', 'wrong-count', 0],
    ['not a == b', 'not-needs-brackets', 0],
    ['[1,,2]', 'not-allowed', 2],
    ['x'.repeat(2001), 'too-long', 2000],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'too-deep', 50],
    [`${'!'.repeat(1500)}true`, 'too-deep', 0],
    [Array.from({ length: 300 }, () => '1').join('<'), 'too-deep', 0],
    [`[${Array.from({ length: 600 }, () => '1').join(',')}]`, 'too-large', 0],
  ])('case %#', (text, fault, position) => {
    expect(parseExpression(text)).toMatchObject({ fault, position })
  })

  it('are told in both languages with the place', () => {
    const fault = parseExpression('1 + eval(2)')
    expect(isFault(fault) && faultText(fault)).toEqual({
      zh: '第 5 个字符：没有名为“eval”的函数',
      en: 'Character 5: There is no function “eval”',
    })
  })
})

describe('properties', () => {
  const piece = fc.constantFrom(
    ...['record', '.amount', '.__proto__', '.constructor', '[0]', "['a']", '(', ')', '[', ']', '+', '-', '*', '/', '%'],
    ...[' and ', ' or ', ' not ', ' in ', '==', '<', '1', '0.1', '1e300', "'x'", ',', '?', ':', 'null', 'if(', 'sum('],
    ...['round(', 'addDays(', 'today()', 'max(', 'length(', 'x'],
  )
  const text = fc.oneof(
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  )
  const anything = fc.dictionary(
    fc.constantFrom('record', 'x', 'a', 'today'),
    fc.anything({ withDate: true, withBigInt: true }),
  )

  it('never throws, whatever the text and the scope', () => {
    fc.assert(
      fc.property(text, anything, (source, over) => {
        const expression = parseExpression(source)
        if (isFault(expression)) {
          expect(expression.message.zh && expression.message.en).toBeTruthy()
          expect(expression.position).toBeGreaterThanOrEqual(0)
          return
        }
        const value = evaluateExpression(expression, over)
        expect(typeof value === 'function' || value === undefined).toBe(false)
        expect([Object.prototype, Array.prototype, Function.prototype]).not.toContain(value)
      }),
      { numRuns: 2000 },
    )
  })

  it('adds and compares amounts exactly', () => {
    const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
    const written = (n: bigint) => {
      const digits = (n < 0n ? -n : n).toString().padStart(3, '0')
      return `${n < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
    }
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const over = { a: written(a), b: written(b), total: written(a + b) }
        expect(result('a + b == total and total - b == a', over)).toBe(true)
        expect(result('a < b', over)).toBe(a < b)
        expect(result('a == b', over)).toBe(a === b)
      }),
    )
  })
})

describe('beside the formulas of metrics', () => {
  it('both read their own language in one process, in any order', () => {
    const minus = () => result('a-b', { a: 5, b: 3 })
    expect(minus()).toBe(2)
    expect(parseFormula('won-count - lost-count')).toMatchObject({ op: '-', left: { metric: 'won-count' } })
    expect(minus()).toBe(2)
    expect(parseFormula('a in b')).toBe('not-arithmetic')
    expect(result("'x' in ['x']")).toBe(true)
    // A text that cannot be read leaves nothing behind either.
    expect(isFault(parseExpression('a -'))).toBe(true)
    expect(parseFormula('won-count')).toEqual({ metric: 'won-count' })
    expect(parseFormula('a -')).not.toBeTypeOf('object')
    expect(minus()).toBe(2)
  })
})

it('names what an expression looks at', () => {
  const expression = parseExpression("record.customer.tier == form['x'] and record[form.key] > sum(steps.a.amount, 1)")
  if (isFault(expression)) throw new Error('fault')
  expect(pathsOf(expression)).toEqual(['record.customer.tier', 'form.x', 'record', 'form.key', 'steps.a.amount'])
})
