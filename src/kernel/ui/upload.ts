import { currentLanguage } from './language.ts'

export interface UploadAnswer {
  /** 0 when no answer came. */
  status: number
  body: unknown
}

/** Sends a form by XMLHttpRequest, because fetch does not report how much has been sent. Never rejects. */
export function uploadForm(url: string, form: FormData, onProgress?: (share: number) => void): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', currentLanguage())
    if (onProgress) {
      request.upload.onprogress = (event) => {
        if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total)
      }
    }
    const finish = () => {
      let body: unknown
      try {
        body = JSON.parse(request.responseText)
      } catch {
        body = undefined
      }
      resolve({ status: request.status, body })
    }
    request.onload = finish
    request.onerror = finish
    request.onabort = finish
    request.send(form)
  })
}
