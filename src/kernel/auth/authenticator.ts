/** How the kernel learns who a request comes from; the identity module answers it. */

export interface Identified {
  /** Employee that the session or key belongs to, as the user id of the account. */
  userId?: string
  employeeId?: string
  sessionId?: string
  /** `ui`: a browser session; `api`: a key. */
  via: 'ui' | 'api'
}

export interface Authenticator {
  /** Undefined when nobody is signed in; throws 401 for a key that is wrong, expired or revoked. */
  identify(headers: Headers): Promise<Identified | undefined>
  /** Answers everything below /api/auth. */
  handle(request: Request, clientAddress: string): Promise<Response>
}
