// Topic weights as shares of one whole: what is changed in one place is made up for in the others. Pure.
import type { TopicWeight } from '../../wire/documents'

const FINE = 10_000

/** `topic` with this weight, the others sharing what is left as they did before. Added where it is new. */
export function weighed(topics: readonly TopicWeight[], topic: string, weight: number): TopicWeight[] {
  const others = topics.filter((one) => one.topic !== topic)
  const share = others.length > 0 ? Math.min(1, Math.max(0, weight)) : 1
  return inOrder([...scaled(others, 1 - share), { topic, weight: share }])
}

export function without(topics: readonly TopicWeight[], topic: string): TopicWeight[] {
  const left = topics.filter((one) => one.topic !== topic)
  return inOrder(scaled(left, 1))
}

/** "asked for most", from a weight beside the heaviest. */
export function stress(weight: number): string {
  if (weight >= 0.75) return 'stressed most'
  return weight >= 0.4 ? 'asked for' : 'in passing'
}

function scaled(topics: readonly TopicWeight[], to: number): TopicWeight[] {
  const total = topics.reduce((sum, { weight }) => sum + weight, 0)
  return topics.map(({ topic, weight }) => ({ topic, weight: total > 0 ? (weight / total) * to : to / topics.length }))
}

function inOrder(topics: TopicWeight[]): TopicWeight[] {
  const fine = topics.map(({ topic, weight }) => ({ topic, weight: Math.round(weight * FINE) / FINE }))
  return fine.toSorted((a, b) => b.weight - a.weight)
}
