import { describe, expect, it } from 'vitest'
import { minutesAndSeconds, read, skewOf, spokenTime } from './clock'

const TOLD = Date.parse('2025-01-01T10:00:00Z')
const clock = { active: 60, total: 1800, running: true, as_of: '2025-01-01T10:00:00Z', turn_left: 30 }

describe('the clock', () => {
  it('adds the seconds since it was told, while it runs', () => {
    expect(read(clock, TOLD + 12_000, 0).active).toBe(72)
    expect(read({ ...clock, running: false }, TOLD + 12_000, 0).active).toBe(60)
  })

  it("counts no more than is left of the turn's time", () => {
    expect(read(clock, TOLD + 99_000, 0)).toMatchObject({ active: 90, turnLeft: 0 })
  })

  it('does not run backwards when this computer is behind the server', () => {
    expect(read(clock, TOLD - 5_000, 0).active).toBe(60)
    const skew = skewOf(clock, TOLD - 5_000, 0)
    expect(read(clock, TOLD - 4_000, skew).active).toBe(61)
  })

  it('is written as minutes and seconds, and said as minutes', () => {
    expect([minutesAndSeconds(0), minutesAndSeconds(754.9), minutesAndSeconds(3600)]).toEqual([
      '0:00',
      '12:34',
      '60:00',
    ])
    expect(spokenTime(read(clock, TOLD, 0))).toBe('1 of 30 minutes used')
  })
})
