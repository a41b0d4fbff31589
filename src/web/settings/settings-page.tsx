import { Link } from '@tanstack/react-router'
import { PageTitle } from '../ui/page-title.tsx'
import { settings } from '../words/settings.ts'
import { BrowserSettings } from './browser-settings.tsx'
import { Invitations } from './invitations.tsx'
import { OrgSettings } from './org-settings.tsx'
import { Passkeys } from './passkeys.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'

/** What signs people in, what software may do, this browser, and the organisation's defaults. */
export function SettingsPage() {
  return (
    <>
      <PageTitle title={settings.title} margin={<Link to="/settings/privacy">{settings.privacyShort}</Link>}>
        {settings.intro} <Link to="/settings/privacy">{settings.privacyLink}</Link>.
      </PageTitle>
      <BrowserSettings />
      <Passkeys />
      <Sessions />
      <Tokens />
      <Invitations />
      <OrgSettings />
    </>
  )
}
