import { describe, expect, it } from 'vitest'
import type { Understood } from '../../wire/documents'
import { Problem } from '../../wire/http'
import { foundIn, JOBS } from './sorts'
import { weighed, without } from './weights'
import { byLine, leftOut, monthWords, pastedName, refusalOf, summaryOf, timeWords, tooLarge, wayWords } from './words'

const NOTHING: Understood = {
  ...{ skills: [], jobs: [], projects: [], numbers: [], required: [], topics: [], facts: [] },
  ...{ role: '', level: null, company: '' },
}
const skill = (name: string, line: number) => ({ skill: name, topics: [], line, quote: `line ${line}` })
const problem = (code: string, message: string) => new Problem(message, code, false)

describe('a refusal', () => {
  it('says what was wrong as a sentence, and what to do', () => {
    expect(refusalOf(problem('document_broken', 'the PDF is damaged or cut short'))).toEqual({
      wrong: 'The PDF is damaged or cut short.',
      todo: 'Open it where it was made, save it again, and choose it again; or paste its text.',
      again: false,
      paste: true,
    })
    expect(refusalOf(problem('library_full', '20 documents are kept; forget one first'))).toMatchObject({ again: true })
    expect(refusalOf(problem('unreachable', 'Is it still running?')).wrong).toBe('Is it still running?')
  })

  it('has advice for what nobody foresaw', () => {
    expect(refusalOf(problem('internal', 'that failed here'))).toMatchObject({ again: true, paste: true })
  })

  it('comes before the way for a file that is too large', () => {
    expect(tooLarge(5 * 1024 * 1024, 5 * 1024 * 1024)).toBeNull()
    expect(tooLarge(6 * 1024 * 1024, 5 * 1024 * 1024)).toBe('the file has 6.0 MB; at most 5 are read')
  })
})

describe('what was left out', () => {
  it('is told apart: hidden from a reader, an order, and what every file carries', () => {
    const found = ['metadata', 'vanish', 'order to the interviewer', 'comment', 'some new way'].map((way) => ({
      way,
      excerpt: '',
      where: '',
    }))
    const ways = Object.entries(leftOut(found)).map(([sort, items]) => [sort, items.map(({ way }) => way)])
    expect(Object.fromEntries(ways)).toEqual({
      unseen: ['vanish', 'some new way'],
      orders: ['order to the interviewer'],
      usual: ['metadata', 'comment'],
    })
    expect(wayWords('colour')).toBe('in the colour of the paper')
    expect(wayWords('some new way')).toBe('some new way')
  })
})

describe('what was understood', () => {
  it('is counted in words', () => {
    expect(summaryOf(NOTHING)).toBe('')
    const skills = [skill('Python', 1), skill('SQL', 1)]
    const facts = [{ text: 'x', about: 'other' as const, line: 1, quote: '' }]
    expect(summaryOf({ ...NOTHING, company: 'Northwind', skills, facts })).toBe('Northwind, 2 skills, 1 fact')
  })

  it('stands under the line it came from, what was written in last', () => {
    const lines = byLine([skill('R', 0), skill('SQL', 9), skill('Python', 4), skill('Go', 9)])
    expect(lines.map(({ line, items }) => [line, items.map((one) => one.skill)])).toEqual([
      [4, ['Python']],
      [9, ['SQL', 'Go']],
      [0, ['R']],
    ])
  })

  it('has its times in words', () => {
    expect(monthWords('2021-04')).toBe('April 2021')
    expect(timeWords({ start: '2019', end: '2021-12', current: false })).toBe('2019 to December 2021')
    expect(timeWords({ start: '2021-04', end: '', current: true })).toBe('April 2021 to now')
    expect(timeWords({ start: '', end: '2020', current: false })).toBe('2020')
    expect(timeWords({ start: '', end: '', current: true })).toBe('')
  })

  it('is found again in the text where it carries no line', () => {
    expect(foundIn('Jobs\n  Join Northwind now', 'Northwind')).toEqual({ line: 2, quote: 'Join Northwind now' })
    expect(foundIn('Jobs', 'Contoso')).toBeNull()
    expect(foundIn('Jobs', '')).toBeNull()
  })

  it('gives a job that lasts no end', () => {
    const job = { ...JOBS.blank, title: 'Engineer', start: '2021', end: '2022', current: true }
    expect(JOBS.tidy?.(job).end).toBe('')
    expect(JOBS.under({ ...job, employer: 'Contoso', current: false })).toBe('Contoso, 2021 to 2022')
  })
})

describe('a pasted text', () => {
  it('is called by its first words', () => {
    expect(pastedName('\n ML/AI Engineer \nWe are')).toBe('ML AI Engineer')
    expect(pastedName('a'.repeat(60))).toBe(`${'a'.repeat(48)} …`)
    expect(pastedName(' / ')).toBe('Pasted text')
  })
})

describe('topic weights', () => {
  const topics = [
    { topic: 'nlp', weight: 0.5 },
    { topic: 'python', weight: 0.3 },
    { topic: 'sql', weight: 0.2 },
  ]
  const total = (some: { weight: number }[]) => some.reduce((sum, { weight }) => sum + weight, 0)

  it('stay one whole when one is changed, the others keeping their proportion', () => {
    const changed = weighed(topics, 'nlp', 0.75)
    expect(changed).toEqual([
      { topic: 'nlp', weight: 0.75 },
      { topic: 'python', weight: 0.15 },
      { topic: 'sql', weight: 0.1 },
    ])
    expect(total(weighed(topics, 'trees', 0.2))).toBeCloseTo(1)
    expect(weighed([], 'trees', 0.2)).toEqual([{ topic: 'trees', weight: 1 }])
  })

  it('stay one whole when one is removed', () => {
    expect(without(topics, 'nlp').map(({ weight }) => weight)).toEqual([0.6, 0.4])
    expect(without([{ topic: 'nlp', weight: 1 }], 'nlp')).toEqual([])
    expect(total(without(weighed(topics, 'nlp', 1), 'nlp'))).toBeCloseTo(1)
  })
})
