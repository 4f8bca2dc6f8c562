import { readFileSync } from 'node:fs'
import { importSource } from '../../shared/commands/import.ts'
import type { CommandContext } from '../../shared/commands/transact.ts'
import { extract } from '../../shared/extraction/extract.ts'
import { headerFrom, partyKeyOf, type ImportHeader } from '../../shared/import/importHeader.ts'
import { reduceReview, startReview, type ImportReview } from '../../shared/import/importReview.ts'
import { reviewedImport } from '../../shared/import/reviewedImport.ts'
import { reviewedProposals } from '../../shared/import/reviewedProposal.ts'
import { sha256Of } from '../../shared/import/sha256.ts'
import type { TextExample } from './examples.ts'
import { must } from './must.ts'

/** Imports one of the five texts as a person would who accepts the strong proposals and splits the area lists. */
export function importText(context: CommandContext, { file, prefix, split, partyNames = {} }: TextExample): void {
  const fileName = `${file}.txt`
  const text = readFileSync(textAddress(fileName), 'utf8')
  const extraction = extract(text)
  const { records, meta } = context.plan()
  const proposed = headerFrom(extraction, text, fileName, [...records.party.values()])
  const proposals = reviewedProposals(extraction, (actor) => partyKeyOf(proposed.parties, actor))
  const header = withPartyNames(proposed, partyNames)
  const review = split.reduce((review, words) => splitAt(review, text, words), startReview(proposals))
  const themes = meta.themes.map(({ key }) => key)
  must(importSource(context, reviewedImport({ text, sha256: sha256Of(text), header, review }, { prefix, themes })))
}

function withPartyNames(header: ImportHeader, names: Readonly<Record<string, string>>): ImportHeader {
  return { ...header, parties: header.parties.map((party) => ({ ...party, shortName: names[party.name] ?? party.shortName })) }
}

/** Beside this file's folder in the sources, and two levels above the built server: the same path from both. */
function textAddress(fileName: string): URL {
  return new URL(`../../server/demonstration/texts/${fileName}`, import.meta.url)
}

function splitAt(review: ImportReview, text: string, words: string): ImportReview {
  const at = text.indexOf(words)
  const proposal = review.proposals.find(({ decision, spans }) => decision === 'accepted' && spans.some(({ start, end }) => start <= at && at < end))
  if (at < 0 || !proposal) throw new Error(`The demonstration splits "${words}", which is no accepted proposal`)
  return reduceReview(review, { type: 'split', key: proposal.key }, text)
}
