/** What stands in a bundle for whoever opens it, with or without callsheet. */
export const readmeText = `Sittings of simulated assessment tasks, with what was marked of them, for an external quality assurer.
This says what the author expects of each task, and how it was marked: it is not for candidates.

In each folder under sittings/
  transcript.txt   the sitting and its marks, to be read. It is made from the files beside it, which alone count
  log.jsonl        the log: every decision, chained by SHA-256 (one JSON record a line)
  log.jsonl.sig    of an assessed sitting: the signature of its head
  scenario/, plan/ the scenario as it was sat, its documents, and the assessment plan
  marking.json     of an assessed sitting: what was sealed in the log, opened, so that the log can be replayed without a key
  marks/           the ledgers of those who marked, chained like the log and bound to it, with their signatures, and
                   the papers by which moderators opened rounds again: such a paper names the head of the ledger that
                   counts no more, and the next attempt counts in its place

With callsheet, without a network
  callsheet verify BUNDLE.zip
  callsheet verify BUNDLE.zip --card centre.card,assessor.card,moderator.card --receipts receipts.txt

Without callsheet
  sha256sum -c SHA256SUMS          every file is as it was packed
  sha256sum BUNDLE.zip             compare it with the digest that you were given by another way than the bundle itself

Whoever can change a bundle can make its digests anew. What no one can make anew are a digest and receipts that were given to you by
another way, and signatures that you compare with cards which you hold.
`;
