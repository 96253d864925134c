import { describe, expect, it } from 'vitest'
import type { SetupOptions } from '../wire/http'
import schema from '../../socket.schema.json'
import { askedAlone, asSetup, usedLast, LARGEST_SEED, LONGEST_FOCUS, LONGEST_PROMPT } from './choice'
import { LONGEST_REFERENCE, missingOf, SHORTEST_PROMPT, startingFrom } from './choice'
import { MOST_USED } from './bring/words'

const named = (...ids: string[]) => ids.map((id) => ({ id, title: id, says: '' }))
const options: SetupOptions = {
  rounds: named('technical', 'project', 'behavioral', 'full'),
  levels: named('junior', 'mid', 'senior'),
  modes: named('real', 'coach', 'rehearsal'),
  minutes: { min: 3, max: 120, choices: [10, 20, 30, 45, 60] },
  engine: 'embedded',
  notice: '',
  topics: [],
  documents: { longest: 5_000_000, most: 20 },
}
const from = (query: string, last: string | null = null) => startingFrom(options, new URLSearchParams(query), last)

const NOTHING_ASKED = { questions: [], own: [], focus: '' }
const DRAWN = { from: 'draw', prompt: '', own: '' }

describe('the set-up', () => {
  it('starts from the usual', () => {
    expect(from('')).toEqual({ round: 'full', level: 'mid', mode: 'real', minutes: 30, ...NOTHING_ASKED, story: DRAWN })
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
      ...NOTHING_ASKED,
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

  it('asks the questions of a link in the words that stand there, and nothing else', () => {
    const chosen = from('ask=Why%20does%20it%20overfit%3F&story=A%20quarrel%20at%20work&drill=a&level=senior')
    expect(chosen).toMatchObject({ level: 'senior', mode: 'coach', minutes: 30, questions: ['a'] })
    expect(asSetup({ ...chosen, focus: 'kernels' }, 0, ['d1'])).toMatchObject({
      question_ids: ['a'],
      own_questions: [
        { asks: 'Why does it overfit?', reference: '', kind: 'technical' },
        { asks: 'A quarrel at work', reference: '', kind: 'behavioral' },
      ],
      focus: '',
      documents: ['d1'],
    })
    expect(from('ask=%20&story=').own).toEqual([])
    expect(from(`ask=${'why '.repeat(400)}`).own[0]?.asks.length).toBeLessThanOrEqual(LONGEST_PROMPT)
  })

  it('asks one question of their own alone, at what was chosen above it', () => {
    const own = { asks: '  What is a kernel trick?  ', reference: ' A dot product. ', kind: 'technical' as const }
    const alone = askedAlone({ ...from(''), level: 'senior', focus: 'trees' }, own, options)
    const setup = asSetup(alone, 0)
    expect(setup).toMatchObject({ level: 'senior', mode: 'real', minutes: 10, focus: '' })
    expect(setup.own_questions).toEqual([
      { asks: 'What is a kernel trick?', reference: 'A dot product.', kind: 'technical' },
    ])
    const story = asSetup(askedAlone(from(''), { ...own, kind: 'behavioral' }, options), 0)
    expect(story.own_questions?.[0]?.reference).toBe('')
    expect(missingOf({ ...alone, own: [{ ...own, asks: ' Why?     ' }] })).toMatch(/10 characters/)
    expect(missingOf(alone)).toBeNull()
  })

  it('hands on the focus of a whole interview, and the documents of a rehearsal', () => {
    expect(asSetup({ ...from(''), focus: ' rare classes ' }, 0)).toMatchObject({ focus: 'rare classes', documents: [] })
    expect(asSetup({ ...from(''), mode: 'rehearsal' }, 0, ['d1']).documents).toEqual(['d1'])
  })

  it('remembers which documents were used', () => {
    expect(usedLast('{"used": ["a", 3, "b"]}')).toEqual(['a', 'b'])
    expect(usedLast('{"used": "a"}')).toEqual([])
    expect(usedLast(null)).toEqual([])
  })

  it('writes as much as the server takes, and no more', () => {
    const { Setup, OwnQuestion } = schema.client.$defs
    expect(Setup.properties.documents.maxItems).toBe(MOST_USED)
    expect(Setup.properties.focus.maxLength).toBe(LONGEST_FOCUS)
    expect(OwnQuestion.properties.asks).toMatchObject({ minLength: SHORTEST_PROMPT, maxLength: LONGEST_PROMPT })
    expect(OwnQuestion.properties.reference.maxLength).toBe(LONGEST_REFERENCE)
  })

  it('asks for another selection every time', () => {
    expect(asSetup(from(''), 0).seed).toBe(0)
    expect(asSetup(from(''), 0.9999999999).seed).toBeLessThanOrEqual(LARGEST_SEED)
  })
})
