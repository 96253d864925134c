import { describe, expect, it } from 'vitest'
import { blocksOf, wordCount } from './said'

const cut = (text: string) => blocksOf(text).map(({ kind, text: inside }) => [kind, inside])

describe('what was said', () => {
  it('is one paragraph when nothing divides it', () => {
    expect(cut('Because.\nAnd so on.')).toEqual([['prose', 'Because.\nAnd so on.']])
  })

  it('is divided at blank lines', () => {
    expect(cut('One.\n\n  \nTwo.\n')).toEqual([
      ['prose', 'One.'],
      ['prose', 'Two.'],
    ])
  })

  it('shows fenced code without its fence', () => {
    expect(cut('Look:\n```python\nx = 1\n\ny = 2\n```\nWhy?')).toEqual([
      ['prose', 'Look:'],
      ['code', 'x = 1\n\ny = 2'],
      ['prose', 'Why?'],
    ])
  })

  it('takes a fence that is still open for code to the end', () => {
    expect(cut('Look:\n```\nx = 1')).toEqual([
      ['prose', 'Look:'],
      ['code', 'x = 1'],
    ])
  })

  it('does not end a fence at a shorter one', () => {
    expect(cut('````\n```\n````')).toEqual([['code', '```']])
  })

  it('shows indented code after a blank line, without its margin', () => {
    expect(cut('Like so:\n\n    for x in xs:\n        f(x)\n\nDone.')).toEqual([
      ['prose', 'Like so:'],
      ['code', 'for x in xs:\n    f(x)'],
      ['prose', 'Done.'],
    ])
  })

  it('takes the line that opens the block along', () => {
    expect(cut('def f(x):\n    y = x + 1\n\n    return y\nThat is all.')).toEqual([
      ['code', 'def f(x):\n    y = x + 1\n\n    return y'],
      ['prose', 'That is all.'],
    ])
  })

  it('leaves an indented line inside a sentence alone', () => {
    expect(cut('I said\n    nothing')).toEqual([['prose', 'I said\n    nothing']])
  })

  it('leaves markup as the text that it is', () => {
    expect(cut('<img src=x onerror=alert(1)> `a`')).toEqual([['prose', '<img src=x onerror=alert(1)> `a`']])
  })

  it('loses no word', () => {
    const text = 'A\n\n    b = 1\n\nC `d`\n~~~\ne\n~~~\n\tf'
    const words = blocksOf(text).flatMap((block) => block.text.match(/\S+/g) ?? [])
    expect(words).toEqual(['A', 'b', '=', '1', 'C', '`d`', 'e', 'f'])
  })

  it('is counted in words', () => {
    expect([wordCount(''), wordCount('  one  two\nthree ')]).toEqual([0, 3])
  })
})
