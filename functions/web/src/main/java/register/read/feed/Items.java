package register.read.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.policy.Objection;
import register.read.lookup.EntryStanding;
import register.value.Language;
import register.words.ChangeLine;
import register.words.Words;

/// Converts entries to a feed's items.
record Items(Wording wording) {

    Feed.Item of(EntryStanding told) {
        return new Feed.Item(
                FeedIds.of(told.header()),
                wording.title(told),
                wording.summary(told),
                FeedTexts.clean(content(told)),
                told.header().recordedAt(),
                wording.page(told),
                wording.comparison(told),
                wording.pdf(told));
    }

    private String content(EntryStanding told) {
        Html.Element facts = Html.element("ul");
        for (String fact : wording.facts(told)) {
            facts = facts.and(Html.element("li", fact));
        }
        Html.Element content = Html.element("div", changes(told), facts)
                .and(wording.objection(told)
                        .map(objection -> objection(told, objection))
                        .orElse(null))
                .and(links(told));
        return Html.write(content.with("lang", wording.glossary().language().tag()));
    }

    /// The changes; struck out if withdrawn.
    private Html changes(EntryStanding told) {
        List<ChangeLine> lines = wording.lines(told);
        if (lines.isEmpty()) {
            return Html.element("p", String.join(", ", wording.changes(told)));
        }
        boolean comes = !told.isWithdrawal() && !told.isWithdrawn();
        Html.Element list = Html.element("ul");
        for (ChangeLine line : lines) {
            Html.Element text = Html.element(
                    comes ? "span" : "s",
                    Html.element("b", line.label() + wording.glossary().colon()),
                    Html.text(line.rest()));
            list = list.and(Html.element("li", text));
        }
        return list;
    }

    private Html objection(EntryStanding told, Objection objection) {
        Language edition = wording.edition(told.stated().version());
        Words glossary = wording.glossary();
        Html.Element paragraph = Html.element(
                "p",
                Html.element("b", glossary.get("object-until") + " "),
                Dates.zoned(Wording.end(objection), wording.dates()),
                Html.text(". "),
                Html.element("span", objection.how().in(edition)).with("lang", edition.tag()));
        return objection.to() == null
                ? paragraph
                : paragraph.and(Html.text(" ")).and(Hyperlinks.mailbox(objection.to()));
    }

    private Html links(EntryStanding told) {
        Html.Element links = Html.element(
                "p", Hyperlinks.own(wording.page(told), wording.words().get("to-version")));
        links = link(links, wording.comparison(told), "what-changes");
        return link(links, wording.pdf(told), "sealed-pdf");
    }

    private Html.Element link(Html.Element links, @Nullable String address, String word) {
        return address == null
                ? links
                : links.and(Html.text(" · "))
                        .and(Hyperlinks.own(address, wording.glossary().get(word)));
    }
}
