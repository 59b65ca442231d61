/** Something that the person at the keyboard can mend; it is told without a stack trace. */
export class Fault extends Error {}

/**
 * Runs a command line to its end: a `Fault` becomes one line and an exit code, anything else is a bug of ours.
 * @param {() => Promise<number>} main Resolves with the exit code.
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
