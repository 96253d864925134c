// What was said, cut into prose and code. The result is text to be put on the page as text: nothing said is ever HTML.

export interface Block {
  kind: 'prose' | 'code'
  text: string
}

const FENCE = /^ {0,3}(```+|~~~+)[^`]*$/
const INDENTED = /^(?: {4}|\t)\s*\S/
const OPENS_CODE = /^(?:(?:async\s+)?def|class|for|while|if|elif|else|try|except|with|function)\b.*[:{(]\s*$/

/** Fenced code (``` or ~~~, closed or not: words may still be coming), indented code, and prose between. */
export function blocksOf(text: string): Block[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  let prose: string[] = []
  const endProse = () => {
    const joined = prose.join('\n').replace(/^\n+|\s+$/g, '')
    if (joined) blocks.push(...joined.split(/\n(?:[ \t]*\n)+/).map(proseOf))
    prose = []
  }
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const fence = FENCE.exec(line)?.[1]
    if (fence) {
      endProse()
      const end = closing(lines, at + 1, fence)
      blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') })
      at = end + 1
    } else if (INDENTED.test(line) && startsCode(prose)) {
      const head = prose.at(-1)?.trim() ? prose.splice(-1) : []
      endProse()
      const end = endOfIndented(lines, at)
      blocks.push({ kind: 'code', text: outdented([...head, ...lines.slice(at, end)]) })
      at = end
    } else {
      prose.push(line)
      at += 1
    }
  }
  endProse()
  return blocks
}

export function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

const proseOf = (text: string): Block => ({ kind: 'prose', text: text.replace(/\s+$/, '') })

function closing(lines: readonly string[], from: number, fence: string): number {
  const end = lines.findIndex(
    (line, at) => at >= from && line.trim().startsWith(fence) && !line.trim().slice(fence.length).trim(),
  )
  return end === -1 ? lines.length : end
}

/** Indentation is code after a blank line, at the start, or under a line that opens a block of code. */
function startsCode(prose: readonly string[]): boolean {
  const before = prose.at(-1)
  return before === undefined || !before.trim() || OPENS_CODE.test(before)
}

function endOfIndented(lines: readonly string[], from: number): number {
  let end = from
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (INDENTED.test(line)) end = at + 1
    else if (line.trim()) break
  }
  return end
}

function outdented(lines: readonly string[]): string {
  const margins = lines.filter((line) => line.trim()).map((line) => /^\s*/.exec(line)?.[0].length ?? 0)
  const margin = Math.min(...margins)
  return lines.map((line) => line.slice(Math.min(margin, line.length))).join('\n')
}
