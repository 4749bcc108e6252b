import { QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Drawer, Input, type InputRef, Popover } from 'antd'
import { useId, useRef, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { useSettled } from '#kernel/ui/fields/useRecordSearch.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import './customers.css'
import { LookupAnswer, useLookup } from './LookupAnswer.tsx'
import { customerTexts } from './text.ts'

const PAUSE_MS = 350

/** "Is this company ours?": answers with owner and state, whoever asks. */
export default function LookupBox({ entity }: { entity: EntityMeta }) {
  return usePhone() ? <LookupSheet entity={entity} /> : <LookupInput entity={entity} />
}

/** What is typed and what is asked: not the letters of a word that an input method still composes. */
function useTyped() {
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const [whole, setWhole] = useState('')
  const query = useSettled(whole, PAUSE_MS)
  const take = (text: string, isComposing: boolean) => {
    setTyped(text)
    if (!isComposing) setWhole(text.trim())
  }
  return {
    query,
    input: {
      value: typed,
      onChange: (event: { target: { value: string } }) => take(event.target.value, composing),
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: (event: { currentTarget: { value: string } }) => {
        setComposing(false)
        take(event.currentTarget.value, false)
      },
    },
  }
}

function LookupInput({ entity }: { entity: EntityMeta }) {
  const t = useText(customerTexts)
  const answerId = useId()
  const [open, setOpen] = useState(false)
  const { query, input } = useTyped()
  const lookup = useLookup(entity, query)
  return (
    <Popover
      open={open && lookup.answered}
      onOpenChange={(next) => !next && setOpen(false)}
      content={<LookupAnswer entity={entity} id={answerId} lookup={lookup} onLeave={() => setOpen(false)} />}
      placement="bottomRight"
      trigger="click"
      arrow={false}
    >
      <Input
        {...input}
        className="zy-lookup-box"
        allowClear
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('lookup')}
        title={t('lookupHint')}
        aria-label={`${t('lookup')} ${t('lookupHint')}`}
        aria-controls={answerId}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          input.onChange(event)
          setOpen(true)
        }}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      />
    </Popover>
  )
}

/** On a phone a button beside the title: two search boxes one above the other would be mistaken for each other. */
function LookupSheet({ entity }: { entity: EntityMeta }) {
  const t = useText(customerTexts)
  const answerId = useId()
  const [open, setOpen] = useState(false)
  const box = useRef<InputRef>(null)
  const { query, input } = useTyped()
  const lookup = useLookup(entity, query)
  return (
    <>
      <Button icon={<QuestionCircleOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('lookupShort')}
      </Button>
      {/* At the top, so that the phone's keyboard leaves the answer in sight. */}
      <Drawer
        open={open}
        placement="top"
        size="auto"
        title={t('lookup')}
        onClose={() => setOpen(false)}
        afterOpenChange={(isOpen) => isOpen && box.current?.focus()}
      >
        <Input
          {...input}
          ref={box}
          type="search"
          allowClear
          prefix={<SearchOutlined aria-hidden="true" />}
          placeholder={t('lookupHint')}
          aria-label={t('lookupHint')}
          aria-controls={answerId}
        />
        {lookup.answered && (
          <LookupAnswer entity={entity} id={answerId} lookup={lookup} onLeave={() => setOpen(false)} />
        )}
      </Drawer>
    </>
  )
}
