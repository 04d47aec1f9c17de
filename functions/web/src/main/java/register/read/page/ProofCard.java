package register.read.page;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.List;
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
        Html.Element links = ul(css("plain small"));
        if (header.kind() != EntryKind.WITHDRAWAL) {
            links = links.with(Cards.item(Hero.pdf(view), view.glossary().get("sealed-pdf")));
        }
        links = links.with(
                Cards.item(
                        SiteAddresses.with(
                                SiteAddresses.VERIFY, "lang", view.wish().ui()),
                        words.get("verify-title")),
                Cards.item(
                        view.wish()
                                .on(
                                        SiteAddresses.with(
                                                SiteAddresses.proofPage(header.policy(), header.effectiveDate()),
                                                "revision",
                                                header.revision()),
                                        view.language()),
                        words.get("proof-title")),
                Cards.item(SiteAddresses.checkpoint(header.policy()), words.get("log")),
                Cards.item(SiteAddresses.KEYS, words.get("keys")));
        return Cards.card(AnchorIds.PROOF, words.get("proof")).with(dl(css("pair"), all(facts(view))), links);
    }

    /// The facts alone, for a page without the card.
    static List<Html> facts(PolicyPage.View view) {
        Words words = view.words();
        Words glossary = view.glossary();
        EntryHeader header = view.header();
        Origin origin = view.version().origin();
        Html.Element list = div();
        if (view.version().dateBasis() == DateBasis.EFFECTIVE) {
            list = fact(
                    list,
                    glossary.get("date-basis", view.version().dateBasis()),
                    Dates.date(header.effectiveDate(), view.dates()),
                    text(", " + words.get("from-midnight", header.timeZone().getId())));
        }
        if (!view.isDraft()) {
            list = fact(list, words.get("recorded"), Dates.instant(header.recordedAt(), view.dates()), attested(view));
            list = fact(list, words.get("log"), text(revision(view)));
        }
        if (origin != null && origin.sourceUrl() != null) {
            list = fact(
                    list,
                    words.get("source"),
                    Hyperlinks.to(origin.sourceUrl(), origin.sourceUrl().toString()));
        }
        list = fact(
                list,
                glossary.get("content-hash"),
                element("code", header.contentHash().hex()));
        return list.children();
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

    private static Html.Element fact(Html.Element list, String name, @Nullable Html... values) {
        Html.Element value = dd();
        for (Html part : values) {
            value = value.with(part);
        }
        return list.with(dt(name), value);
    }
}
