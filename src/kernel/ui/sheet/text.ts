import { defineText } from '../text.ts'

export const sheetTexts = defineText({
  faultNone: { zh: '“{text}”不是数字', en: '"{text}" is not a number' },
  faultWhole: { zh: '“{text}”：只能填整数', en: '"{text}": whole numbers only' },
  faultPercent: { zh: '“{text}”：这里填数值，不填百分比', en: '"{text}": a figure, not a percentage' },
  outside: {
    zh: '有 {n} 格超出表格，没有粘贴',
    en: '{n} {n|cell lies|cells lie} beyond the table and {n|was|were} not pasted',
  },
  lockedSome: {
    zh: '有 {n} 格不能修改，保持不变',
    en: '{n} {n|cell|cells} cannot be changed and {n|stays|stay} as {n|it is|they are}',
  },
  keys: {
    zh: '直接输入即覆盖 · Enter 下移 · F2 修改 · Delete 清空 · Shift 选多格 · Ctrl+C/V 复制粘贴（可从 Excel 粘贴）· Ctrl+D 向下填充 · Ctrl+R 向右填充 · Ctrl+Z 撤销 · Esc 后 Tab 离开表格',
    en: 'Type to overwrite · Enter moves down · F2 edits · Delete clears · Shift selects · Ctrl+C/V copies and pastes (from Excel too) · Ctrl+D fills down · Ctrl+R fills right · Ctrl+Z undoes · Esc, then Tab leaves the table',
  },
  group: { zh: '{name} 小计', en: '{name}, sum' },
  edit: { zh: '修改 {row} {column}', en: 'Edit {row} {column}' },
})
