import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Blank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { plainTextOf, RichText } from './RichText.tsx'

// The editor is by far the largest part of this folder and rarely needed at once.
const RichTextEditor = lazy(() => import('./RichTextEditor.tsx'))

function RichTextCell({ value, compact }: CellProps) {
  if (typeof value !== 'string' || value === '') return <Blank />
  return compact ? <span className="zy-field-line">{plainTextOf(value).slice(0, 160)}</span> : <RichText html={value} />
}

const LazyRichTextEditor = (props: EditorProps) => (
  <Suspense fallback={<Skeleton.Node active className="zy-rich-loading" />}>
    <RichTextEditor {...props} />
  </Suspense>
)

export const richText: FieldView = { Cell: RichTextCell, Editor: LazyRichTextEditor, wide: true, multiline: true }
