export { dotFont, type DotFont } from './font.ts'
export { dots } from './dots.ts'
