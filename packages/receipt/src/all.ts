import type { ansi } from './targets/ansi.ts'
import type { epos } from './targets/epos.ts'
import type { escpos } from './targets/escpos.ts'
import type { html } from './targets/html.ts'
import type { markdown } from './targets/markdown.ts'
import type { pdf } from './targets/pdf.ts'
import type { png } from './targets/png.ts'
import type { receiptline } from './targets/receiptline.ts'
import type { starprnt } from './targets/starprnt.ts'
import type { svg } from './targets/svg.ts'
import type { text } from './targets/text.ts'

/**
 * All targets by name, for tools that let their users choose: `(await targets.html())({ lang: 'en' })`. A writer is
 * loaded when it is asked for. An application that knows its target imports that one from its own sub-path.
 */
export const targets: Targets = {
  text: async () => (await import('./targets/text.ts')).text,
  ansi: async () => (await import('./targets/ansi.ts')).ansi,
  html: async () => (await import('./targets/html.ts')).html,
  markdown: async () => (await import('./targets/markdown.ts')).markdown,
  svg: async () => (await import('./targets/svg.ts')).svg,
  png: async () => (await import('./targets/png.ts')).png,
  pdf: async () => (await import('./targets/pdf.ts')).pdf,
  escpos: async () => (await import('./targets/escpos.ts')).escpos,
  starprnt: async () => (await import('./targets/starprnt.ts')).starprnt,
  epos: async () => (await import('./targets/epos.ts')).epos,
  receiptline: async () => (await import('./targets/receiptline.ts')).receiptline,
}

/** Loads the function that makes a target. */
export interface Targets {
  readonly text: () => Promise<typeof text>
  readonly ansi: () => Promise<typeof ansi>
  readonly html: () => Promise<typeof html>
  readonly markdown: () => Promise<typeof markdown>
  readonly svg: () => Promise<typeof svg>
  readonly png: () => Promise<typeof png>
  readonly pdf: () => Promise<typeof pdf>
  readonly escpos: () => Promise<typeof escpos>
  readonly starprnt: () => Promise<typeof starprnt>
  readonly epos: () => Promise<typeof epos>
  readonly receiptline: () => Promise<typeof receiptline>
}

/** The name of a target. */
export type TargetName = keyof Targets
