/** The two addresses of single sign-on: where it begins, and where the provider sends people back to. */
import { AppError } from '#kernel/api/errors.ts'
import { rateLimit } from '#kernel/api/rate-limit.ts'
import { noteSignIn, providerId } from './admit.ts'
import { type Journey, journeys, type Refusal } from './journey.ts'
import { type SingleSignOnParts, singleSignOnLibraries } from './library.ts'

/** Sends a request on to a library, without what only we should know. */
type Forward = (
  handler: (request: Request) => Promise<Response>,
  request: Request,
  path: string,
  body: object | undefined,
  address: string,
) => Promise<Response>

export const startPath = '/sign-in/sso'
export const callbackPath = `/callback/${providerId}`

/** Why somebody is back at the sign-in page. */
type Outcome = Refusal | 'done' | 'close' | 'cancelled' | 'expired' | 'failed'

const perMinute = 60

export interface SingleSignOnDoor {
  /** Answers `{ url }`: where the browser goes. */
  start(request: Request, body: Record<string, unknown>, address: string): Promise<Response>
  /** Sends the browser on to the sign-in page, with a session or with the reason why not. */
  finish(request: Request, address: string): Promise<Response>
}

export function singleSignOnDoor(parts: SingleSignOnParts, forward: Forward): SingleSignOnDoor {
  const libraryNow = singleSignOnLibraries(parts)
  const limit = rateLimit(perMinute)
  return {
    async start(request, body, address) {
      // Each beginning leaves a row behind for ten minutes.
      limit.take(address, Date.now())
      const { handler } = await libraryNow()
      const back: Outcome = body.window === true ? 'close' : 'done'
      const social = {
        provider: providerId,
        callbackURL: addressOf(back),
        errorCallbackURL: addressOf('failed'),
        disableRedirect: true,
      }
      const answer = await forward(handler, request, '/sign-in/social', social, address)
      const { url } = (await answer.json()) as { url: string }
      return withCookies(Response.json({ url }), answer)
    },
    async finish(request, address) {
      const query = new URL(request.url).search
      const journey: Journey = {}
      let answer: Response | undefined
      try {
        const { handler, choices } = await libraryNow()
        answer = await journeys.run(journey, () =>
          forward(handler, request, `${callbackPath}${query}`, undefined, address),
        )
        const outcome = outcomeOf(journey, answer.headers.get('location'))
        if (outcome === 'done' || outcome === 'close')
          await noteSignIn(parts.runtime(), journey.userId!, choices.issuer)
        else parts.log.info({ outcome }, 'single sign-on: refused')
        return withCookies(sendTo(outcome), answer)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        parts.log.info({ code: error.code }, 'single sign-on: refused')
        return sendTo(error.code === 'account-disabled' ? 'disabled' : 'failed')
      }
    },
  }
}

const addressOf = (outcome: Outcome): string => `/sign-in?sso=${outcome}`

const sendTo = (outcome: Outcome): Response =>
  new Response(null, { status: 302, headers: { location: addressOf(outcome) } })

function withCookies(response: Response, from: Response): Response {
  for (const cookie of from.headers.getSetCookie()) response.headers.append('set-cookie', cookie)
  return response
}

/** The library answers by where it sends people. */
function outcomeOf({ refusal, userId }: Journey, location: string | null): Outcome {
  if (refusal) return refusal
  const query = new URL(location ?? '', 'http://localhost').searchParams
  const error = query.get('error')
  const back = query.get('sso')
  if (!error && userId && (back === 'done' || back === 'close')) return back
  if (error === 'access_denied') return 'cancelled'
  if (error === 'account-disabled') return 'disabled'
  return error && /state|please_restart/.test(error) ? 'expired' : 'failed'
}
