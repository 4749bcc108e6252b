import { Modal } from 'antd'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { modKey, useHotkeys } from '../hotkeys.ts'
import { defineText, useText } from '../text.ts'

const texts = defineText({
  title: { zh: '键盘快捷键', en: 'Keyboard shortcuts' },
  everywhere: { zh: '任何页面', en: 'Everywhere' },
  palette: { zh: '搜索记录、页面和命令', en: 'Search records, pages and commands' },
  keys: { zh: '显示这张表', en: 'Show this list' },
  create: { zh: '在当前页面新建', en: 'New record on this page' },
  goHome: { zh: '去工作台', en: 'Go to the workbench' },
  goCustomers: { zh: '去客户', en: 'Go to customers' },
  goOpportunities: { zh: '去商机', en: 'Go to opportunities' },
  goSettings: { zh: '去设置', en: 'Go to settings' },
  close: { zh: '关闭对话框或抽屉', en: 'Close a dialog or drawer' },
  lists: { zh: '列表与搜索', en: 'Lists and search' },
  move: { zh: '上下移动', en: 'Move up and down' },
  open: { zh: '打开', en: 'Open' },
})

type Key = keyof typeof texts
const groups: { title: Key; keys: [string[], Key][] }[] = [
  {
    title: 'everywhere',
    keys: [
      [[modKey, 'K'], 'palette'],
      [['?'], 'keys'],
      [['N'], 'create'],
      [['G', 'H'], 'goHome'],
      [['G', 'C'], 'goCustomers'],
      [['G', 'O'], 'goOpportunities'],
      [['G', 'S'], 'goSettings'],
      [['Esc'], 'close'],
    ],
  },
  {
    title: 'lists',
    keys: [
      [['↑', '↓'], 'move'],
      [['Enter'], 'open'],
    ],
  },
]

const KeysContext = createContext<() => void>(() => undefined)

/** Shows the list of keys. */
export function useKeysHelp(): () => void {
  return useContext(KeysContext)
}

/** The list of keys, on `?`. */
export function KeysHelpProvider({ children }: { children: ReactNode }) {
  const t = useText(texts)
  const [open, setOpen] = useState(false)
  const show = useCallback(() => setOpen(true), [])
  useHotkeys({ '?': show })
  return (
    <KeysContext value={show}>
      {children}
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('title')} width={460}>
        {groups.map((group) => (
          <section key={group.title} className="zy-keys">
            <h3>{t(group.title)}</h3>
            <dl>
              {group.keys.map(([keys, text]) => (
                <div key={text}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(text)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Modal>
    </KeysContext>
  )
}
