package register.read.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.DateBasis;
import register.policy.EditionStatus;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.read.html.Addresses;
import register.read.html.Dates;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.value.Language;
import register.words.Places;
import register.words.Words;

/// What is known of a version beside what it says: its date and what kind of date that is, its status, its revision,
/// when it was recorded and where it came from.
final class Facts {
    private Facts() {}

    static Html of(PolicyPage.View view) {
        Words glossary = view.glossary();
        Words words = view.words();
        EntryHeader header = view.header();
        PolicyVersion version = view.version();
        Html.Element facts = Html.element("dl").with("class", "facts");
        facts = facts.and(
                fact(glossary.get("member.company"), Html.text(view.edition().provider())));
        facts = facts.and(fact(
                glossary.get("date-basis", version.dateBasis()),
                Dates.date(version.effectiveDate(), words.language()),
                version.dateBasis() == DateBasis.EFFECTIVE
                        ? quiet(" ("
                                + words.get("from-midnight", version.timeZone().getId()) + ")")
                        : null));
        if (view.status() != null) {
            facts = facts.and(
                    fact(words.get("status"), Html.text(glossary.get("status", view.status())), revision(view)));
            facts = facts.and(fact(words.get("recorded"), Dates.instant(header.recordedAt()), attested(view)));
        }
        facts = facts.and(fact(glossary.get("edition"), Html.text(edition(view))));
        Origin origin = version.origin();
        return origin == null || origin.sourceUrl() == null
                ? facts
                : facts.and(fact(
                        words.get("source"),
                        Hyperlinks.to(origin.sourceUrl(), origin.sourceUrl().toString())));
    }

    /// The page's own address, without the language.
    static String address(PolicyPage.View view) {
        EntryHeader header = view.header();
        if (!view.dated()) {
            return Addresses.page(header.policy());
        }
        boolean standing = view.versions() != null && view.versions().standing().equals(header);
        return Addresses.with(
                Addresses.page(header.policy(), header.effectiveDate()),
                "revision",
                standing ? null : Integer.valueOf(header.revision()));
    }

    /// The same list for machines and for the files; none of them is there for a draft or a withdrawal.
    static @Nullable Html downloads(PolicyPage.View view) {
        EntryHeader header = view.header();
        if (view.isDraft() || header.kind() == EntryKind.WITHDRAWAL) {
            return null;
        }
        String pdf = Addresses.with(
                Addresses.snapshot(header.policy(), header.effectiveDate()), "revision", header.revision());
        Language language = view.language();
        return Html.element(
                        "ul",
                        item(
                                Addresses.with(pdf, "lang", language),
                                view.glossary().get("sealed-pdf")),
                        item(list(view, ".json"), "JSON"),
                        item(list(view, ".csv"), "CSV"))
                .and(item(list(view, ".html"), view.glossary().get("annex")))
                .and(changes(view))
                .with("class", "downloads")
                .with("aria-label", view.words().get("downloads"));
    }

    private static @Nullable Html changes(PolicyPage.View view) {
        return view.versions() == null
                ? null
                : Comparisons.toVersionBefore(view, view.versions().own())
                        .map(address -> item(address, view.words().get("what-changed")))
                        .orElse(null);
    }

    private static String list(PolicyPage.View view, String extension) {
        EntryHeader header = view.header();
        String list = Addresses.list(header.policy(), extension);
        if (view.dated()) {
            // What was known when this revision was recorded is this revision, whatever came later.
            list = Addresses.with(Addresses.with(list, "asOf", header.effectiveDate()), "knownAt", header.recordedAt());
        }
        return Addresses.with(list, "lang", view.language());
    }

    private static Html item(String address, String text) {
        return Html.element("li", Hyperlinks.own(address, text));
    }

    private static @Nullable Html revision(PolicyPage.View view) {
        EntryHeader header = view.header();
        String revision = view.glossary().get("revision", Integer.toString(header.revision()));
        return quiet(
                header.kind() == EntryKind.CORRECTION && header.reason() != null
                        ? " · " + revision + " · " + view.glossary().get("corrected", header.reason())
                        : " · " + revision);
    }

    private static @Nullable Html attested(PolicyPage.View view) {
        Origin origin = view.version().origin();
        if (origin != null && origin.imported()) {
            return quiet(" · " + view.notes(view.header()).imported());
        }
        LocalDate recorded =
                LocalDate.ofInstant(view.header().recordedAt(), view.header().timeZone());
        return recorded.isAfter(view.header().effectiveDate())
                ? quiet(" · " + view.glossary().get("recorded-late"))
                : null;
    }

    private static String edition(PolicyPage.View view) {
        Words glossary = view.glossary();
        String kind = Places.language(view.language(), view.words().language()) + ", "
                + glossary.get("edition-status", view.edition().status());
        Language authoritative = view.version().authoritativeLanguage();
        if (view.edition().status() == EditionStatus.ORIGINAL || view.language().equals(authoritative)) {
            return kind;
        }
        return kind + ". "
                + (authoritative == null
                        ? glossary.get("translation-note-unknown")
                        : glossary.get(
                                "translation-note",
                                Places.language(authoritative, view.words().language())));
    }

    private static Html quiet(String text) {
        return Html.element("span", text).with("class", "quiet");
    }

    private static Html fact(String name, @Nullable Html... values) {
        Html.Element value = Html.element("dd");
        for (Html part : values) {
            value = value.and(part);
        }
        return Html.element("div", Html.element("dt", name), value);
    }
}
