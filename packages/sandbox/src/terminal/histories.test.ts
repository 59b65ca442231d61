import { expect, it } from 'vitest'
import { checkDays } from '../../test/terminal-model.ts'

it('charges, tells and books what one terminal does, whatever happens at it', async () => {
  await expect(checkDays(40, 30)).resolves.toBeUndefined()
})
