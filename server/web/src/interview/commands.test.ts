import { describe, expect, it } from 'vitest'
import { ANSWER_KEY, COMMANDS, HELP_KEY, keyOf, type CommandName } from './commands'

const press = (code: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'shiftKey' | 'metaKey', boolean>>) => ({
  code,
  altKey: false,
  ctrlKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
})

describe('the keys', () => {
  it('are Alt and a letter, by its place on the keyboard', () => {
    expect(keyOf(press('KeyH', { altKey: true }), false)).toBe('H')
    expect(keyOf(press('KeyH', {}), false)).toBeNull()
    expect(keyOf(press('Digit1', { altKey: true }), false)).toBeNull()
  })

  it('leave AltGr to those who type letters with it', () => {
    expect(keyOf(press('KeyE', { altKey: true, ctrlKey: true }), false)).toBeNull()
  })

  it('leave Option alone on a Mac, where it is Control and Shift', () => {
    expect(keyOf(press('KeyE', { altKey: true }), true)).toBeNull()
    expect(keyOf(press('KeyE', { ctrlKey: true, shiftKey: true }), true)).toBe('E')
  })

  it('are shared only by commands that can never be used at the same time', () => {
    const when: Partial<Record<CommandName, string>> = { resume: 'stopped', retry: 'stopped', again: 'rehearsing' }
    const taken = COMMANDS.map(({ name, key }) => `${key} ${when[name] ?? 'going'}`)
    expect(new Set(taken).size).toBe(taken.length)
    expect(COMMANDS.some(({ key }) => key === HELP_KEY || key === ANSWER_KEY)).toBe(false)
  })
})
