// The report page is drawn by the server; this adds what only a browser can: printing with everything open, disputes,
// times in the reader's own zone, and the news that a newer report is ready. Without it the page reads just as well.
import './report.css'
import { dayAndTime } from './shared/wording'

const POLL_MS = 4000
const READING = 0.3 // of the window's height: what begins above this line is being read
const LONGEST_POLL_MS = 90_000 // gradings have a deadline of a minute; after that nothing more is coming

const body = document.body
const interview = body.dataset.interview ?? ''
const api = `/api/interviews/${encodeURIComponent(interview)}`

function first<T extends HTMLElement>(selector: string): T | null {
  return document.querySelector<T>(selector)
}

function printing(): void {
  const button = first<HTMLButtonElement>('[data-print]')
  if (button) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
  let opened: HTMLDetailsElement[] = []
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const part of opened) part.open = true
  })
  window.addEventListener('afterprint', () => {
    for (const part of opened) part.open = false
  })
}

/** Marks in the contents what is being read; in among the questions, the way back to their list is shown. */
function place(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a[href^="#"]')]
  const parts = links.map((link) => document.getElementById(link.hash.slice(1)))
  const questions = document.getElementById('questions')
  const contents = first('.contents')
  const back = first('[data-back]')
  let current: HTMLAnchorElement | undefined
  let due = false

  function look(): void {
    due = false
    const line = innerHeight * READING
    let read = links[0]
    let begins = -Infinity // of two that stand side by side, the first is read first
    links.forEach((link, at) => {
      const top = parts[at]?.getBoundingClientRect().top ?? Infinity
      if (top > line || top <= begins) return
      read = link
      begins = top
    })
    const around = questions?.getBoundingClientRect()
    if (back) back.hidden = !around || around.top > -innerHeight || around.bottom < line
    if (read === current) return
    current?.removeAttribute('aria-current')
    read?.setAttribute('aria-current', 'true')
    current = read
    if (!read || !contents || contents.scrollHeight <= contents.clientHeight) return
    contents.scrollTop = read.offsetTop - contents.clientHeight / 2
  }

  function later(): void {
    if (!due) requestAnimationFrame(look)
    due = true
  }
  addEventListener('scroll', later, { passive: true })
  addEventListener('resize', later)
  look()
}

function localTimes(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[datetime]')) {
    const local = dayAndTime(time.dateTime, new Date())
    if (local) time.textContent = local
  }
}

/** Sends a dispute or its withdrawal. Answers with what went wrong, in words, or nothing. */
async function send(method: 'POST' | 'DELETE', path: string, content?: unknown): Promise<string> {
  const sent = content === undefined ? {} : { body: JSON.stringify(content), headers: { 'content-type': 'application/json' } }
  try {
    const response = await fetch(api + path, { method, ...sent })
    if (response.ok) return ''
    const told = (await response.json().catch(() => null)) as { error?: { message?: string } } | null
    return told?.error?.message ?? `That did not work (${response.status}).`
  } catch {
    return 'Candor cannot be reached. Is it still running?'
  }
}

function disputes(): void {
  const dialog = first<HTMLDialogElement>('[data-dispute-dialog]')
  const form = dialog?.querySelector('form')
  const reason = dialog?.querySelector('textarea')
  const what = dialog?.querySelector<HTMLElement>('[data-dispute-what]')
  const trouble = dialog?.querySelector<HTMLElement>('[data-dispute-trouble]')
  if (!dialog || !form || !reason || !what || !trouble) return
  let target = ''
  let messageId = '' // the same for every try at one dispute, so that a repeated click counts once

  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-dispute]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      target = button.dataset.dispute ?? ''
      messageId = newId()
      what.textContent = button.dataset.what ?? ''
      reason.value = ''
      trouble.hidden = true
      dialog.showModal()
      reason.focus()
    })
  }
  dialog.querySelector('[data-dispute-cancel]')?.addEventListener('click', () => dialog.close())
  reason.addEventListener('input', () => (messageId = newId()))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const text = reason.value.trim()
    const wrong = text ? await send('POST', '/disputes', { target, reason: text, id: messageId }) : 'Please say what is wrong.'
    if (!wrong) return location.reload()
    trouble.textContent = wrong
    trouble.hidden = false
  })
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-withdraw]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      button.disabled = true
      const wrong = await send('DELETE', `/disputes/${encodeURIComponent(button.dataset.withdraw ?? '')}`)
      if (!wrong) return location.reload()
      button.disabled = false
      button.textContent = wrong
    })
  }
}

/** Not crypto.randomUUID, which exists on secure origins only: a classroom may serve Candor over plain HTTP. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function watch(): void {
  const notice = first('[data-newer]')
  const shown = Number(body.dataset.upTo)
  if (!notice || !Number(body.dataset.pending)) return
  notice.querySelector('[data-reload]')?.addEventListener('click', () => location.reload())
  const began = performance.now()
  const timer = window.setInterval(async () => {
    if (performance.now() - began > LONGEST_POLL_MS) return window.clearInterval(timer)
    const response = await fetch(`${api}/report.json?meta=1`).catch(() => null)
    if (!response?.ok) return
    const { up_to } = (await response.json()) as { up_to: number }
    if (up_to <= shown) return
    notice.hidden = false
    window.clearInterval(timer)
  }, POLL_MS)
}

if (interview) {
  printing()
  place()
  localTimes()
  disputes()
  watch()
}
