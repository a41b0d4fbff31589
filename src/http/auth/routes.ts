import type { Hono } from 'hono'
import type { Outcome } from '../../domain/refusal.ts'
import { notAllowed } from '../problem.ts'
import { firstRun, moveClock, resetSample } from './first-routes.ts'
import type { AuthOptions } from './options.ts'
import { registerFinish, registerOptions, signInFinish, signInOptions } from './passkey-routes.ts'
import { type AuthRequest, answerAuth, type Caller } from './request.ts'
import { me, openLink, persona, signOut } from './session-routes.ts'

type Act = (asked: AuthRequest, options: AuthOptions, call: Caller) => Promise<Outcome<Response>>

const posts: Readonly<Record<string, Act>> = {
  link: openLink,
  'sign-out': signOut,
  'passkey/register/options': registerOptions,
  'passkey/register/finish': registerFinish,
  'passkey/sign-in/options': signInOptions,
  'passkey/sign-in/finish': signInFinish,
  persona,
  'first-run': firstRun,
  'sample/reset': resetSample,
  'sample/clock': moveClock,
}

/** Signing in and out (docs/SIGN-IN.md): about the cookie, and so beside the table of operations. */
export function authRoutes(app: Hono, options: AuthOptions, call: Caller, versions: object): void {
  app.all('/auth/me', ({ req }) => {
    if (req.method !== 'GET') return notAllowed(req.method, 'GET, OPTIONS')
    return answerAuth(req.raw, options, asked => me(asked, options, call, versions))
  })
  for (const [path, act] of Object.entries(posts)) {
    app.all(`/auth/${path}`, ({ req }) => {
      if (req.method !== 'POST') return notAllowed(req.method, 'POST, OPTIONS')
      return answerAuth(req.raw, options, asked => act(asked, options, call))
    })
  }
}
