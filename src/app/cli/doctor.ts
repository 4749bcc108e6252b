import { join } from 'node:path'
import { openDatabase } from '#kernel/data/connection.ts'
import { loadConfig } from '../config.ts'
import { examineApplication, examineDatabase, examineFolder, examineNode, examineWeb, type Finding } from '../doctor.ts'
import { examineHistory } from '../doctor-history.ts'
import { enterAsCommand } from '../lifecycle.ts'
import { during, migrationsFolder } from './application.ts'
import { readArguments } from './arguments.ts'
import type { RunCommand } from './commands.ts'
import { describeFailure, noteProgress, spoken } from './terminal.ts'

/** Prints a line for every check and answers 1 when one of them fails. */
export const run: RunCommand = async (args) => {
  readArguments(args, {})
  let healthy = true
  const print = ({ ok, text }: Finding) => {
    healthy &&= ok
    console.log(`${ok ? 'ok  ' : 'fail'}  ${spoken(text)}`)
  }
  print(examineNode())
  print(examineWeb(join(import.meta.dirname, '../../..')))
  try {
    const config = loadConfig(process.env)
    for (const finding of examineFolder(config.dataDir)) print(finding)
    const stay = await enterAsCommand(config, noteProgress)
    await during(stay, async () => {
      const database = openDatabase(stay.databaseUrl, { max: 1 })
      try {
        const running = await stay.isRunning()
        for (const finding of await examineDatabase(database, migrationsFolder)) print(finding)
        for (const finding of await examineHistory(database, config, running)) print(finding)
        print(await examineApplication(config, running))
      } finally {
        await database.close()
      }
    })
  } catch (error) {
    print({ ok: false, text: describeFailure(error) })
  }
  return healthy ? 0 : 1
}
