import { expect, it } from 'vitest'
import { render, TARGETS } from '../../scripts/types.mjs'
import client from './client-frames.ts?raw'
import server from './server-frames.ts?raw'

const kept: Record<string, string> = { client, server }

it.each(TARGETS)('$file is what the schema says', async (target) => {
  expect(kept[target.side]).toBe(await render(target))
})
