import { describe, expect, it } from 'vitest'
import type { SetupOptions } from '../wire/http'
import { asSetup, LARGEST_SEED, startingFrom } from './choice'

const named = (...ids: string[]) => ids.map((id) => ({ id, title: id, says: '' }))
const options: SetupOptions = {
  rounds: named('technical', 'project', 'behavioral', 'full'),
  levels: named('junior', 'mid', 'senior'),
  modes: named('real', 'coach'),
  minutes: { min: 3, max: 120, choices: [10, 20, 30, 45, 60] },
  engine: 'embedded',
  notice: '',
}
const from = (query: string, last: string | null = null) => startingFrom(options, new URLSearchParams(query), last)

describe('the set-up', () => {
  it('starts from the usual', () => {
    expect(from('')).toEqual({ round: 'full', level: 'mid', mode: 'real', minutes: 30, questions: [] })
  })

  it('starts from the last choice', () => {
    const last = JSON.stringify({ round: 'project', level: 'senior', mode: 'coach', minutes: 45 })
    expect(from('', last)).toMatchObject({ round: 'project', level: 'senior', mode: 'coach', minutes: 45 })
  })

  it('passes over what is not offered, and what cannot be read', () => {
    expect(from('level=expert', '{"round": "live", "minutes": 999}')).toMatchObject({
      round: 'full',
      level: 'mid',
      minutes: 120,
    })
    expect(from('', '{')).toMatchObject({ minutes: 30 })
  })

  it('takes a drill from its link, each question once, at the level named there', () => {
    expect(from('drill=a,%20b,,a&level=senior', '{"level": "junior"}')).toEqual({
      round: 'full',
      level: 'senior',
      mode: 'coach',
      minutes: 20,
      questions: ['a', 'b'],
    })
  })

  it('takes no more questions than an interview can hold', () => {
    const ids = Array.from({ length: 30 }, (_, at) => `q${at}`).join(',')
    expect(from(`drill=${ids}`).questions).toHaveLength(20)
  })

  it('asks for another selection every time', () => {
    expect(asSetup(from(''), 0).seed).toBe(0)
    expect(asSetup(from(''), 0.9999999999).seed).toBeLessThanOrEqual(LARGEST_SEED)
  })
})
