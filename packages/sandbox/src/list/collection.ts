// Lists as the API documents them: everything a handler needs of this folder.

export { expanded } from './expand.ts'
export { type ListContext, type ListQuery, listPage } from './page.ts'
export type { Collection } from './plan.ts'
export { createScrolls } from './scroll.ts'
