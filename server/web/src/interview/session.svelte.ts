// One interview as this page lives it: the socket, what was said, what is on its way, what went wrong. It decides
// nothing about the interview; the server's `legal` does.
import type { ClientFrame, GiveAnswer, GiveCommand } from '../wire/client-frames'
import { Connection, messageId, socketAddress } from '../wire/connection'
import type { Ack, ErrorFrame, ServerFrame, StateFrame } from '../wire/server-frames'
import { skewOf } from './clock'
import type { CommandName } from './commands'
import { fold, SILENCE, withoutPending, withPending, type Conversation, type Entry } from './conversation'
import { putBack, type Drafts } from './drafts'
import { tellingsOf } from './telling'

const ACK_PATIENCE = 10_000 // milliseconds without an ack before the line is taken for dead
const MOST_TRIES = 4
const WRITING_EVERY = 30_000 // milliseconds between two words that an answer is being written
const JUST_SAID = 4_000 // a first line younger than this is still being said, as far as the reader can tell

interface Waiting {
  frame: GiveAnswer | GiveCommand
  sent: number
  tries: number
}

/** What is being said now, or was just said and is still appearing. */
export interface Live {
  key: string
  text: string
  over: boolean
}

export class Session {
  readonly interview: string
  told = $state.raw<Conversation>(SILENCE)
  connected = $state(false)
  everConnected = $state(false)
  unknown = $state(false)
  trouble = $state<string | null>(null)
  draft = $state('')
  skew = 0

  #waiting = $state.raw<ReadonlyMap<string, Waiting>>(new Map())
  #answered = $state(0) // number of the last acked answer: until a state has it, the turn is not open again
  #appearing = $state<string | null>(null)
  #joinId = ''
  #toldOfWriting = 0
  #joinSent: number | null = null // until the state that answers it
  readonly #drafts: Drafts
  readonly #still: boolean
  readonly #connection: Connection
  #watch: ReturnType<typeof setInterval> | undefined

