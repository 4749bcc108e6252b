import type { ModuleUi } from '#kernel/ui/module-ui.ts'
import { ui as identity } from '#modules/identity/ui'
import { ui as opportunities } from '#modules/opportunities/ui'

/** The screens that modules add, one line a module. */
export const moduleUis: readonly ModuleUi[] = [identity, opportunities]
