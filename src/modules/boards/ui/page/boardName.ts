import type { Language } from '#kernel/ui/text.ts'
import type { BoardRecord } from '../data.ts'

/** A board's name in the language on screen. */
export const boardName = (board: Pick<BoardRecord, 'name' | 'nameEn'>, language: Language): string =>
  language === 'en' ? board.nameEn || board.name : board.name

/** Its place in the address: boards that ship have a name of their own there. */
export const boardAddress = (board: Pick<BoardRecord, 'id' | 'key'>): string => board.key ?? board.id
