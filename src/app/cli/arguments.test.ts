import { describe, expect, test } from 'vitest'
import { jsonArgument, readArguments, UsageError } from './arguments.ts'

describe('readArguments', () => {
  const read = (...args: string[]) =>
    readArguments(args, { operands: ['ENTITY', 'FILE'], required: ['email'], optional: ['map'], flags: ['dry-run'] })

  test('reads operands, options and flags in any order', () => {
    expect(read('customers', '--email', 'a@b.cn', '--dry-run', 'list.csv', '--map={"a":"b"}')).toEqual({
      ENTITY: 'customers',
      FILE: 'list.csv',
      email: 'a@b.cn',
      map: '{"a":"b"}',
      'dry-run': true,
    })
  })

  test('leaves out what is optional', () => {
    expect(read('customers', 'list.csv', '--email', 'a@b.cn')).toMatchObject({ 'dry-run': false })
  })

  test.each([
    [['customers', 'list.csv'], '--email is missing'],
    [['customers', '--email', 'a'], 'FILE is missing'],
    [['customers', 'list.csv', '--email', ''], '--email is missing'],
    [['customers', 'list.csv', 'more', '--email', 'a'], 'Not expected: more'],
    [['customers', 'list.csv', '--email', 'a', '--force'], 'The option --force is unknown'],
    [['customers', 'list.csv', '--email'], 'The option --email'],
    [['customers', 'list.csv', '--email', 'a', '--dry-run=yes'], 'The option --dry-run'],
  ])('%j: %s', (args, sentence) => {
    expect(() => read(...args)).toThrow(UsageError)
    expect(() => read(...args)).toThrow(sentence)
  })
})

describe('jsonArgument', () => {
  test('reads an object', () => {
    expect(jsonArgument('map', '{"name":"名称"}')).toEqual({ name: '名称' })
    expect(jsonArgument('map', undefined)).toBeUndefined()
  })

  test.each(['{', '[]', '"text"', 'null', '1'])('refuses %s', (text) => {
    expect(() => jsonArgument('map', text)).toThrow('--map is not a JSON object')
  })
})
