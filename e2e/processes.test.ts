import { describe, expect } from 'vitest'
import { journey } from './journey.ts'

describe('a process', () => {
  journey('is made from a template, drawn on with the mouse, tried and published', async ({ api, open }) => {
    const page = await open('/processes')
    await page.getByRole('button', { name: '新建流程' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('流程名称').fill('用鼠标画的流程')
    await dialog.getByRole('radio', { name: /空白流程/ }).click()
    await dialog.getByRole('button', { name: '建立并开始画' }).click()

    // On the only line: an approval, whose panel opens.
    await page.getByRole('button', { name: '在这里加一步' }).click()
    await page.getByRole('menuitem', { name: '审批' }).click()
    const panel = page.getByRole('complementary')
    await panel.getByLabel('名称').first().fill('主管审批')
    await page.locator('.zy-step', { hasText: '主管审批' }).waitFor()
    await panel.getByText('第一个处理的人说了算').waitFor()

    // A task behind it; then taken back and done again.
    await page.getByRole('button', { name: '任务', exact: true }).click()
    await page.locator('.zy-step[data-kind="task"]').waitFor()
    await page.getByRole('button', { name: /撤销/ }).click()
    await page.locator('.zy-step[data-kind="task"]').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /重做/ }).click()
    await page.locator('.zy-step[data-kind="task"]').click()
    await panel.getByText('没有指定由谁处理').waitFor()
    await panel.getByRole('button', { name: '添加', exact: true }).first().click()
    await page.getByRole('menuitem', { name: '发起人自己' }).click()
    await panel.getByText('没有指定由谁处理').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: '试运行' }).click()
    const test = page.getByRole('dialog')
    await test.getByRole('button', { name: '试运行' }).click()
    await test.getByText(/结果：/).waitFor()
    await page.keyboard.press('Escape')

    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await page.getByRole('link', { name: '流程库' }).waitFor()
    const { items } = await api.get('processes/library')
    const made = (items as { name: string; versions: { state: string }[] }[]).find(
      (each) => each.name === '用鼠标画的流程',
    )
    expect(made!.versions.map(({ state }) => state)).toEqual(['published'])
  })

  journey('is drawn and published by keyboard alone', async ({ api, open }) => {
    const made = await api.post('processes/actions/draw', { name: '用键盘画的流程' })
    const page = await open(`/processes/${made.id}/edit`)
    await page.getByText('步骤', { exact: true }).click()
    const list = page.getByRole('listbox', { name: '步骤' })
    await list.focus()
    await list.getByRole('option', { name: /发起/ }).waitFor()

    await page.keyboard.press('a')
    await page.locator('[role="menuitem"]:focus').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => list.getByRole('option', { selected: true }).textContent()).toContain('审批')
    await list.focus()
    await page.keyboard.press('Enter')
    await page.locator('input:focus, textarea:focus').waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('键盘审批')
    await list.getByRole('option', { name: /键盘审批.*结束/ }).waitFor()

    await list.focus()
    await page.keyboard.press('Delete')
    await list.getByRole('option', { name: /键盘审批.*结束/ }).waitFor({ state: 'detached' })
    await page.keyboard.press('ControlOrMeta+z')
    await list.getByRole('option', { name: /键盘审批.*结束/ }).waitFor()

    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '发布', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '流程库' }).waitFor()
  })

  journey('is a list of steps on a phone', async ({ api, open }) => {
    const made = await api.post('processes/actions/draw', { name: '手机上看', template: 'leave' })
    const page = await open(`/processes/${made.id}/edit`, { screen: 'phone' })
    await page.getByText('手机上只能查看').waitFor()
    await page.getByText('直接上级审批').first().waitFor()
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
  })
})
