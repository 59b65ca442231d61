import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientCredentials, createSecuconnect, maskCardNumbers } from '@secukit/api'
import { startSandbox } from '@secukit/sandbox'
import { openTerminal } from '@secukit/terminal'
import { formatAmount, readInteger } from '../amount.ts'
import { type Run, textOption } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { Failure } from '../failure.ts'
import { npx } from '../help.ts'
import { loadSale } from '../load-sale.ts'
import { paper } from '../paper.ts'

const card = '9276004429942845'

/** The main job on a sandbox of its own: load a card with 15 EUR, capture it with cash, print the receipt. */
export const run: Run = async (input, output) => {
  const columns = readInteger('columns', textOption(input, 'columns') ?? '48', 20, 64)
  const folder = await mkdtemp(join(tmpdir(), 'secukit-demo-'))
  // The same in each run: its receipt is shown in the README.
  await using sandbox = await startSandbox({ seed: 1 })
  try {
    const secuconnect = createSecuconnect({
      baseUrl: sandbox.url,
      auth: clientCredentials(sandbox.credentials),
    })
    await using terminal = await openTerminal({ secuconnect, journal: join(folder, 'till.journal') })
    const payment = terminal.pay(
      loadSale({ saleId: 'demo-1', card, amount: 1500, tax: 7, method: 'cash', demo: true }),
    )
    const outcome = await payment.outcome
    if (outcome.kind !== 'approved' || !outcome.transaction) {
      throw new Failure(
        exitCode.internalFault,
        `the demo ended ${outcome.kind}${'cause' in outcome ? `: ${String(outcome.cause)}` : ''}`,
      )
    }
    const { transaction, receipts } = outcome
    if (input.options['json']) {
      output.data(JSON.stringify(outcome, undefined, 2))
      return exitCode.done
    }
    const { bold, dim, green } = output.style
    const example = (command: string, does: string): string => `  ${bold(command)}\n    ${dim(does)}`
    output.data(
      [
        paper(
          receipts.flatMap(({ lines }) => lines),
          columns,
          output.style,
        ),
        '',
        `${green('✓')} The till took ${formatAmount(1500)} in cash and loaded it onto card ${maskCardNumbers(card)}: transaction ${transaction.id} is ${transaction.status}.`,
        `  A sandbox played the server. No account, no network, no money.`,
        '',
        'Next:',
        example(`${npx} sandbox`, 'keeps a sandbox running on http://127.0.0.1:4010'),
        example(
          `${npx} card load ${card} 15,00 --base-url http://127.0.0.1:4010`,
          'takes the same payment from another shell',
        ),
        example(`${npx} --help`, 'shows the rest'),
      ].join('\n'),
    )
    return exitCode.done
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
