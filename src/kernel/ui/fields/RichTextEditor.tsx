import {
  BoldOutlined,
  FontSizeOutlined,
  ItalicOutlined,
  OrderedListOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import Mention from '@tiptap/extension-mention'
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useEntity } from '../meta.tsx'
import { useText } from '../text.ts'
import { findColleagues } from './colleagues.ts'
import type { EditorProps } from './field.types.ts'
import { mentionSuggestion } from './mentionList.tsx'
import { fieldTexts } from './text.ts'
import { linkTarget } from './webAddress.ts'

type Mark = 'bold' | 'italic' | 'heading' | 'bulletList' | 'orderedList' | 'blockquote'

function Toolbar({ editor }: { editor: Editor }) {
  const t = useText(fieldTexts)
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      heading: current.isActive('heading'),
      bulletList: current.isActive('bulletList'),
      orderedList: current.isActive('orderedList'),
      blockquote: current.isActive('blockquote'),
      canUndo: current.can().undo(),
    }),
  })
  const tool = (mark: Mark, title: string, icon: ReactNode, run: () => void) => (
    <Tooltip title={title} mouseEnterDelay={0.6}>
      <Button
        type="text"
        size="small"
        tabIndex={-1}
        icon={icon}
        aria-label={title}
        aria-pressed={active[mark]}
        className={active[mark] ? 'zy-rich-on' : undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={run}
      />
    </Tooltip>
  )
  const chain = () => editor.chain().focus()
  return (
    <div className="zy-rich-bar" role="toolbar" aria-label={t('bold')}>
      {tool('bold', t('bold'), <BoldOutlined />, () => chain().toggleBold().run())}
      {tool('italic', t('italic'), <ItalicOutlined />, () => chain().toggleItalic().run())}
      {tool('heading', t('heading'), <FontSizeOutlined />, () => chain().toggleHeading({ level: 3 }).run())}
      {tool('bulletList', t('bulletList'), <UnorderedListOutlined />, () => chain().toggleBulletList().run())}
      {tool('orderedList', t('numberedList'), <OrderedListOutlined />, () => chain().toggleOrderedList().run())}
      {tool('blockquote', t('quote'), <span aria-hidden>“</span>, () => chain().toggleBlockquote().run())}
      <Tooltip title={t('mention')} mouseEnterDelay={0.6}>
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          aria-label={t('mention')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => chain().insertContent('@').run()}
        >
          @
        </Button>
      </Tooltip>
      <Tooltip title={t('undo')} mouseEnterDelay={0.6}>
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={<UndoOutlined aria-hidden="true" />}
          aria-label={t('undo')}
          disabled={!active.canUndo}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => chain().undo().run()}
        />
      </Tooltip>
    </div>
  )
}

/** Formatted text with mentions. Gives HTML back, or null when nothing is written. */
export default function RichTextEditor({ value, onChange, autoFocus, status, id, describedBy }: EditorProps) {
  const employee = useEntity('employee')
  const change = useRef(onChange)
  useEffect(() => {
    change.current = onChange
  }, [onChange])
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        link: {
          openOnClick: false,
          isAllowedUri: (uri) => /^mailto:/i.test(uri) || linkTarget(uri) !== null,
        },
      }),
      Mention.configure({
        suggestion: mentionSuggestion((query, signal) =>
          employee ? findColleagues(employee, query, signal) : Promise.resolve([]),
        ),
      }),
    ],
    content: typeof value === 'string' ? value : '',
    autofocus: autoFocus ? 'end' : false,
    editorProps: {
      attributes: {
        ...(id ? { id } : {}),
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        role: 'textbox',
      },
    },
    onUpdate: ({ editor: current }) => change.current(current.isEmpty ? null : current.getHTML()),
  })
  // A value set from outside (a form reset, another person's change) replaces what is shown; the own typing does not.
  useEffect(() => {
    const outside = typeof value === 'string' ? value : ''
    if (editor && !editor.isDestroyed && !editor.isFocused && outside !== (editor.isEmpty ? '' : editor.getHTML())) {
      editor.commands.setContent(outside, { emitUpdate: false })
    }
  }, [editor, value])
  if (!editor) return null
  return (
    <div className={`zy-rich-editor${status ? ` zy-rich-${status}` : ''}`}>
      <Toolbar editor={editor} />
      <EditorContent editor={editor} className="zy-rich" />
    </div>
  )
}
