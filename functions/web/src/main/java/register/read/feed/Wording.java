package register.read.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.page.Dates;
import register.page.Layout;
import register.page.SiteAddresses;
import register.policy.Company;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.read.lookup.EntryStanding;
import register.value.Language;
import register.words.ChangeLine;
import register.words.LongDate;
import register.words.Notes;
import register.words.Words;

/// Describes entries in a reader's language.
///
/// @param language of an edition; each version's nearest edition supplies the policy's own words
/// @param ui the language that the reader chose for the words around them; null for the edition's
/// @param trial true if the register is a trial
/// @param absolute makes the register's own addresses absolute if it has a public one
record Wording(Language language, @Nullable Language ui, boolean trial, UnaryOperator<String> absolute) {
    /// The maximum number of changes named in a title.
    private static final int NAMED = 3;

    Words words() {
        return Layout.words(reader());
    }

    Words glossary() {
        return Words.glossary().in(reader());
    }

    private Language reader() {
        return ui == null ? language : ui;
    }

    /// The language of dates: the reader's with its region, if the words are in it.
    Language dates() {
        return Words.speaks(reader()) ? reader() : words().language();
    }

    /// The company that publishes the policy.
    String company(PolicyVersion version) {
        Company company = version.company();
        return FeedTexts.line(
                company == null ? version.edition(edition(version)).provider() : company.legalName());
    }

    /// The title of a feed or calendar. A reader sees it among others, so it marks a trial.
    String name(PolicyVersion version) {
        String name = policy(version) + " – " + company(version);
        return trial ? glossary().get("trial") + " – " + name : name;
    }

    String policy(PolicyVersion version) {
        return FeedTexts.line(version.edition(edition(version)).title());
    }

    Language edition(PolicyVersion version) {
        return version.nearest(language);
    }

    /// E.g. `Effective from 1 March 2031 – correction: Joins: Sample Dictation Oy`.
    String title(EntryStanding told) {
        Words glossary = glossary();
        EntryHeader header = told.header();
        String date = glossary.get("date-basis", told.stated().version().dateBasis()) + " "
                + LongDate.of(header.effectiveDate(), dates());
        String kind = header.kind() == EntryKind.PUBLICATION ? null : glossary.get("entry-kind", header.kind());
        String since = told.last() == null
                ? null
                : glossary.get("status", told.isWithdrawn() ? VersionStatus.WITHDRAWN : VersionStatus.SUPERSEDED);
        String names = lines(told).stream()
                .limit(NAMED)
                .map(line -> line.label() + glossary.colon() + (line.name().isEmpty() ? line.text() : line.name()))
                .collect(Collectors.joining(" · "));
        String all = joined(" – ", date, kind, since, names);
        return FeedTexts.line(lines(told).size() > NAMED ? all + " …" : all);
    }

    /// The changes and the deadline for objections, in one line.
    String summary(EntryStanding told) {
        var said = new ArrayList<>(facts(told));
        said.addAll(changes(told));
        objection(told)
                .map(objection -> glossary().get("object-until") + " " + until(objection))
                .ifPresent(said::add);
        return FeedTexts.line(String.join(" · ", said));
    }

    /// The entry's revision, and the notes on it.
    List<String> facts(EntryStanding told) {
        EntryHeader header = told.header();
        Words glossary = glossary();
        var notes = new Notes(header, glossary, edition(told.stated().version()));
        String reason = header.reason();
        var facts = new ArrayList<String>();
        if (told.isWithdrawal() || told.isWithdrawn()) {
            EntryHeader withdrawal = told.last() == null ? header : told.last();
            facts.add(words().get(
                            "this-withdrawn",
                            withdrawal.reason() == null ? glossary.get("not-stated") : withdrawal.reason()));
        } else if (told.last() != null) {
            facts.add(words().get("this-corrected"));
        }
        facts.add(glossary.get("revision", Integer.toString(header.revision())));
        if (reason != null && header.kind() == EntryKind.CORRECTION) {
            facts.add(glossary.get("corrected", reason));
        }
        notes.noNotice().ifPresent(facts::add);
        notes.added(told.additions()).ifPresent(facts::add);
        if (told.stated().version().imported()) {
            facts.add(notes.imported());
        }
        return facts;
    }

    /// The changes, one line each; for the first version, the number of subprocessors.
    List<String> changes(EntryStanding told) {
        if (told.changes() == null) {
            return List.of(glossary().get("subprocessors")
                    + glossary().colon()
                    + told.stated().version().subprocessors().size());
        }
        List<String> lines = lines(told).stream()
                .map(line -> line.label() + glossary().colon() + line.rest())
                .toList();
        return lines.isEmpty() ? List.of(words().get("same")) : lines;
    }

    List<ChangeLine> lines(EntryStanding told) {
        return told.changes() == null
                ? List.of()
                : ChangeLine.of(
                        told.changes(), glossary(), edition(told.stated().version()));
    }

    /// The chance to object; none if the version was withdrawn.
    Optional<ObjectionPeriod> objection(EntryStanding told) {
        return told.isWithdrawal() || told.isWithdrawn()
                ? Optional.empty()
                : Optional.ofNullable(told.stated().version().objection());
    }

    /// E.g. `14 February 2031, 23:59 CET`.
    String until(ObjectionPeriod objection) {
        return Dates.text(objection.end(), dates());
    }

    /// The page of an entry's version.
    String page(EntryStanding told) {
        EntryHeader header = told.header();
        return on(SiteAddresses.with(
                SiteAddresses.page(header),
                "revision",
                told.isWithdrawal() ? null : Integer.valueOf(header.revision())));
    }

    /// The page with an entry's changes, both sides as known when it was recorded; null if there is none.
    @Nullable
    String comparison(EntryStanding told) {
        EntryHeader header = told.header();
        EntryHeader before = told.before();
        if (before == null || told.isWithdrawal()) {
            return null;
        }
        return on(
                header.kind() == EntryKind.CORRECTION
                        ? SiteAddresses.correction(header, ".html")
                        : SiteAddresses.changes(header, ".html", header.revision()));
    }

    /// The sealed PDF; null for a withdrawal.
    @Nullable
    String pdf(EntryStanding told) {
        EntryHeader header = told.header();
        return told.isWithdrawal()
                ? null
                : absolute.apply(SiteAddresses.pdf(header, edition(told.stated().version())));
    }

    /// An address in the current languages.
    String on(String address) {
        return absolute.apply(SiteAddresses.in(address, language, ui));
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(between));
    }
}
