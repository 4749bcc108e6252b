import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { companyBoard, customersBoard, type DefaultBoard, departmentBoard, myBoard } from './default-boards/everyday.ts'
import { pipelineBoard } from './default-boards/pipeline.ts'
import { board } from './entities/board.ts'

/** The boards that ship, in the order of the switcher. */
export const defaultBoards: readonly DefaultBoard[] = [
  companyBoard,
  departmentBoard,
  myBoard,
  pipelineBoard,
  customersBoard,
]

/** Makes each board once; an administrator may change or delete it, and it stays so. */
export async function seedBoards(ctx: Context): Promise<void> {
  const rows = await ctx.sql.run<{ key: string | null }>(sql`select key from board where key is not null`)
  const known = new Set(rows.map(({ key }) => key))
  for (const [position, values] of defaultBoards.entries())
    if (!known.has(values.key)) await ctx.create(board, { ...values, audience: 'everyone', position, owner: null })
}
