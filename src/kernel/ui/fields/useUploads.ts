import { useEffect, useRef, useState } from 'react'
import { api, isApiError } from '../client.ts'
import type { StoredFile } from './attachment.types.ts'

export interface UploadInProgress {
  key: string
  file: File
  /** Share sent, 0 to 1. */
  share: number
  /** Why it failed; it can be tried again. */
  reason?: string
}

let uploadCount = 0

/** Uploads files at the same time and reports each as it is stored. */
export function useUploads(onStored: (file: StoredFile) => void) {
  const [uploads, setUploads] = useState<UploadInProgress[]>([])
  // Files finish at different times; each must be added to the newest value, not to the one at the start.
  const stored = useRef(onStored)
  useEffect(() => {
    stored.current = onStored
  }, [onStored])
  const update = (key: string, change: Partial<UploadInProgress>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)))
  const drop = (key: string) => setUploads((all) => all.filter((each) => each.key !== key))

  const send = async (key: string, file: File) => {
    const form = new FormData()
    form.append('file', file, file.name)
    try {
      const answer = await api.upload<StoredFile>('/files', form, (share) => update(key, { share }))
      stored.current(answer)
      drop(key)
    } catch (error) {
      update(key, { reason: isApiError(error) ? error.message : String(error) })
    }
  }
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      uploadCount += 1
      const key = `upload-${uploadCount}`
      setUploads((all) => [...all, { key, file, share: 0 }])
      void send(key, file)
    }
  }
  const retry = ({ key, file }: UploadInProgress) => {
    setUploads((all) => all.map((each) => (each.key === key ? { key, file, share: 0 } : each)))
    void send(key, file)
  }
  return { uploads, add, retry, drop }
}
