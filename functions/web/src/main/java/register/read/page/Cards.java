package register.read.page;

import static register.page.Tags.*;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.policy.Company;
import register.policy.RequestChannel;
import register.value.PolicyId;
import register.words.CompanyFacts;
import register.words.Words;

/// A customer's options besides reading: follow changes, request a data processing agreement, check what is shown.
final class Cards {
    private Cards() {}

    static Html of(PolicyPage.View view) {
        return element(
                "aside",
                view.isDraft() ? null : changes(view),
                dpa(view),
                company(view),
                view.isDraft() ? null : ProofCard.of(view));
    }

    /// The company's legal details, line by line.
    private static @Nullable Html company(PolicyPage.View view) {
        Company company = view.version().company();
        return company == null
                ? null
                : card(null, view.glossary().get("member.company"))
                        .with(ul(
                                css("plain small"), each(CompanyFacts.of(company, view.glossary()), line -> li(line))));
    }

    private static Html changes(PolicyPage.View view) {
        Words words = view.words();
        PolicyId policy = view.header().policy();
        return card(AnchorIds.CHANGES, words.get("changes-appear"))
                .with(
                        p(words.get("changes-appear-text")),
                        ul(
                                css("plain"),
                                feeds(view),
                                item(
                                        SiteAddresses.with(SiteAddresses.versions(policy)),
                                        words.get("versions") + " (JSON)"),
                                item(SiteAddresses.checkpoint(policy), words.get("log"))));
    }

    /// Links named by format, which users of feeds recognise.
    private static Html feeds(PolicyPage.View view) {
        return li(
                Hyperlinks.own(PageMetadata.feed(view, ".atom"), "Atom"),
                text(" · "),
                Hyperlinks.own(PageMetadata.feed(view, ".json"), "JSON Feed"),
                text(" · "),
                Hyperlinks.own(PageMetadata.dates(view), "iCalendar"));
    }

    /// Without a mailbox for requests, the prepared DPA and the privacy notice are still shown.
    private static @Nullable Html dpa(PolicyPage.View view) {
        RequestChannel requests = view.version().requests();
        URI own = requests.dpaUrl();
        URI privacyNotice = requests.privacyNoticeUrl();
        List<String> mailboxes = requests.publicAddresses();
        if (mailboxes.isEmpty() && own == null && privacyNotice == null) {
            return null;
        }
        Words words = view.words();
        String heading =
                !mailboxes.isEmpty() ? "ask-for-dpa" : own == null ? "member.requests.privacyNoticeUrl" : "dpa";
        Html.Element card = card(AnchorIds.DPA, view.glossary().get(heading));
        if (!mailboxes.isEmpty()) {
            card = card.with(
                    p(words.get("dpa-text")),
                    ul(css("plain"), each(mailboxes, address -> li(Hyperlinks.mailbox(address)))));
        }
        return card.with(
                own == null ? null : p(Hyperlinks.to(own, view.glossary().get("dpa"))),
                privacyNotice == null
                        ? null
                        : p(css("small"), Hyperlinks.to(privacyNotice, words.get("privacy-notice"))));
    }

    static Html.Element card(@Nullable String id, String heading) {
        boolean asks = AnchorIds.CHANGES.equals(id) || AnchorIds.DPA.equals(id);
        return section(css(asks ? "card ask" : "card"), id(id), h2(heading));
    }

    static Html item(String address, String text) {
        return li(Hyperlinks.own(address, text));
    }
}
