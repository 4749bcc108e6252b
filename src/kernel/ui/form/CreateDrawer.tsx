import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Drawer, Tooltip } from 'antd'
import { useMemo, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, isHeld } from '../client.ts'
import { useDraft } from '../draft.ts'
import { useFeedback } from '../feedback.tsx'
import { offerNestedCreate } from '../fields/nestedCreate.ts'
import { modKey } from '../hotkeys.ts'
import type { EntityRecord } from '../meta.tsx'
import { invalidateEntity, queryClient } from '../query.ts'
import { usePhone } from '../screen.ts'
import { useLabel, useText } from '../text.ts'
import { CreateExtras } from './CreateExtras.tsx'
import { EntityForm } from './EntityForm.tsx'
import { createPayload, type FormValues, initialValues } from './formValues.ts'
import { formTexts } from './text.ts'
import { useAttemptKey } from './useAttemptKey.ts'
import { useRecordForm } from './useRecordForm.ts'

interface CreateDrawerProps {
  entity: EntityMeta
  open: boolean
  onClose: () => void
  /** Called for every record made, also with "save and next". */
  onCreated?: ((record: EntityRecord) => void) | undefined
  /** Values the page already knows, by field. */
  defaults?: Record<string, unknown> | undefined
}

/** A new record, in a drawer on top of the page: few fields first, the rest on demand; typing survives a reload. */
export function CreateDrawer(props: CreateDrawerProps) {
  const { entity, open, onClose } = props
  const label = useLabel()
  const t = useText(formTexts)
  const phone = usePhone()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t('newRecord', { entity: label(entity.label) })}
      size={phone ? '100%' : 640}
      destroyOnHidden
      classNames={{ body: 'zy-create-body' }}
    >
      <CreateForm {...props} />
    </Drawer>
  )
}

/** Quick fields in their order, and all others that may be filled in. */
function useCreateFields(entity: EntityMeta) {
  return useMemo(() => {
    const fields = entity.fields.filter((field) => field.create && !field.computed)
    const quick = entity.quick.flatMap((name) => fields.find((field) => field.name === name) ?? [])
    const needed = fields.filter((field) => field.required && !quick.includes(field))
    const first = [...quick, ...needed]
    const shown = first.length > 0 ? first : fields
    return { all: fields, first: shown, more: fields.filter((field) => !shown.includes(field)) }
  }, [entity])
}

function CreateForm({ entity, onClose, onCreated, defaults }: CreateDrawerProps) {
  const t = useText(formTexts)
  const feedback = useFeedback()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { all, first, more } = useCreateFields(entity)
  const fresh = useMemo(() => initialValues(all, defaults), [all, defaults])
  // The draft belongs to what one is creating it for: a contact of this customer is not one of that customer.
  const draftKey = `create:${entity.name}${defaults ? `:${JSON.stringify(defaults)}` : ''}`
  const [typed, setTyped] = useState<FormValues>()
  const draft = useDraft<FormValues>(draftKey, typed)
  const [restored, setRestored] = useState(draft.initial !== undefined)
  const form = useRecordForm(all, { ...fresh, ...draft.initial })
  const attemptKey = useAttemptKey()
  const faultBehind = more.some((field) => form.faultsOf(field).length > 0)
  const filledBehind = more.some((field) => draft.initial?.[field.name] !== undefined)
  const [wide, setWide] = useState(filledBehind)
  const showMore = wide || faultBehind

  const watched = {
    ...form,
    change: (name: string, value: unknown) => {
      form.change(name, value)
      setTyped((current) => ({ ...(current ?? draft.initial), [name]: value }))
    },
  }
  const startAfresh = () => {
    draft.clear()
    setTyped(undefined)
    setRestored(false)
    form.reset(fresh)
  }
  const save = async (another: boolean) => {
    let made: EntityRecord | undefined
    try {
      await form.submit(async (values) => {
        const payload = createPayload(all, values)
        made = await api.post<EntityRecord>(`/${entity.path}`, payload, { idempotencyKey: attemptKey(payload) })
      })
    } catch (error) {
      feedback.error(error, entity)
      if (isHeld(error)) {
        startAfresh()
        onClose()
      }
    }
    if (!made) return
    const { id, label } = made
    startAfresh()
    invalidateEntity(entity.name)
    // Pages count what belongs to their record; any of them may now have one more.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('related') })
    onCreated?.(made)
    const open = () => {
      onClose()
      void navigate({ to: `/${entity.path}/${id}` as string })
    }
    void message.success(
      <>
        {t('created', { label })}
        {entity.settingsOnly ? null : (
          <Button type="link" size="small" onClick={open}>
            {t('open')}
          </Button>
        )}
      </>,
    )
    if (!another) onClose()
  }

  return (
    <>
      <div className="zy-create-scroll">
        <EntityForm
          key={restored ? 'restored' : 'fresh'}
          form={watched}
          fields={first}
          onSubmit={() => void save(false)}
          autoFocus
          before={
            restored ? (
              <div className="zy-form-restored" role="status">
                {t('draftKept')}
                <Button type="link" size="small" onClick={startAfresh}>
                  {t('draftDiscard')}
                </Button>
              </div>
            ) : null
          }
          after={<CreateExtras entity={entity} form={watched} />}
        />
        {more.length > 0 ? (
          <>
            <Button
              type="link"
              className="zy-form-more"
              icon={showMore ? <UpOutlined /> : <DownOutlined />}
              aria-expanded={showMore}
              onClick={() => setWide(!showMore)}
            >
              {showMore ? t('fewerFields') : t('moreFields', { n: more.length })}
            </Button>
            {showMore ? (
              <EntityForm
                form={{ ...watched, faultCount: 0 }}
                fields={more}
                sections={entity.sections}
                onSubmit={() => void save(false)}
              />
            ) : null}
          </>
        ) : null}
      </div>
      <footer className="zy-create-foot">
        <Tooltip title={t('keys', { mod: modKey })}>
          <Button type="primary" loading={form.saving} onClick={() => void save(false)}>
            {t('save')}
          </Button>
        </Tooltip>
        <Button disabled={form.saving} onClick={() => void save(true)}>
          {t('saveAndNext')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </footer>
    </>
  )
}

// From here on pickers offer to create what they do not find.
offerNestedCreate(async () => ({ default: CreateDrawer }))