  /** `still`: words appear at once. */
  constructor(interview: string, drafts: Drafts, still: boolean) {
    this.interview = interview
    this.#drafts = drafts
    this.#still = still
    this.draft = drafts.draft
    const left = drafts.sending
    if (left) this.#hold({ type: 'answer', ...left })
    this.#connection = new Connection(socketAddress(location), {
      opened: () => this.#join(),
      lost: () => (this.connected = false),
      frame: (frame) => this.#hear(frame),
    })
  }

  open(): void {
    this.#connection.open()
    this.#watch = setInterval(() => this.#checkLine(), 1_000)
  }

  close(): void {
    clearInterval(this.#watch)
    this.#connection.close()
  }

  get state(): StateFrame | null {
    return this.told.state
  }

  get live(): Live | null {
    const { speech, entries } = this.told
    if (speech) return { key: speech.key, text: speech.text, over: false }
    const entry = entries.find((one) => one.key === this.#appearing)
    return entry ? { key: entry.key, text: entry.text, over: true } : null
  }

  /** Lines that are complete and fully shown. */
  get settled(): readonly Entry[] {
    const key = this.live?.key
    return this.told.entries.filter((entry) => entry.key !== key)
  }

  get sendingAnswer(): boolean {
    return [...this.#waiting.values()].some(({ frame }) => frame.type === 'answer')
  }

  /** In a rehearsal that waits for the story once more: how it was told last. */
  get lastTold(): string | null {
    if (this.state?.awaits !== 'telling' || this.blocked !== null) return null
    return (
      tellingsOf(this.told.entries)
        .at(-1)
        ?.pieces.map(({ text }) => text)
        .join('') ?? null
    )
  }

  isPending(command: CommandName): boolean {
    return [...this.#waiting.values()].some(({ frame }) => frame.type === 'command' && frame.command === command)
  }

  can(command: CommandName): boolean {
    return this.state?.legal.includes(command) ?? false
  }

  /** Why an answer cannot be sent now, in words for the candidate; null when it can. */
  get blocked(): string | null {
    const { state } = this
    if (!state) return 'Connecting…'
    if (state.status === 'ended') return 'The interview is over.'
    if (this.sendingAnswer) return this.connected ? 'Sending…' : 'Your answer goes out once the connection is back.'
    if (state.status === 'paused') return 'Paused. Resume to answer.'
    if (state.status === 'failed') return 'Try again first.'
    if (state.status === 'speaking' || this.#answered > this.told.seq) return 'The interviewer is speaking.'
    return state.legal.includes('answer') ? null : 'There is nothing to answer at the moment.'
  }

  write(text: string): void {
    this.draft = text
    this.#drafts.draft = text
    this.#tellOfWriting()
  }

  /** So that nobody nudges a candidate who is in the middle of a long answer. */
  #tellOfWriting(): void {
    const now = Date.now()
    if (this.blocked || !this.draft || !this.connected || now - this.#toldOfWriting < WRITING_EVERY) return
    this.#toldOfWriting = now
    this.#say({ type: 'command', id: messageId(), command: 'writing' })
  }

  answer(): boolean {
    const text = this.draft
    if (this.blocked || !text.trim() || !this.state) return false
    const message = { id: messageId(), turn: this.state.turn, text }
    this.#drafts.sending = message
    this.write('')
    this.trouble = null
    this.#appearing = null
    this.#hold({ type: 'answer', ...message })
    this.#deliver(message.id)
    return true
  }

  command(name: CommandName): void {
    if (!this.can(name) || !this.connected || this.isPending(name)) return
    const id = messageId()
    this.trouble = null
    this.#hold({ type: 'command', id, command: name })
    this.#deliver(id)
  }

  appeared(key: string): void {
    if (this.#appearing === key) this.#appearing = null
  }

  #hear(frame: ServerFrame): void {
    const first = this.state === null
    this.told = fold(this.told, frame)
    if (frame.type === 'state') this.#heed(frame, first)
    else if (frame.type === 'ack') this.#release(frame)
    else if (frame.type === 'error') this.#failed(frame)
    else if (this.told.speech && !this.#still) this.#appearing = this.told.speech.key
  }

  #heed(state: StateFrame, first: boolean): void {
    this.#joinSent = null
    this.skew = skewOf(state.clock, Date.now(), this.skew)
    const last = state.lines?.at(-1)
    const young = last && Date.now() + this.skew - Date.parse(last.at) < JUST_SAID
    if (first && young && last.who === 'interviewer' && !this.#still) this.#appearing = `l${last.seq}`
  }

  #release(ack: Ack): void {
    const done = this.#waiting.get(ack.id)
    if (!done) return
    if (done.frame.type === 'answer') {
      this.#answered = ack.seq
      this.#drafts.sending = null
    }
    this.#forget(ack.id)
  }

  #failed(error: ErrorFrame): void {
    if (error.id === this.#joinId) return this.#joinFailed(error)
    const failed = error.id ? this.#waiting.get(error.id) : undefined
    if (!failed) {
      this.trouble = error.message
      return
    }
    const { frame, tries } = failed
    if (error.retryable && tries < MOST_TRIES) {
      setTimeout(() => this.#deliver(frame.id), 1_000 * 2 ** tries)
      return
    }
    this.#forget(frame.id)
    this.trouble = error.message
    if (frame.type !== 'answer') return
    this.told = withoutPending(this.told, frame.id)
    this.#drafts.sending = null
    this.write(putBack(frame.text, this.draft))
  }

  #joinFailed(error: ErrorFrame): void {
    if (error.retryable) return this.#connection.restart()
    this.unknown = error.code === 'unknown_interview'
    this.trouble = error.message
    this.close()
  }

  #join(): void {
    this.connected = true
    this.everConnected = true
    this.#joinId = messageId()
    this.#joinSent = Date.now()
    this.#say({ type: 'join', id: this.#joinId, interview: this.interview, after: this.told.seq })
    for (const id of this.#waiting.keys()) this.#deliver(id)
  }

  #hold(frame: GiveAnswer | GiveCommand): void {
    this.#waiting = new Map(this.#waiting).set(frame.id, { frame, sent: Date.now(), tries: 0 })
    if (frame.type === 'answer') this.told = withPending(this.told, frame.id, frame.text)
  }

  #forget(id: string): void {
    this.#waiting = new Map([...this.#waiting].filter(([waiting]) => waiting !== id))
  }

  #deliver(id: string): void {
    const message = this.#waiting.get(id)
    if (!message || !this.#say(message.frame)) return
    this.#waiting = new Map(this.#waiting).set(id, { ...message, sent: Date.now(), tries: message.tries + 1 })
  }

  #say(frame: ClientFrame): boolean {
    return this.#connection.send(frame)
  }

  #checkLine(): void {
    const unanswered = [...this.#waiting.values()].map(({ sent }) => sent).concat(this.#joinSent ?? [])
    const overdue = unanswered.some((sent) => Date.now() - sent > ACK_PATIENCE)
    if (this.connected && overdue) this.#connection.restart()
  }
}
