import { describe, expect, it } from 'vitest'
import type { SetupOptions } from '../wire/http'
import { asSetup, LARGEST_SEED, missingOf, startingFrom } from './choice'

const named = (...ids: string[]) => ids.map((id) => ({ id, title: id, says: '' }))
const options: SetupOptions = {
  rounds: named('technical', 'project', 'behavioral', 'full'),
  levels: named('junior', 'mid', 'senior'),
  modes: named('real', 'coach', 'rehearsal'),
  minutes: { min: 3, max: 120, choices: [10, 20, 30, 45, 60] },
  engine: 'embedded',
  notice: '',
}
const from = (query: string, last: string | null = null) => startingFrom(options, new URLSearchParams(query), last)

const DRAWN = { from: 'draw', prompt: '', own: '' }

describe('the set-up', () => {
  it('starts from the usual', () => {
    expect(from('')).toEqual({ round: 'full', level: 'mid', mode: 'real', minutes: 30, questions: [], story: DRAWN })
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
      story: DRAWN,
    })
  })

  it('takes no more questions than an interview can hold', () => {
    const ids = Array.from({ length: 30 }, (_, at) => `q${at}`).join(',')
    expect(from(`drill=${ids}`).questions).toHaveLength(20)
  })

  it('rehearses the prompt of a link, in the bank or in its own words', () => {
    const bank = from('mode=rehearsal&drill=late-launch&level=senior', '{"mode": "coach"}')
    expect(bank).toMatchObject({ mode: 'rehearsal', level: 'senior', questions: [], story: { from: 'bank' } })
    expect(asSetup(bank, 0)).toMatchObject({ round: 'behavioral', question_ids: ['late-launch'], own_questions: [] })
    const own = asSetup(from('mode=rehearsal&story=Tell%20me%20of%20a%20quarrel'), 0)
    expect(own.own_questions).toEqual([{ asks: 'Tell me of a quarrel', kind: 'behavioral' }])
    expect(own.question_ids).toEqual([])
  })

  it('says what a rehearsal still needs', () => {
    const chosen = { ...from(''), mode: 'rehearsal' }
    expect(missingOf(chosen)).toBeNull()
    expect(missingOf({ ...chosen, story: { ...DRAWN, from: 'bank' } })).toMatch(/Choose a prompt/)
    expect(missingOf({ ...chosen, story: { from: 'own', prompt: '', own: 'Short' } })).toMatch(/10 characters/)
    expect(missingOf({ ...chosen, mode: 'real', story: { ...DRAWN, from: 'bank' } })).toBeNull()
  })

  it('asks for another selection every time', () => {
    expect(asSetup(from(''), 0).seed).toBe(0)
    expect(asSetup(from(''), 0.9999999999).seed).toBeLessThanOrEqual(LARGEST_SEED)
  })
})
