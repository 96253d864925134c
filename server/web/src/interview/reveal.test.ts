import { describe, expect, it } from 'vitest'
import { advance, visible, wordEnds, WORDS_PER_SECOND } from './reveal'

describe('the reveal', () => {
  it('shows whole words only, with the space after them', () => {
    const text = 'Why would you do that?'
    const ends = wordEnds(text, true)
    expect([0, 1, 2.9, 5, 9].map((shown) => visible(text, ends, shown))).toEqual(['', 'Why ', 'Why would ', text, text])
  })

  it('holds back a last word that may still grow', () => {
    expect(wordEnds('Why wou', false)).toEqual([4])
    expect(wordEnds('Why would ', false)).toEqual([4, 10])
    expect(wordEnds('Why wou', true)).toEqual([4, 7])
  })

  it('takes a second for as many words as it says', () => {
    expect(advance(0, 1000, 500)).toBe(WORDS_PER_SECOND)
  })

  it('saves up no burst while words are missing', () => {
    expect(advance(advance(0, 5000, 2), 0, 100)).toBe(2)
  })

  it('is not confused by a clock that goes back', () => {
    expect(advance(3, -50, 10)).toBe(3)
  })

  it('keeps every character, line breaks too', () => {
    const text = 'One.\n\n```\nx = 1\n```\nTwo.'
    const ends = wordEnds(text, true)
    expect(visible(text, ends, ends.length)).toBe(text)
  })
})
