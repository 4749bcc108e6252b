import { defineConfig } from 'vitest/config'

/** Tests without a database: a second or two, part of `npm run check`. */
const unit = [
  'src/kernel/pure/**',
  'src/kernel/io/tables/**',
  'src/kernel/ui/**',
  'src/kernel/*/rules/**',
  'src/modules/*/rules/**',
  'src/modules/*/bpmn/**',
  'src/modules/*/ui/**',
  'scripts/**',
]
const tests = (folders: string[], name = '*.test.{ts,tsx}') => folders.map((folder) => `${folder}/${name}`)
const data = ['src/**/*.data.test.ts', 'e2e/**/*.data.test.ts']

export default defineConfig({
  test: {
    reporters: process.env.CI ? ['default'] : ['default'],
    projects: [
      { test: { name: 'unit', include: tests(unit), exclude: data, testTimeout: 30_000 } },
      {
        test: {
          name: 'server',
          include: ['src/**/*.test.ts'],
          exclude: [...tests(unit), ...data],
          globalSetup: ['src/kernel/testing/global-setup.ts'],
          pool: 'forks',
          // Every file has a database of its own; the product's sources are loaded once a worker.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'data',
          include: data,
          globalSetup: ['src/kernel/testing/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: data,
          globalSetup: ['e2e/global-setup.ts'],
          pool: 'forks',
          // After the others: a browser wants the machine to itself.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
