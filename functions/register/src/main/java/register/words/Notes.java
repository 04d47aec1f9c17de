package register.words;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.policy.compare.Additions;
import register.value.Language;

/// The notes that must accompany an entry wherever it is shown, in one language. Dates of recording are in the policy's
/// time zone, like all dates without a time.
///
/// @param edition the language for the policy's own words, if the version has it
public record Notes(EntryHeader header, Words glossary, Language edition) {

    /// The note that the register imported the version, and so does not attest it.
    public String imported() {
        return glossary.get("imported", Integer.toString(recorded().getYear()));
    }

    /// The reason why the notice period does not apply, in the company's words. Empty if it gives none.
    public Optional<String> noNotice() {
        return Optional.ofNullable(header.noNoticeReason()).map(reason -> glossary.get("no-notice", reason));
    }

    /// The additions in a correction, briefly: `Backdated, adds: X (new); Y: Servers, Backups`.
    /// Empty if there are none.
    ///
    /// @param additions null if it is not a correction
    public Optional<String> added(@Nullable Additions additions) {
        return additions == null || additions.isEmpty()
                ? Optional.empty()
                : Optional.of(glossary.get(header.isBackdated() ? "backdates" : "adds", parts(additions)));
    }

    /// The additions as a sentence with date and reason.
    ///
    /// @param dates formats a date
    public Optional<String> addition(@Nullable Additions additions, Function<LocalDate, String> dates) {
        return additions == null || additions.isEmpty()
                ? Optional.empty()
                : Optional.of(glossary.get(
                        header.isBackdated() ? "backdates-note" : "adds-note",
                        dates.apply(recorded()),
                        dates.apply(header.effectiveDate()),
                        parts(additions),
                        header.reason() == null ? glossary.get("not-stated") : header.reason()));
    }

    private LocalDate recorded() {
        return LocalDate.ofInstant(header.recordedAt(), header.timeZone());
    }

    private String parts(Additions additions) {
        Language language = additions.correction().nearest(edition);
        return additions.parts().stream()
                .map(part -> part.whole()
                        ? glossary.get("new", Names.of(part.subprocessor(), glossary))
                        : Names.of(part.subprocessor(), glossary)
                                + part.engagements().stream()
                                        .map(engagement -> engagement.service().in(language))
                                        .collect(Collectors.joining(", ", ": ", "")))
                .collect(Collectors.joining("; "));
    }
}
