/** What an import could not take over, in words. */
import type { Label } from '#kernel/entity/meta.types.ts'

export interface ImportNote {
  /** Step of the new flow that it is about. */
  step?: string
  text: Label
}

/** Why a file is no drawing at all: a code of the module's messages. */
export class BpmnError extends Error {
  readonly params: Record<string, unknown>
  constructor(code: string, params: Record<string, unknown> = {}) {
    super(code)
    this.params = params
  }
}

export const noteTexts = {
  element: {
    zh: '“{name}”（{type}）没有对应的步骤，已略过',
    en: '“{name}” ({type}) has no counterpart here and was left out',
  },
  closest: {
    zh: '“{name}”（{type}）按最接近的步骤导入为“{as}”，请检查',
    en: '“{name}” ({type}) came in as the closest step, “{as}”: check it',
  },
  inner: {
    zh: '“{name}”里面的 {n} 个步骤没有导入；请另建子流程并在这里选择',
    en: 'The {n} steps inside “{name}” were not taken over: make them a process of their own and choose it here',
  },
  lane: {
    zh: '“{name}”在泳道“{lane}”里，请指定由谁处理',
    en: '“{name}” is in the lane “{lane}”: say who does it',
  },
  people: { zh: '“{name}”原来由“{who}”处理，请重新指定', en: '“{name}” was done by “{who}”: say who does it here' },
  called: {
    zh: '“{name}”调用“{called}”，请选择对应的流程',
    en: '“{name}” calls “{called}”: choose the process here',
  },
  condition: {
    zh: '到“{name}”的条件看不懂，请重新填写：{text}',
    en: 'The condition to “{name}” could not be read, fill it in again: {text}',
  },
  repeated: { zh: '“{name}”设为重复执行，这里不支持', en: '“{name}” is repeated there; here it is done once' },
  timer: { zh: '“{name}”的等待时间看不懂，请重新填写：{text}', en: 'The time of “{name}” could not be read: {text}' },
  begin: {
    zh: '开始事件的触发方式（{type}）没有导入，请在“发起方式”里设置',
    en: 'What triggers the start ({type}) was not taken over: set it under “How it starts”',
  },
  split: {
    zh: '“{name}”之后有几条去向，已加上分支',
    en: 'Several ways leave “{name}”: a split was put between',
  },
  loose: {
    zh: '连线“{name}”的一端没有步骤，已略过',
    en: 'The connection “{name}” has no step at one end and was left out',
  },
  pool: {
    zh: '文件里还有另一个流程“{name}”，没有导入',
    en: 'The file holds another process, “{name}”, which was not taken over',
  },
  messages: { zh: '{n} 条消息流没有导入', en: 'Message flows that were not taken over: {n}' },
  text: { zh: '批注没有导入：{text}', en: 'A text annotation was not taken over: {text}' },
  data: { zh: '{n} 个数据对象没有导入', en: 'Data objects that were not taken over: {n}' },
  ours: {
    zh: '“{name}”里本系统的设置已损坏，已按标准内容导入',
    en: 'Our own settings of “{name}” are broken; only what is standard came in',
  },
  unknown: { zh: '看不懂的内容，已略过：{text}', en: 'Not understood and left out: {text}' },
} as const satisfies Record<string, Label>

export function note(
  key: keyof typeof noteTexts,
  params: Record<string, string | number | Label>,
  step?: string,
): ImportNote {
  const fill = (language: 'zh' | 'en') =>
    noteTexts[key][language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name]
      return typeof value === 'object' ? value[language] : String(value ?? '')
    })
  return { ...(step !== undefined && { step }), text: { zh: fill('zh'), en: fill('en') } }
}
