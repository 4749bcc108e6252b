import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localFiles } from '#kernel/files/store.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { csvOf, fileOf } from '#kernel/testing/imports.ts'
import { removeOldFiles, resumeTasks } from './care.ts'
import { workOnImport } from './import-work.ts'
import { readAll } from './tables/table-fixtures.ts'

async function postForm(
  app: TestApp,
  client: TestClient,
  path: string,
  file: string | Uint8Array<ArrayBuffer> | null,
  fields: Record<string, string> = {},
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file !== null) form.set('file', new Blob([file]), '客户.csv')
  const response = await app.app.request(`/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.key}` },
    body: form,
  })
  // biome-ignore lint/suspicious/noExplicitAny: the answers have every shape.
  return { status: response.status, body: (await response.json()) as any }
}

/** Asks until the task is over. */
async function settled(client: TestClient, path: string) {
  for (;;) {
    const { body } = await client.get(path)
    if (!['waiting', 'running', 'undoing'].includes(body.state)) return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('with a worker', () => {
  let app: TestApp
  let rep: TestClient
  let marketer: TestClient
  beforeAll(async () => {
    app = await startTestApp({ worker: true })
    rep = await app.person({ role: 'sales-rep' })
    marketer = await app.person({ role: 'marketing' })
  })
  afterAll(() => app?.stop())

  test('preview, trial, import, failed rows, undo', async () => {
    const csv = '公司名称,级别\nA1,A\nA2,B\nA3,X'
    const preview = await postForm(app, app.admin, 'imports/preview', csv, { entity: 'customer' })
    expect(preview).toMatchObject({
      status: 200,
      body: {
        fileName: '客户.csv',
        encoding: 'utf-8',
        headers: ['公司名称', '级别'],
        rows: [
          ['A1', 'A'],
          ['A2', 'B'],
          ['A3', 'X'],
        ],
        totalRows: 3,
        entity: 'customer',
        mapping: { name: '公司名称', tier: '级别' },
        remembered: false,
        distinct: { 级别: ['A', 'B', 'X'] },
      },
    })
    const { upload } = preview.body
    const trial = await postForm(app, app.admin, 'imports', null, { upload, entity: 'customers', dryRun: 'true' })
    expect(trial.status).toBe(202)
    expect(await settled(app.admin, `imports/${trial.body.id}`)).toMatchObject({
      state: 'done',
      dryRun: true,
      total: 3,
      done: 3,
      created: 2,
      failed: 1,
    })
    expect((await app.admin.get('customers')).body.total.value).toBe(0)
    expect((await app.admin.post(`imports/${trial.body.id}/undo`)).status).toBe(409)

    const mapping = JSON.stringify({ name: '公司名称', tier: { column: '级别', values: { X: 'D' } } })
    const start = await postForm(app, app.admin, 'imports', null, {
      upload,
      entity: 'customer',
      mapping,
      mode: 'insert',
    })
    const done = await settled(app.admin, `imports/${start.body.id}`)
    expect(done).toMatchObject({
      state: 'done',
      created: 3,
      updated: 0,
      skipped: 0,
      failed: 0,
      errors: [],
      dryRun: false,
      fileName: '客户.csv',
    })
    // The next file with these headers starts from the mapping that was used.
    const next = await postForm(app, app.admin, 'imports/preview', '级别,公司名称\n', { entity: 'customer' })
    expect(next.body).toMatchObject({ remembered: true, mapping: JSON.parse(mapping) })

    const { body: items } = await app.admin.get('customers')
    await app.admin.patch(`customers/${items.items[0].id}`, { version: 1, remark: 'worked on' })
    expect((await app.admin.post(`imports/${start.body.id}/undo`)).body.state).toBe('undoing')
    expect(await settled(app.admin, `imports/${start.body.id}`)).toMatchObject({
      state: 'undone',
      undo: { undone: 2, skipped: 1 },
    })
    expect((await app.admin.get('customers')).body.total.value).toBe(1)
    expect((await app.admin.post(`imports/${start.body.id}/undo`)).status).toBe(409)
  })

  test('the failed rows as a file', async () => {
    const { body } = await postForm(app, app.admin, 'imports', 'name,tier\nB1,X', { entity: 'customer' })
    const task = await settled(app.admin, `imports/${body.id}`)
    expect(task.errors).toEqual([
      {
        row: 2,
        violations: [expect.objectContaining({ path: 'tier', code: 'import.choice', message: '“X”不在可选项之内' })],
      },
    ])
    const file = await app.admin.get(`imports/${body.id}/errors.csv`)
    expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''%E5%AE%A2%E6%88%B7-")
    expect(file.body).toContain('B1,X,客户级别: “X”不在可选项之内')
  })

  test('only who started it, and administrators, see it', async () => {
    const { body } = await postForm(app, marketer, 'imports', 'name\nO1', { entity: 'customer' })
    await settled(marketer, `imports/${body.id}`)
    expect((await app.admin.get(`imports/${body.id}`)).status).toBe(200)
    for (const path of [`imports/${body.id}`, `imports/${body.id}/errors.csv`])
      expect((await rep.get(path)).status).toBe(404)
    for (const verb of ['undo', 'cancel']) expect((await rep.post(`imports/${body.id}/${verb}`)).status).toBe(404)
    expect((await rep.get('imports')).body.items).toEqual([])
    expect((await marketer.get('imports')).body.items.map((i: { id: string }) => i.id)).toEqual([body.id])
    const { body: upload } = await postForm(app, marketer, 'imports/preview', 'name\nO2')
    expect((await postForm(app, rep, 'imports', null, { upload: upload.upload, entity: 'customer' })).status).toBe(404)
  })

  test.each<[string, string | Uint8Array<ArrayBuffer> | null, Record<string, string>, number, string]>([
    ['no file', null, { entity: 'customer' }, 400, 'import.no-file'],
    ['no entity', 'name\nx', {}, 400, 'field.required'],
    ['unknown entity', 'name\nx', { entity: 'dragons' }, 400, 'import.unknown-entity'],
    ['no table', new Uint8Array([0, 1, 0, 0, 255, 0, 3, 0, 0, 0]), { entity: 'customer' }, 400, 'table.not-a-table'],
    ['an empty file', '', { entity: 'customer' }, 400, 'table.empty'],
    ['a mapping that is no JSON', 'name\nx', { entity: 'customer', mapping: '{' }, 400, 'import.mapping-form'],
    ['an unknown field', 'name\nx', { entity: 'customer', mapping: '{"nmae":"name"}' }, 400, 'import.unknown-field'],
    ['nothing mapped', 'a,b\n1,2', { entity: 'customer' }, 400, 'import.nothing-mapped'],
    ['an unknown mode', 'name\nx', { entity: 'customer', mode: 'replace' }, 400, 'import.mode'],
    ['no key', 'name\nx', { entity: 'customer', mode: 'both' }, 400, 'import.key-needed'],
    [
      'a key that is not mapped',
      'name\nx',
      { entity: 'customer', mode: 'both', key: 'number' },
      400,
      'import.key-not-mapped',
    ],
  ])('%s', async (_name, file, fields, status, code) => {
    const answer = await postForm(app, app.admin, 'imports', file, fields)
    expect(answer).toMatchObject({
      status,
      body: { violations: [{ code, message: expect.not.stringContaining(code) }] },
    })
  })

  test('a file that breaks off is refused before a row is written', async () => {
    const { body } = await postForm(app, app.admin, 'imports', 'name\nH1\nH2\n"H3', { entity: 'customer' })
    const task = await settled(app.admin, `imports/${body.id}`)
    expect(task).toMatchObject({
      state: 'failed',
      created: 0,
      faults: [{ code: 'table.quote-not-closed', message: expect.stringContaining('4') }],
    })
  })

  test('a file above the limit is refused while it arrives', async () => {
    let sent = 0
    const piece = Buffer.alloc(1024 * 1024, 'x')
    const body = new ReadableStream({
      pull(controller) {
        if (sent === 0)
          controller.enqueue(
            Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nname\n'),
          )
        sent += 1
        if (sent > 400) controller.close()
        else controller.enqueue(piece)
      },
    })
    const headers = { authorization: `Bearer ${app.admin.key}`, 'content-type': 'multipart/form-data; boundary=b' }
    const response = await app.app.request('/api/v1/imports/preview', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    const { rows } = await app.runtime.db.pool.query(
      `select count(*)::int as n from task where input->>'fileName' = 'a.csv'`,
    )
    expect(rows[0].n).toBe(0)
  })

  test('an export is what the person sees, and is fetched as a file', async () => {
    await app.admin.post('customers', { name: '=SUM(1)', tier: 'A', phone: '13800000000', annualRevenue: '1234.5' })
    const request = {
      entity: 'customer',
      fields: ['name', 'tier', 'phone', 'annualRevenue', 'owner', 'owner.email'],
      filter: { field: 'tier', op: 'eq', value: 'A' },
    }
    const read = async (client: TestClient, format: string) => {
      const { body, status } = await client.post('exports', { ...request, format })
      expect(status).toBe(202)
      const task = await settled(client, `exports/${body.id}`)
      expect(task).toMatchObject({ state: 'done', done: 1, total: 1, ready: true })
      const response = await app.app.request(`/api/v1/exports/${body.id}/file`, {
        headers: { authorization: `Bearer ${client.key}` },
      })
      expect(decodeURIComponent(response.headers.get('content-disposition')!)).toMatch(
        new RegExp(`客户-\\d{8}-\\d{4}-.*\\.${format}$`),
      )
      return { id: body.id as string, bytes: Buffer.from(await response.arrayBuffer()) }
    }
    const { id, bytes } = await read(app.admin, 'csv')
    expect(bytes.toString()).toBe(
      "\uFEFF客户名称,客户级别,电话,年营业额,负责人,负责人 · 邮箱\r\n'=SUM(1),A 战略客户,13800000000,1234.50,管理员,admin@example.com\r\n",
    )
    expect((await rep.get(`exports/${id}`)).status).toBe(404)
    expect((await rep.get(`exports/${id}/file`)).status).toBe(404)
    expect((await rep.post('exports', request)).status).toBe(403)
    const xlsx = fileOf((await read(app.admin, 'xlsx')).bytes)
    expect(await readAll(xlsx)).toEqual([
      ['客户名称', '客户级别', '电话', '年营业额', '负责人', '负责人 · 邮箱'],
      ['=SUM(1)', 'A 战略客户', '13800000000', '1234.5', '管理员', 'admin@example.com'],
    ])
    const stamp = await readAll(xlsx, { sheet: '导出信息' })
    expect(stamp).toContainEqual(['导出人', '管理员'])
    expect(stamp).toContainEqual(['行数', '1'])
  })

  test('a masked value leaves masked', async () => {
    const { body: role } = await app.admin.get(
      `roles?filter=${encodeURIComponent('{"field":"key","op":"eq","value":"marketing"}')}`,
    )
    const rules = { customer: { phone: 'mask', annualRevenue: 'mask', owner: 'hidden' } }
    expect(
      (await app.admin.patch(`roles/${role.items[0].id}`, { version: role.items[0].version, fieldRules: rules }))
        .status,
    ).toBe(200)
    app.runtime.forget()
    for (const format of ['csv', 'xlsx']) {
      const fields = ['name', 'phone', 'annualRevenue']
      const { body } = await marketer.post('exports', {
        entity: 'customer',
        fields,
        format,
        filter: { field: 'tier', op: 'eq', value: 'A' },
      })
      expect(await settled(marketer, `exports/${body.id}`)).toMatchObject({ state: 'done' })
      const response = await app.app.request(`/api/v1/exports/${body.id}/file`, {
        headers: { authorization: `Bearer ${marketer.key}` },
      })
      const rows = await readAll(fileOf(Buffer.from(await response.arrayBuffer())))
      expect(rows[1]![1]).toBe('138****0000')
      expect(rows[1]![2]).not.toContain('1234')
    }
    expect((await marketer.post('exports', { entity: 'customer', fields: ['owner'] })).status).toBe(400)
  })

  test.each<[Record<string, unknown>, string]>([
    [{}, 'field.required'],
    [{ entity: 'dragon' }, 'import.unknown-entity'],
    [{ entity: 'customer', format: 'pdf' }, 'export.format'],
    [{ entity: 'customer', fields: ['nothing'] }, 'query.unknown-field'],
    [{ entity: 'customer', sort: 'tags' }, 'query.not-sortable'],
    [{ entity: 'customer', filter: { field: 'name', op: 'under' } }, 'filter.operator'],
  ])('an export of %j is refused', async (body, code) => {
    expect(await app.admin.post('exports', body)).toMatchObject({ status: 400, body: { violations: [{ code }] } })
  })

  test('files go after a week', async () => {
    const { body } = await app.admin.post('exports', { entity: 'customer' })
    await settled(app.admin, `exports/${body.id}`)
    await app.runtime.db.pool.query(`update task set created_at = created_at - interval '8 days'`)
    await removeOldFiles(app.runtime)
    expect((await app.admin.get(`exports/${body.id}/file`)).status).toBe(404)
    expect((await app.admin.get(`exports/${body.id}`)).body).toMatchObject({ state: 'done', ready: false })
  })
})

describe('without a worker', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app?.stop())
  const rowsOf = (prefix: string, count: number) =>
    csvOf([['name', 'tier'], ...Array.from({ length: count }, (_, i) => [`${prefix}${i}`, i % 1000 === 7 ? 'X' : 'A'])])
  const count = async (prefix: string) => {
    const { rows } = await app.runtime.db.pool.query(
      'select count(*)::int as n, count(distinct name)::int as names from customer where name like $1',
      [`${prefix}%`],
    )
    return rows[0]
  }

  test('a worker that is killed in the middle doubles no row and loses none', async () => {
    const { body } = await postForm(app, app.admin, 'imports', await rowsOf('K', 6_000), { entity: 'customer' })
    const dataDir = mkdtempSync(join(tmpdir(), 'import-child-'))
    const { rows } = await app.runtime.db.pool.query(`select input->>'storageKey' as key from task where id = $1`, [
      body.id,
    ])
    await localFiles(join(dataDir, 'files')).put(rows[0].key, await app.runtime.files.get(rows[0].key))
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../testing/import-worker.ts'), app.databaseUrl, dataDir, body.id],
      { stdio: 'ignore' },
    )
    for (;;) {
      const { body: task } = await app.admin.get(`imports/${body.id}`)
      if (task.done > 0) break
      expect(child.exitCode).toBe(null)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
    const folder = join('imports', body.id)
    for (const part of readdirSync(join(dataDir, 'files', folder)).filter((name) => name.startsWith('errors'))) {
      await app.runtime.files.put(join(folder, part), createReadStream(join(dataDir, 'files', folder, part)))
    }
    const before = await count('K')
    expect(before.n).toBeLessThan(5_994)
    for (;;) {
      await workOnImport(app.runtime, body.id)
      const { body: task } = await app.admin.get(`imports/${body.id}`)
      // Until the database noticed that the process is gone, its lock holds.
      if (task.state !== 'running') {
        expect(task).toMatchObject({ state: 'done', created: 5_994, failed: 6, done: 6_000, total: 6_000 })
        break
      }
    }
    expect(await count('K')).toEqual({ n: 5_994, names: 5_994 })
    const { body: errors } = await app.admin.get(`imports/${body.id}/errors.csv`)
    expect(errors.match(/^K\d+,X/gm)).toEqual([7, 1007, 2007, 3007, 4007, 5007].map((n) => `K${n},X`))
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('work that nobody does any more is handed out again', async () => {
    const { body } = await postForm(app, app.admin, 'imports', 'name\nJ1', { entity: 'customer' })
    await app.runtime.db.pool.query(`update task set state = 'running' where id = $1`, [body.id])
    const jobs = async () =>
      (
        await app.runtime.db.pool.query(
          `select count(*)::int as n from pgboss.job where name = 'import' and data->>'task' = $1`,
          [body.id],
        )
      ).rows[0].n
    expect(await jobs()).toBe(1)
    await resumeTasks(app.runtime)
    expect(await jobs()).toBe(2)
    await workOnImport(app.runtime, body.id)
    await workOnImport(app.runtime, body.id)
    expect(await count('J')).toMatchObject({ n: 1 })
  })

  test('a cancelled import stops and keeps what it has, which can be undone', async () => {
    const { body } = await postForm(app, app.admin, 'imports', await rowsOf('C', 3_000), { entity: 'customer' })
    const work = workOnImport(app.runtime, body.id)
    for (;;) {
      const { body: task } = await app.admin.get(`imports/${body.id}`)
      if (task.done > 0) break
    }
    expect((await app.admin.post(`imports/${body.id}/cancel`)).body.state).toBe('cancelled')
    await work
    const { body: task } = await app.admin.get(`imports/${body.id}`)
    expect(task.state).toBe('cancelled')
    expect((await count('C')).n).toBe(task.created)
    expect(task.created).toBeLessThan(2_997)
    expect((await app.admin.post(`imports/${body.id}/cancel`)).status).toBe(409)
  })

  test('an import whose starter has left does not run', async () => {
    const marketer = await app.person({ role: 'marketing' })
    const { body } = await postForm(app, marketer, 'imports', 'name\nL1', { entity: 'customer' })
    await app.runtime.db.pool.query(`update employee set status = 'left' where id = $1`, [marketer.employeeId])
    app.runtime.forget()
    await workOnImport(app.runtime, body.id)
    expect((await app.admin.get(`imports/${body.id}`)).body).toMatchObject({
      state: 'failed',
      faults: [{ code: 'import.starter-gone' }],
    })
    expect(await count('L')).toMatchObject({ n: 0 })
  })
})
