import type { Database } from 'better-sqlite3'

/** All that was derived, in an order of its own: equal dumps answer every question equally. Checks the search index on the way. */
export function derivedDump(derived: Database): Readonly<Record<string, readonly unknown[]>> {
  // Fails when the index and the texts are not in step.
  derived.exec("INSERT INTO texts_index (texts_index, rank) VALUES ('integrity-check', 1)")
  const all = (sql: string): readonly unknown[] => derived.prepare(sql).all()
  return {
    derivation: all('SELECT * FROM derivation'),
    progress: all('SELECT * FROM progress ORDER BY document'),
    activity: all('SELECT * FROM activity ORDER BY document, seq, position'),
    received: all('SELECT * FROM received ORDER BY document, client_id, first_clock'),
    collisions: all('SELECT * FROM collisions ORDER BY document, seq, position'),
    activityRecords: all('SELECT * FROM activity_records ORDER BY document, record_id, seq, position'),
    summaries: all('SELECT * FROM summaries ORDER BY document'),
    // Without the number of the row, which only says when it was first written.
    texts: all('SELECT document, kind, record_id, title, body FROM texts ORDER BY document, kind, record_id'),
    // kept_documents is how far a start can reach back, not what is known.
  }
}
