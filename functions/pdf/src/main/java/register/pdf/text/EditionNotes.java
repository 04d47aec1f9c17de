package register.pdf.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.policy.EditionStatus;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.value.Language;
import register.words.LongDate;
import register.words.Notes;
import register.words.Places;
import register.words.Words;

/// What the register has to add to an edition before anybody reads it.
final class EditionNotes {
    private final EntryHeader header;
    private final PolicyVersion version;
    private final Language language;
    private final Words words;
    private final Words glossary;

    EditionNotes(EntryHeader header, PolicyVersion version, Language language) {
        this.header = header;
        this.version = version;
        this.language = language;
        this.words = SnapshotLayout.WORDS.in(language);
        this.glossary = Words.glossary().in(language);
    }

    /// @param additions of a correction
    /// @param accepted whether the register has recorded it
    /// @param redaction the last that ended a name in it
    List<String> of(@Nullable Additions additions, boolean accepted, @Nullable EntryHeader redaction) {
        var notes = new ArrayList<String>();
        var of = new Notes(header, glossary, language);
        of.addition(additions, date -> LongDate.of(date, words.language())).ifPresent(notes::add);
        if (version.edition(language).status() != EditionStatus.ORIGINAL) {
            Language authoritative = version.authoritativeLanguage();
            notes.add(
                    authoritative == null || authoritative.equals(language)
                            ? glossary.get("translation-note-unknown")
                            : glossary.get("translation-note", Places.language(authoritative, words.language())));
        }
        Origin origin = version.origin();
        if (origin != null && origin.imported()) {
            notes.add(of.imported() + ".");
        } else if (accepted && recordedLate()) {
            notes.add(glossary.get("recorded-late") + ".");
        }
        if (redaction != null) {
            notes.add(redacted(redaction));
        }
        if (origin != null && origin.sourceUrl() != null) {
            notes.add(words.get("source", origin.sourceUrl().toString()));
        }
        return notes;
    }

    private String redacted(EntryHeader redaction) {
        String date = LongDate.of(LocalDate.ofInstant(redaction.recordedAt(), redaction.timeZone()), words.language());
        return glossary.get("redacted", date, Objects.requireNonNullElse(redaction.reason(), ""));
    }

    private boolean recordedLate() {
        return LocalDate.ofInstant(header.recordedAt(), header.timeZone()).isAfter(header.effectiveDate());
    }
}
