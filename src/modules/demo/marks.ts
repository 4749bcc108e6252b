/** Every write of the demo company carries this batch; by it the demo is told apart and removed. */
export const demoBatch = '00000000-0000-7000-8000-00000000de30'

/** Shown on customers and deals, so that nobody takes them for real. */
export const demoTag = '演示数据'
