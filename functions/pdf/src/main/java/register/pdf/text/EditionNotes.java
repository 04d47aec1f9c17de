package register.pdf.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import register.chain.EntryHeader;
import register.pdf.layout.Style;
import register.policy.Origin;
import register.words.Notes;

/// The register's own notes on an edition, above its content.
final class EditionNotes {
    private final SnapshotPart part;
    private final EntryHeader header;

    EditionNotes(SnapshotPart part) {
        this.part = part;
        this.header = part.text.header();
    }

    /// Writes the additions of a correction and the note on a redaction in a box.
    void write() {
        var notes = new ArrayList<String>();
        new Notes(header, part.glossary, part.language)
                .addition(part.text.additions(), part::date)
                .ifPresent(notes::add);
        if (part.text.redaction() != null) {
            notes.add(redacted(part.text.redaction()));
        }
        if (!notes.isEmpty()) {
            part.book.panel(
                    notes.stream().map(note -> part.said(note, Style.FACT)).toList(), 8);
        }
    }

    /// Sentences on the edition's origin and what the register therefore does not attest.
    ///
    /// @param accepted true if the register has recorded it
    List<String> origin(boolean accepted) {
        var notes = new ArrayList<String>();
        Origin origin = part.version.origin();
        if (origin != null && origin.imported()) {
            notes.add(new Notes(header, part.glossary, part.language).imported() + ".");
        } else if (accepted && recordedLate()) {
            notes.add(part.glossary.get("recorded-late") + ".");
        }
        if (origin != null && origin.sourceUrl() != null) {
            notes.add(part.words.get("source", origin.sourceUrl().toString()));
        }
        return notes;
    }

    private String redacted(EntryHeader redaction) {
        String date = Instants.day(redaction.recordedAt(), redaction.timeZone(), part.words.language());
        return part.glossary.get("redacted", date, Objects.requireNonNullElse(redaction.reason(), ""));
    }

    private boolean recordedLate() {
        return LocalDate.ofInstant(header.recordedAt(), header.timeZone()).isAfter(header.effectiveDate());
    }
}
