package register.words;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.policy.compare.Additions;
import register.value.Language;

/// What must be said of an entry wherever it is shown, in one language. Its dates of recording are in
/// the policy's time zone, as all dates without a time.
///
/// @param edition the language from which the policy's own words are taken, where the version has it
public record Notes(EntryHeader header, Words glossary, Language edition) {

    /// That the register took the version over, and what it therefore does not attest.
    public String imported() {
        return glossary.get("imported", Integer.toString(recorded().getYear()));
    }

    /// Why the notice period does not apply, in the company's words. Empty where the company gives no reason.
    public Optional<String> noNotice() {
        return Optional.ofNullable(header.noNoticeReason()).map(reason -> glossary.get("no-notice", reason));
    }

    /// What a correction adds, in a few words: `Backdated, adds: X (new); Y: Servers, Backups`. Empty where it adds
    /// nothing.
    ///
    /// @param additions null for what is no correction
    public Optional<String> added(@Nullable Additions additions) {
        return additions == null || additions.isEmpty()
                ? Optional.empty()
                : Optional.of(glossary.get(header.isBackdated() ? "backdates" : "adds", parts(additions)));
    }

    /// The same as a sentence of its own, with date and reason.
    ///
    /// @param dates writes a date
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
