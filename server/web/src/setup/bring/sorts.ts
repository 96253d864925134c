// What kinds of items there are in a document's reading, how each is shown, and what of it can be corrected. Pure.
// The longest texts are those of candor/interview/background.py.
import type { CompanyFact, Job, NumberClaimed, Project, RequiredSkill, Told, TopicWeight } from '../../wire/documents'
import { timeWords } from './words'
import { stress } from './weights'

export interface Field {
  key: string
  label: string
  as: 'line' | 'long' | 'month' | 'tick' | 'share' | 'choice'
  most?: number
  required?: boolean
  choices?: readonly { id: string; title: string }[]
}

/** An item; some have no line of their own. */
export type Item = { line?: number; quote?: string; weight?: number }

/** `share`, where a sort has one, is from 0 to 1 and drawn as a bar; `one` names an item in "Add a job". */
export interface Sort<T extends Item> {
  title: string
  one: string
  fields: readonly Field[]
  blank: T
  head: (item: T) => string
  under: (item: T) => string
  share?: (item: T) => number
  tidy?: (item: T) => T
}

const BY_HAND: Told = { line: 0, quote: '' }

export const JOBS: Sort<Job> = {
  title: 'Jobs',
  one: 'job',
  fields: [
    { key: 'title', label: 'Title', as: 'line', most: 200, required: true },
    { key: 'employer', label: 'Employer', as: 'line', most: 200 },
    { key: 'start', label: 'From', as: 'month' },
    { key: 'end', label: 'To', as: 'month' },
    { key: 'current', label: 'I work there now', as: 'tick' },
  ],
  blank: { title: '', employer: '', start: '', end: '', current: false, ...BY_HAND },
  head: ({ title, employer }) => title || employer,
  under: ({ title, employer, ...time }) => [title && employer, timeWords(time)].filter(Boolean).join(', '),
  tidy: (job) => (job.current ? { ...job, end: '' } : job),
}

export const PROJECTS: Sort<Project> = {
  title: 'Projects',
  one: 'project',
  fields: [
    { key: 'title', label: 'Name', as: 'line', most: 200, required: true },
    { key: 'about', label: 'About', as: 'long', most: 400 },
  ],
  blank: { title: '', about: '', ...BY_HAND },
  head: ({ title }) => title,
  under: ({ about }) => about,
}

export const NUMBERS: Sort<NumberClaimed> = {
  title: 'Numbers you claim',
  one: 'number',
  fields: [{ key: 'number', label: 'Number, as you write it', as: 'line', most: 60, required: true }],
  blank: { number: '', ...BY_HAND },
  head: ({ number }) => number,
  under: () => '',
}

export const REQUIRED: Sort<RequiredSkill> = {
  title: 'Skills asked for',
  one: 'skill',
  fields: [
    { key: 'skill', label: 'Skill', as: 'line', most: 60, required: true },
    { key: 'weight', label: 'How much it is stressed', as: 'share' },
  ],
  blank: { skill: '', topics: [], weight: 1, ...BY_HAND },
  head: ({ skill }) => skill,
  under: ({ weight }) => stress(weight),
  share: ({ weight }) => weight,
}

export const FACTS: Sort<CompanyFact> = {
  title: 'Facts about the company',
  one: 'fact',
  fields: [
    { key: 'text', label: 'Fact', as: 'long', most: 600, required: true },
    {
      key: 'about',
      label: 'About',
      as: 'choice',
      choices: [
        { id: 'product', title: 'the product' },
        { id: 'data', title: 'the data' },
        { id: 'team', title: 'the team' },
        { id: 'other', title: 'something else' },
      ],
    },
  ],
  blank: { text: '', about: 'other', ...BY_HAND },
  head: ({ text }) => text,
  under: ({ about }) => (about === 'other' ? '' : `about the ${about}`),
}

/** Topics come from the skills that are asked for: no line of their own. */
export function topicsSort(titles: readonly { id: string; title: string }[]): Sort<TopicWeight & Item> {
  const titleOf = (slug: string) => titles.find(({ id }) => id === slug)?.title ?? slug.replaceAll('-', ' ')
  return {
    title: 'Topics it is about',
    one: 'topic',
    fields: [
      { key: 'topic', label: 'Topic', as: 'choice', choices: titles },
      { key: 'weight', label: 'Share of the interview’s weight', as: 'share' },
    ],
    blank: { topic: titles[0]?.id ?? '', weight: 0.2 },
    head: ({ topic }) => titleOf(topic),
    under: ({ weight }) => `${Math.round(weight * 100)} %`,
    share: ({ weight }) => weight,
  }
}

/** Where `value` stands in `text` first, for what carries no line of its own. */
export function foundIn(text: string, value: string): Told | null {
  if (!value) return null
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.includes(value))
  return at < 0 ? null : { line: at + 1, quote: (lines[at] ?? '').trim().slice(0, 400) }
}
