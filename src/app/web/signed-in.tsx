import { MetaProvider } from '#kernel/ui/meta.tsx'
import { Shell } from '#kernel/ui/shell/shell.tsx'

/** What the person may see is loaded first; then the shell with the page in it. */
export function SignedIn() {
  return (
    <MetaProvider>
      <Shell />
    </MetaProvider>
  )
}
