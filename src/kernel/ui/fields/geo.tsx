import { AimOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { Button, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { useText } from '../text.ts'
import { Blank } from './Blank.tsx'
import { parseDecimal } from './decimalText.ts'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { NumberInput } from './NumberInput.tsx'
import { fieldTexts } from './text.ts'

interface Place {
  lat: number
  lng: number
}

const placeOf = (value: unknown): Place | null =>
  typeof value === 'object' && value !== null && 'lat' in value && 'lng' in value
    ? { lat: Number(value.lat), lng: Number(value.lng) }
    : null

/** Five places are about one metre: more says nothing. */
const PLACES = 5

function GeoCell({ value, compact }: CellProps) {
  const t = useText(fieldTexts)
  const place = placeOf(value)
  if (!place) return <Blank />
  const text = `${place.lat.toFixed(PLACES)}, ${place.lng.toFixed(PLACES)}`
  if (compact) return <span className="zy-field-number">{text}</span>
  return (
    // `geo:` opens the map app that the person has; no map service is told where our customers are.
    <a href={`geo:${place.lat},${place.lng}`} title={t('openMap')} className="zy-field-number">
      <EnvironmentOutlined aria-hidden /> {text}
    </a>
  )
}

function GeoEditor({ field, value, onChange, autoFocus, size, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  const place = placeOf(value)
  const [typed, setTyped] = useState<{ lat: unknown; lng: unknown }>({ lat: place?.lat, lng: place?.lng })
  const [refused, setRefused] = useState(false)
  const [busy, setBusy] = useState(false)

  const change = (next: { lat: unknown; lng: unknown }) => {
    setTyped(next)
    const [lat, lng] = [next.lat, next.lng].map((each) => parseDecimal(String(each ?? ''), PLACES + 1))
    if (lat && lng) onChange({ lat: Number(lat), lng: Number(lng) })
    else if (!lat && !lng) onChange(null)
  }
  const locate = () => {
    setBusy(true)
    setRefused(false)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false)
        change({ lat: coords.latitude.toFixed(PLACES), lng: coords.longitude.toFixed(PLACES) })
      },
      () => {
        setBusy(false)
        setRefused(true)
      },
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }
  const shared = { scale: PLACES + 1, size, status, describedBy }
  return (
    <>
      <Space.Compact block>
        <NumberInput
          {...shared}
          id={id}
          field={{ ...field, min: -90, max: 90 }}
          value={typed.lat}
          onChange={(lat) => change({ ...typed, lat })}
          prefix={t('latitude')}
          name={t('latitude')}
          autoFocus={autoFocus}
        />
        <NumberInput
          {...shared}
          field={{ ...field, min: -180, max: 180 }}
          value={typed.lng}
          onChange={(lng) => change({ ...typed, lng })}
          prefix={t('longitude')}
          name={t('longitude')}
        />
        <Tooltip title={t('useMyPlace')}>
          <Button
            icon={<AimOutlined aria-hidden="true" />}
            aria-label={t('useMyPlace')}
            size={size}
            loading={busy}
            onClick={locate}
          />
        </Tooltip>
      </Space.Compact>
      {refused ? (
        <div className="zy-field-fault" role="alert">
          {t('placeRefused')}
        </div>
      ) : null}
    </>
  )
}

export const geo: FieldView = { Cell: GeoCell, Editor: GeoEditor, wide: true, multiline: true }
