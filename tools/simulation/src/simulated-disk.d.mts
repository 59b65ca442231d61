import type { Disk } from '@secukit/terminal'

export type Call =
  | 'read'
  | 'open'
  | 'create'
  | 'rename'
  | 'remove'
  | 'syncFolder'
  | 'write'
  | 'sync'
  | 'truncate'

/** `crash`, `kill`, `short` or the code of an error; nothing: the call goes well. */
export type Fault = (call: Call, path: string) => string | undefined

export interface SimulatedDisk {
  readonly disk: Disk
  crash(options?: { keep?: 'everything' | 'nothing' }): void
  kill(): void
  failWith(next: Fault): void
  names(): string[]
  content(path: string): Buffer
  replace(path: string, bytes: Uint8Array): void
  flip(path: string, position: number, mask: number): void
}

export function simulatedDisk(options: { random: () => number; fault?: Fault }): SimulatedDisk
