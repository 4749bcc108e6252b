/** People with these states may sign in and use their API keys; candidates and those who left may not. */
export const statusesThatMayEnter: readonly string[] = ['onboarding', 'active', 'leaving']

export const mayEnter = (status: string | null): boolean => status !== null && statusesThatMayEnter.includes(status)
