package register.read.page;

import static register.page.Tags.*;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.policy.DateBasis;
import register.policy.Origin;
import register.words.Words;

/// The records about what the page shows, and the link for checking them.
final class ProofCard {
    private ProofCard() {}

    static Html of(PolicyPage.View view) {
        Words words = view.words();
        EntryHeader header = view.header();
        String proof = SiteAddresses.with(SiteAddresses.proofPage(header), "revision", header.revision());
        return Cards.card(AnchorIds.PROOF, words.get("proof"))
                .with(
                        dl(css("pair"), facts(view)),
                        ul(
                                css("plain small"),
                                header.kind() == EntryKind.WITHDRAWAL
                                        ? null
                                        : Cards.item(
                                                Hero.pdf(view), view.glossary().get("sealed-pdf")),
                                Cards.item(
                                        SiteAddresses.with(
                                                SiteAddresses.VERIFY,
                                                "lang",
                                                view.wish().ui()),
                                        words.get("verify-title")),
                                Cards.item(view.wish().on(proof, view.language()), words.get("proof-title")),
                                Cards.item(SiteAddresses.checkpoint(header.policy()), words.get("log")),
                                Cards.item(SiteAddresses.with(SiteAddresses.KEYS), words.get("keys"))));
    }

    /// The facts alone, for a page without the card.
    static Html facts(PolicyPage.View view) {
        Words words = view.words();
        Words glossary = view.glossary();
        EntryHeader header = view.header();
        Origin origin = view.version().origin();
        URI source = origin == null ? null : origin.sourceUrl();
        return all(
                view.version().dateBasis() == DateBasis.EFFECTIVE
                        ? fact(
                                glossary.get("date-basis", DateBasis.EFFECTIVE),
                                Dates.date(header.effectiveDate(), view.dates()),
                                text(", "
                                        + words.get(
                                                "from-midnight",
                                                header.timeZone().getId())))
                        : null,
                view.isDraft()
                        ? null
                        : all(
                                fact(
                                        words.get("recorded"),
                                        Dates.instant(header.recordedAt(), view.dates()),
                                        attested(view)),
                                fact(words.get("log"), text(revision(view)))),
                source == null ? null : fact(words.get("source"), Hyperlinks.to(source, source.toString())),
                fact(
                        glossary.get("content-hash"),
                        element("code", header.contentHash().hex())));
    }

    private static String revision(PolicyPage.View view) {
        EntryHeader header = view.header();
        String reason = header.reason();
        return Hero.joined(
                view.words().get("entry", Long.toString(header.sequence())),
                view.glossary().get("revision", Integer.toString(header.revision())),
                header.kind() == EntryKind.CORRECTION && reason != null
                        ? view.glossary().get("corrected", reason)
                        : null,
                view.notes(header).noNotice().orElse(null));
    }

    private static @Nullable Html attested(PolicyPage.View view) {
        EntryHeader header = view.header();
        Origin origin = view.version().origin();
        if (origin != null && origin.imported()) {
            return div(view.notes(header).imported());
        }
        LocalDate recorded = LocalDate.ofInstant(header.recordedAt(), header.timeZone());
        return recorded.isAfter(header.effectiveDate()) ? div(view.glossary().get("recorded-late")) : null;
    }

    private static Html fact(String name, @Nullable Html... values) {
        return all(dt(name), dd(values));
    }
}
