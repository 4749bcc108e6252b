import { ApiError, isApiError } from '#kernel/ui/client.ts'

/** The server names a fault of a drawn form by its part, `form.days`; the form on screen knows its fields as `days`. */
export async function withoutPart<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!isApiError(error)) throw error
    const violations = error.body.violations.map((each) => ({
      ...each,
      path: each.path.replace(/^(form|chosen|changes)\./, ''),
    }))
    throw violations.length > 0 ? new ApiError(error.status, { ...error.body, violations }) : error
  }
}
