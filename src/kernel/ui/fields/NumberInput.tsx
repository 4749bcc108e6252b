import { Input } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useLanguage, useText } from '../text.ts'
import { groupDigits, parseDecimal, sizeHint, trimZeros, withinBounds } from './decimalText.ts'
import type { EditorProps } from './field.types.ts'
import { fieldTexts } from './text.ts'

interface NumberInputProps extends EditorProps {
  /** Places kept; more are rounded half-up when the person leaves the input. */
  scale: number
  prefix?: ReactNode
  suffix?: ReactNode
  /** Its name where no label stands beside it. */
  name?: string
  /** Show 万/亿 or million beside large values. */
  hint?: boolean
  /** Turns the decimal string into what the field stores (an integer field stores a number). */
  store?: (value: string) => unknown
}

/**
 * A numeric input over decimal strings. While focused it shows what was typed, untouched; otherwise the
 * digits in groups of three. Text that is no number stays in the input with a fault beside it and is handed on
 * as it is, so that saving is refused at the field instead of losing what was typed.
 */
export function NumberInput(props: NumberInputProps) {
  const { field, value, onChange, scale, hint, store = (text) => text } = props
  const t = useText(fieldTexts)
  const language = useLanguage()
  const [typed, setTyped] = useState<string>()
  const selected = useRef(false)
  const stored = value === null || value === undefined ? '' : String(value)
  const parsed = parseDecimal(typed ?? stored, scale)
  const fault = faultOf(parsed)

  function faultOf(current: string | null | undefined): string | undefined {
    if (current === undefined) return t('notANumber')
    if (withinBounds(current, field.min, field.max)) return undefined
    const [min, max] = [field.min, field.max].map((bound) => groupDigits(bound ?? ''))
    if (field.min === undefined) return t('atMost', { max: max! })
    return field.max === undefined ? t('atLeast', { min: min! }) : t('outOfBounds', { min: min!, max: max! })
  }

  const change = (text: string) => {
    setTyped(text)
    const next = parseDecimal(text, scale)
    onChange(next === undefined ? text : next === null ? null : store(next))
  }
  const size = hint && parsed ? sizeHint(parsed, language) : null
  const shown = typed ?? (parsed === undefined ? stored : stored === '' ? '' : groupDigits(trimmed(stored, scale)))
  return (
    <div className="zy-field-number-editor">
      <Input
        id={props.id}
        aria-label={props.name}
        aria-describedby={props.describedBy}
        aria-invalid={fault !== undefined}
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        prefix={props.prefix}
        suffix={props.suffix}
        autoFocus={props.autoFocus}
        size={props.size}
        status={fault ? 'error' : props.status}
        onFocus={(event) => {
          setTyped(stored === '' ? '' : trimmed(stored, scale))
          selected.current = false
          const input = event.target
          // The value changes from grouped to plain on focus, so selecting has to wait for that.
          requestAnimationFrame(() => {
            if (!selected.current) input.select()
            selected.current = true
          })
        }}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(undefined)}
      />
      {fault ? (
        <div className="zy-field-fault" role="alert">
          {fault}
        </div>
      ) : size ? (
        <div className="zy-field-hint">{t('about', { size })}</div>
      ) : null}
    </div>
  )
}

/** Money keeps both places; other decimals lose the zeros that only the database needs. */
const trimmed = (value: string, scale: number): string => {
  const short = trimZeros(value)
  return scale === 2 && short.includes('.') ? groupless(value) : short
}
const groupless = (value: string): string => parseDecimal(value, 2) ?? value
