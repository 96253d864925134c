// The candidate's documents on the set-up page: on their way, kept, in use, looked at, corrected. What it asks of the
// server goes through a `Library`; it draws nothing.
import {
  library,
  type Change,
  type Document,
  type DocumentLine,
  type Kind,
  type Library,
  type Understood,
} from '../../wire/documents'
import { Problem } from '../../wire/http'
import { kindTitle, MOST_USED, pastedName, refusalOf, sentence, summaryOf, tooLarge, type Refusal } from './words'

/** A file or a pasted text between the hand and the list. */
export interface Arrival {
  key: number
  name: string
  file: File | null
  text: string
  kind: Kind | null
  phase: 'waiting' | 'uploading' | 'reading' | 'refused'
  share: number
  refusal: Refusal | null
}

export interface Undo {
  words: string
  id: string
  change: Change
}

export class Bringing {
  kept = $state.raw<DocumentLine[] | null>(null)
  arrivals = $state.raw<Arrival[]>([])
  used = $state.raw<string[]>([])
  open = $state.raw<Document | null>(null)
  undo = $state.raw<Undo | null>(null)
  trouble = $state<string | null>(null)
  said = $state('') // for who hears the page
  longest = Infinity // bytes

  readonly #library: Library
  #keys = 0
  #busy = false
  #stop: { key: number; control: AbortController } | null = null
  #changes: Promise<void> = Promise.resolve()

  constructor(from: Library = library) {
    this.#library = from
  }

  get full(): boolean {
    return this.used.length >= MOST_USED
  }

  /** `used` are ids of the last interview; those that are gone are dropped. */
  async load(used: readonly string[] = this.used): Promise<void> {
    this.trouble = null
    try {
      const kept = await this.#library.list()
      this.kept = kept
      this.used = used.filter((id) => kept.some((line) => line.id === id)).slice(0, MOST_USED)
    } catch (problem) {
      this.trouble = wordsFor(problem)
    }
  }

  bring(files: Iterable<File>): void {
    for (const file of files) this.#arrive({ name: file.name, file, text: '', kind: null })
  }

  paste(text: string, kind: Kind | null): void {
    this.#arrive({ name: pastedName(text), file: null, text, kind })
  }

  again(key: number): void {
    this.#mark(key, { phase: 'waiting', share: 0, refusal: null })
    void this.#next()
  }

  /** Take an arrival off the list; one that is on its way is stopped. */
  dismiss(key: number): void {
    if (this.#stop?.key === key) this.#stop.control.abort()
    this.arrivals = this.arrivals.filter((arrival) => arrival.key !== key)
  }

  use(id: string, wanted: boolean): void {
    const others = this.used.filter((one) => one !== id)
    this.used = wanted && !this.full ? [...others, id] : others
  }

  async look(id: string | null): Promise<void> {
    this.undo = null
    this.trouble = null
    if (id === null) {
      this.open = null
      return
    }
    try {
      await this.#changes
      this.open = await this.#library.read(id)
    } catch (problem) {
      this.trouble = wordsFor(problem)
    }
  }

  /** Shown at once, and saved; `words` say what was done, beside the way back. */
  correct(edit: (understood: Understood) => Understood, words: string): Promise<void> {
    return this.#inTurn(words, (before) => ({ understood: edit(before.understood) }))
  }

  /** Another kind has the text understood anew. */
  rekind(kind: Kind): Promise<void> {
    return this.#inTurn(`Read as: ${kindTitle(kind).toLowerCase()}.`, () => ({ kind }))
  }

  takeBack(): Promise<void> {
    const back = this.undo
    if (!back) return Promise.resolve()
    return this.#inTurn('Taken back.', ({ id }) => (id === back.id ? back.change : null), false)
  }

  async remove(id: string): Promise<boolean> {
    const name = this.kept?.find((line) => line.id === id)?.name ?? ''
    try {
      await this.#library.remove(id)
    } catch (problem) {
      if (!(problem instanceof Problem && problem.code === 'unknown_document')) {
        this.trouble = wordsFor(problem)
        return false
      }
    }
    this.kept = (this.kept ?? []).filter((line) => line.id !== id)
    this.use(id, false)
    if (this.open?.id === id) this.open = this.undo = null
    this.said = `${name} deleted.`
    return true
  }

  #arrive(brought: Pick<Arrival, 'name' | 'file' | 'text' | 'kind'>): void {
    const large = brought.file ? tooLarge(brought.file.size, this.longest) : null
    const refusal = large ? refusalOf(new Problem(large, 'document_too_large', false)) : null
    const arrival: Arrival = {
      ...brought,
      key: ++this.#keys,
      phase: refusal ? 'refused' : 'waiting',
      share: 0,
      refusal,
    }
    this.arrivals = [...this.arrivals, arrival]
    void this.#next()
  }

