import { withApplication } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { companyLanguage, note, spoken } from './terminal.ts'

export const run: RunCommand = async (args) => {
  const { company, email, password, name, demo } = readArguments(args, {
    required: ['company', 'email', 'password'],
    optional: ['name'],
    flags: ['demo'],
  })
  await withApplication(async ({ runtime }) => {
    const { setupCompany } = await import('#modules/identity')
    await setupCompany(runtime, { company, email, password, name, language: companyLanguage() })
    if (!demo) return
    // Here and now, not as a job: no worker may be running, and the command is done when the data are there.
    const { createDemo } = await import('#modules/demo')
    note({ zh: '正在创建演示公司…', en: 'Creating the demo company …' })
    await createDemo(runtime)
  })
  console.log(
    spoken({ zh: `已创建公司 ${company} 和管理员 ${email}`, en: `Created ${company} and its administrator ${email}` }),
  )
  return undefined
}
