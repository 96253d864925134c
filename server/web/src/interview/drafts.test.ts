import { describe, expect, it } from 'vitest'
import { Drafts, memoryShelf, putBack, type Shelf } from './drafts'

describe('drafts', () => {
  it('are there again after a refresh', () => {
    const shelf = memoryShelf()
    new Drafts(shelf, 'one').draft = 'half a sen'
    expect(new Drafts(shelf, 'one').draft).toBe('half a sen')
  })

  it('are kept apart by interview', () => {
    const shelf = memoryShelf()
    new Drafts(shelf, 'one').draft = 'mine'
    expect(new Drafts(shelf, 'two').draft).toBe('')
  })

  it('keep an answer on its way under its message id, until it is confirmed', () => {
    const shelf = memoryShelf()
    const drafts = new Drafts(shelf, 'one')
    drafts.sending = { id: 'm1', turn: 2, text: 'Because.' }
    expect(new Drafts(shelf, 'one').sending).toEqual({ id: 'm1', turn: 2, text: 'Because.' })
    drafts.sending = null
    expect(new Drafts(shelf, 'one').sending).toBeNull()
  })

  it('leave nothing behind when they are forgotten', () => {
    const kept = new Map<string, string>()
    const shelf: Shelf = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    }
    const drafts = new Drafts(shelf, 'one')
    drafts.draft = 'a'
    drafts.sending = { id: 'm1', turn: 1, text: 'b' }
    drafts.forget()
    expect(kept.size).toBe(0)
  })

  it('pass over what another version left on the shelf', () => {
    for (const left of ['{', '"text"', '{"id": 1}', 'null']) {
      const shelf = memoryShelf()
      shelf.setItem('candor.sending.one', left)
      expect(new Drafts(shelf, 'one').sending).toBeNull()
    }
  })

  it('let the candidate go on typing when the shelf is full', () => {
    const full: Shelf = {
      ...memoryShelf(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(() => (new Drafts(full, 'one').draft = 'words')).not.toThrow()
  })
})

describe('a refused answer', () => {
  it('goes back into an empty composer as it was', () => {
    expect(putBack('Because.', '')).toBe('Because.')
  })

  it('goes in front of what was typed since', () => {
    expect(putBack('Because.', 'And then')).toBe('Because.\n\nAnd then')
  })
})
