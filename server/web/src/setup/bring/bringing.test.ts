import { describe, expect, it, vi } from 'vitest'
import type { Change, Document, DocumentLine, Library, Progress, Understood } from '../../wire/documents'
import { Problem } from '../../wire/http'
import { Bringing } from './bringing.svelte'

const NOTHING: Understood = {
  ...{ skills: [], jobs: [], projects: [], numbers: [], required: [], topics: [], facts: [] },
  ...{ role: '', level: null, company: '' },
}
const file = (name: string, size = 3) => ({ name, size }) as File
const made = (id: string, name = id): Document => ({
  ...{ id, name, kind: 'resume', format: 'text', created: '', text: 'Python' },
  understood: NOTHING,
  hidden: [],
})
const renamed = (role: string) => (now: Understood) => ({ ...now, role: now.role + role })

/** A server in memory, that answers when it is let. */
class Kept {
  documents = new Map<string, Document>()
  refusals: Problem[] = []
  calls: string[] = []
  changes: Change[] = []

  get library(): Library {
    return {
      list: async () => [...this.documents.values()] as unknown as DocumentLine[],
      read: async (id) => this.#found(id),
      send: async (sent, progress, signal) => this.#take(sent.name, progress, signal),
      paste: async (_text, name, _kind, signal) => this.#take(name, () => undefined, signal),
      change: async (id, change) => {
        this.changes.push(change)
        this.#refuse()
        const { kind, understood, ...rest } = this.#found(id)
        const fresh = { ...rest, kind: change.kind ?? kind, understood: change.understood ?? understood }
        this.documents.set(id, fresh)
        return fresh
      },
      remove: async (id) => {
        this.#found(id)
        this.documents.delete(id)
        return null
      },
    }
  }

  async #take(name: string, progress: Progress, signal: AbortSignal): Promise<Document> {
    this.calls.push(name)
    progress(0.5)
    await new Promise((done) => setTimeout(done, 0))
    if (signal.aborted) throw new Problem('Stopped.', 'stopped', true)
    this.#refuse()
    const document = made(`id-${name}`, name)
    this.documents.set(document.id, document)
    return document
  }

  #found(id: string): Document {
    const document = this.documents.get(id)
    if (!document) throw new Problem(`no document ${id}`, 'unknown_document', false)
    return document
  }

  #refuse(): void {
    const refusal = this.refusals.shift()
    if (refusal) throw refusal
  }
}

async function begun(...ids: string[]): Promise<{ kept: Kept; bringing: Bringing }> {
  const kept = new Kept()
  for (const id of ids) kept.documents.set(id, made(id))
  const bringing = new Bringing(kept.library)
  await bringing.load(ids)
  return { kept, bringing }
}

describe('documents on their way', () => {
  it('are sent one after the other, used, and the first one shown', async () => {
    const { kept, bringing } = await begun()
    bringing.bring([file('a'), file('b')])
    expect(bringing.arrivals.map(({ phase, share }) => [phase, share])).toEqual([
      ['uploading', 0.5],
      ['waiting', 0],
    ])
    expect(kept.calls).toEqual(['a'])
    await vi.waitFor(() => expect(bringing.arrivals).toEqual([]))
    expect(bringing.kept?.map(({ name }) => name)).toEqual(['b', 'a'])
    expect(bringing.used).toEqual(['id-a', 'id-b'])
    expect(bringing.open?.id).toBe('id-a')
  })

  it('stay with the reason when they are refused, and go again when asked', async () => {
    const { kept, bringing } = await begun()
    kept.refusals = [new Problem('many wait', 'too_fast', true)]
    bringing.bring([file('a')])
    await vi.waitFor(() => expect(bringing.arrivals[0]?.refusal?.wrong).toBe('Many wait.'))
    bringing.again(bringing.arrivals[0]?.key ?? 0)
    await vi.waitFor(() => expect(bringing.used).toEqual(['id-a']))
  })

  it('are not sent when they are too large', async () => {
    const { kept, bringing } = await begun()
    bringing.longest = 2
    bringing.bring([file('a')])
    expect(bringing.arrivals[0]?.phase).toBe('refused')
    expect(kept.calls).toEqual([])
  })

  it('are gone when they are stopped, and the next one goes', async () => {
    const { bringing } = await begun()
    bringing.bring([file('a'), file('b')])
    bringing.dismiss(bringing.arrivals[0]?.key ?? 0)
    await vi.waitFor(() => expect(bringing.kept?.map(({ name }) => name)).toEqual(['b']))
    expect(bringing.arrivals).toEqual([])
  })
})

describe('documents of an interview', () => {
  it('are those of the last one that are still there', async () => {
    const { bringing } = await begun('a')
    await bringing.load(['gone', 'a'])
    expect(bringing.used).toEqual(['a'])
  })

  it('are eight at most', async () => {
    const ids = [...'abcdefghi']
    const { bringing } = await begun(...ids)
    expect(bringing.used).toHaveLength(8)
    bringing.use('i', true)
    expect(bringing.used).not.toContain('i')
    bringing.use('a', false)
    bringing.use('i', true)
    expect(bringing.used.at(-1)).toBe('i')
  })

  it('are neither listed, used nor open once deleted, here or elsewhere', async () => {
    const { kept, bringing } = await begun('a', 'b')
    await bringing.look('a')
    expect(await bringing.remove('a')).toBe(true)
    expect([bringing.used, bringing.open, kept.documents.has('a')]).toEqual([['b'], null, false])
    kept.documents.delete('b')
    expect(await bringing.remove('b')).toBe(true)
    expect(bringing.kept).toEqual([])
  })
})

describe('corrections', () => {
  it('are saved in their order, each made of what the one before left', async () => {
    const { kept, bringing } = await begun('a')
    await bringing.look('a')
    void bringing.correct(renamed('x'), 'One.')
    await bringing.correct(renamed('y'), 'Two.')
    expect(kept.changes.map(({ understood }) => understood?.role)).toEqual(['x', 'xy'])
    expect(bringing.open?.understood.role).toBe('xy')
  })

  it('can be taken back, another kind too', async () => {
    const { kept, bringing } = await begun('a')
    await bringing.look('a')
    await bringing.correct(renamed('x'), 'One.')
    await bringing.takeBack()
    expect(kept.documents.get('a')?.understood.role).toBe('')
    expect(bringing.undo).toBeNull()
    await bringing.rekind('job')
    expect(bringing.kept?.[0]?.kind).toBe('job')
    await bringing.takeBack()
    expect(kept.documents.get('a')?.kind).toBe('resume')
  })

  it('that could not be saved are not shown as if they were', async () => {
    const { kept, bringing } = await begun('a')
    await bringing.look('a')
    kept.refusals = [new Problem('the disk is full', 'journal_unavailable', true)]
    await bringing.correct(renamed('x'), 'One.')
    expect(bringing.open?.understood.role).toBe('')
    expect(bringing.trouble).toBe('That was not saved. The disk is full.')
    expect(bringing.undo).toBeNull()
  })
})
