import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

describe('teamwork', () => {
  journey(
    'an announcement is published, read and confirmed on a phone, and its author sees who has not',
    async ({ api, open }) => {
      const author = await hire(api, { name: '沈经理', roles: ['department-manager'] })
      const [reader, other] = [
        await hire(api, { name: '读得快', roles: ['sales-rep'] }),
        await hire(api, { name: '还没看', roles: ['sales-rep'] }),
      ]
      const { id } = await api.post('announcements', {
        title: '报价规则调整',
        body: '<p>九折以下先问解决方案部。</p>',
        people: [reader.id, other.id],
        author: author.id,
      })

      const desk = await open(`/announcements/${id}`, { as: author })
      await desk.getByRole('button', { name: '发布' }).click()
      await desk.getByText('0 人已确认，共 2 人').waitFor()

      const phone = await open('/', { as: reader, screen: 'phone' })
      await phone.getByRole('heading', { name: '等我处理的协作' }).waitFor()
      await phone.getByRole('link', { name: '报价规则调整' }).click()
      await phone.getByText('九折以下先问解决方案部。').waitFor()
      await phone.getByRole('button', { name: '我已知悉' }).click()
      await phone.getByText(/您已于 .* 确认/).waitFor()

      await desk.getByText('1 人已确认，共 2 人').waitFor()
      await desk.getByRole('heading', { name: '还没确认' }).waitFor()
      await desk.getByText('还没看').first().waitFor()
      const stranger = await hire(api, { name: '外人', roles: ['sales-rep'] })
      const away = await open(`/announcements/${id}`, { as: stranger })
      await away.getByText('没有找到这一页').first().waitFor()
      expect((await api.get(`announcements/${id}`)).confirmed).toBe(1)
    },
  )

  journey('a request finds the other department, is answered, delivered and thanked for', async ({ api, open }) => {
    const legal = await api.post('departments', { name: '合规部' })
    const sales = await api.post('departments', { name: '大客户部' })
    const lawyer = await hire(api, { name: '法务周', roles: ['legal'], department: legal.id })
    const seller = await hire(api, { name: '销售许', roles: ['sales-rep'], department: sales.id })
    await api.post('liaisons', { department: legal.id, counterpart: sales.id, person: lawyer.id, since: '2026-01-01' })

    const mine = await open('/cooperation-requests', { as: seller })
    await mine.getByRole('button', { name: '新建协作请求' }).first().click()
    const form = mine.getByRole('dialog')
    await form.getByLabel('要什么').fill('合同审阅')
    await form.getByRole('combobox', { name: '请哪个部门' }).click()
    await mine.getByText('合规部', { exact: true }).last().click()
    await form.getByLabel('什么时候要').fill('2030-01-10')
    await mine.keyboard.press('Enter')
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await expect
      .poll(async () => (await api.get('cooperation-requests?search=合同审阅')).items[0]?.assignee?.id)
      .toBe(lawyer.id)

    const theirs = await open('/', { as: lawyer })
    await theirs.getByRole('link', { name: '合同审阅' }).first().click()
    await theirs.getByRole('button', { name: '接受' }).click()
    await theirs.getByRole('dialog').getByRole('button', { name: '接受' }).click()
    await theirs.getByText('进行中').first().waitFor()
    await theirs.getByRole('button', { name: '交付结果' }).click()
    await theirs.getByRole('dialog').getByLabel('结果').fill('改了三处')
    await theirs.getByRole('dialog').getByRole('button', { name: '交付结果' }).click()
    await theirs.getByText('待确认').first().waitFor()

    await mine.goto('/')
    await mine.getByRole('link', { name: '合同审阅' }).first().click()
    await mine.getByRole('button', { name: '确认完成并致谢' }).click()
    await mine.getByRole('dialog').getByLabel('感谢的话').fill('谢谢')
    await mine.getByRole('dialog').getByRole('button', { name: '确认完成并致谢' }).click()
    await mine.getByText('已完成').first().waitFor()
  })
})
