/** Ways to propose a split: by last year's share, by who can carry how much, or evenly. */
export const proposalMethods = ['last-year', 'capacity', 'even'] as const
export type ProposalMethod = (typeof proposalMethods)[number]
