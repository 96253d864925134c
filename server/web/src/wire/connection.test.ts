import { describe, expect, it } from 'vitest'
import { backoff, messageId, socketAddress } from './connection'

describe('the line', () => {
  it('waits longer each time, up to ten seconds', () => {
    expect([0, 1, 2, 3, 20].map((attempt) => backoff(attempt, 1))).toEqual([400, 800, 1600, 3200, 10_000])
  })

  it('spreads returning pages over half of the pause', () => {
    expect([backoff(2, 0), backoff(2, 0.5)]).toEqual([800, 1200])
  })

  it('is encrypted where the page is', () => {
    expect(socketAddress({ protocol: 'https:', host: 'candor.example' })).toBe('wss://candor.example/ws')
    expect(socketAddress({ protocol: 'http:', host: '127.0.0.1:8000' })).toBe('ws://127.0.0.1:8000/ws')
  })

  it('names every message differently, within 64 characters', () => {
    const ids = new Set(Array.from({ length: 1000 }, messageId))
    expect(ids.size).toBe(1000)
    expect([...ids].every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true)
  })
})
