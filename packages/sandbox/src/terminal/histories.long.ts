import { expect, it } from 'vitest'
import { checkDays } from '../../test/terminal-model.ts'

it('charges, tells and books what one terminal does, on long days too', async () => {
  await expect(checkDays(800, 80)).resolves.toBeUndefined()
})