  /** One after the other: the reader takes two at a time from everybody. */
  async #next(): Promise<void> {
    const arrival = this.arrivals.find(({ phase }) => phase === 'waiting')
    if (this.#busy || !arrival) return
    this.#busy = true
    const control = new AbortController()
    this.#stop = { key: arrival.key, control }
    try {
      this.#welcome(arrival, await this.#sent(arrival, control.signal))
    } catch (problem) {
      this.#mark(arrival.key, { phase: 'refused', refusal: refusalOf(asProblem(problem)) })
    } finally {
      this.#busy = false
      this.#stop = null
    }
    await this.#next()
  }

  #sent({ key, name, file, text, kind }: Arrival, signal: AbortSignal): Promise<Document> {
    this.#mark(key, { phase: file ? 'uploading' : 'reading' })
    if (!file) return this.#library.paste(text, name, kind, signal)
    const progress = (share: number) => this.#mark(key, { share, phase: share < 1 ? 'uploading' : 'reading' })
    return this.#library.send(file, progress, signal)
  }

  #welcome({ key }: Arrival, made: Document): void {
    this.arrivals = this.arrivals.filter((arrival) => arrival.key !== key)
    this.kept = [lineOf(made), ...(this.kept ?? [])]
    this.use(made.id, true)
    this.said = `${made.name} was read: ${summaryOf(made.understood) || 'nothing was taken out of it'}.`
    if (!this.open) this.open = made
  }

  #mark(key: number, change: Partial<Arrival>): void {
    this.arrivals = this.arrivals.map((arrival) => (arrival.key === key ? { ...arrival, ...change } : arrival))
  }

  /** Changes of the open document, each made of what the server answered to the one before. */
  #inTurn(words: string, made: (before: Document) => Change | null, undoable = true): Promise<void> {
    const asked = this.open?.id
    this.#changes = this.#changes.then(async () => {
      const before = this.open
      const change = before && before.id === asked ? made(before) : null
      if (!before || !change) return
      const { id, kind, understood } = before
      if (change.understood) this.open = { ...before, ...change } as Document
      this.undo = undoable ? { words, id, change: { kind, understood } } : null
      this.said = words
      await this.#save(id, change)
    })
    return this.#changes
  }

  async #save(id: string, change: Change): Promise<void> {
    this.trouble = null
    try {
      const saved = await this.#library.change(id, change)
      if (this.open?.id === id) this.open = saved
      this.kept = (this.kept ?? []).map((line) => (line.id === id ? lineOf(saved) : line))
    } catch (problem) {
      await this.#unsaved(id, problem)
    }
  }

  async #unsaved(id: string, problem: unknown): Promise<void> {
    this.undo = null
    this.trouble = `That was not saved. ${wordsFor(problem)}`
    try {
      const stored = await this.#library.read(id)
      if (this.open?.id === id) this.open = stored
    } catch {
      // The reason above is the one to show; what was typed stays on the page.
    }
  }
}

function lineOf({ id, kind, name, format, created, text, hidden }: Document): DocumentLine {
  return { id, kind, name, format, created, characters: text.length, hidden: hidden.length }
}

function asProblem(problem: unknown): Problem {
  return problem instanceof Problem ? problem : new Problem('something went wrong', 'internal', true)
}

const wordsFor = (problem: unknown) => sentence(asProblem(problem).message)
