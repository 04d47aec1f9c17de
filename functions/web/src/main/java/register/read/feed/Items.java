package register.read.feed;

import static register.page.Tags.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.policy.ObjectionPeriod;
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
        Html.Element facts = ul(each(wording.facts(told), fact -> li(fact)));
        Html.Element content = div(
                changes(told),
                facts,
                wording.objection(told)
                        .map(objection -> objection(told, objection))
                        .orElse(null),
                links(told));
        return Html.write(content.with(lang(wording.glossary().language().tag())));
    }

    /// The changes; struck out if withdrawn.
    private Html changes(EntryStanding told) {
        List<ChangeLine> lines = wording.lines(told);
        if (lines.isEmpty()) {
            return p(String.join(", ", wording.changes(told)));
        }
        boolean comes = !told.isWithdrawal() && !told.isWithdrawn();
        Html.Element list = ul();
        for (ChangeLine line : lines) {
            Html.Element text = element(
                    comes ? "span" : "s",
                    element("b", line.label() + wording.glossary().colon()),
                    text(line.rest()));
            list = list.with(li(text));
        }
        return list;
    }

    private Html objection(EntryStanding told, ObjectionPeriod objection) {
        Language edition = wording.edition(told.stated().version());
        Words glossary = wording.glossary();
        Html.Element paragraph = p(
                element("b", glossary.get("object-until") + " "),
                Dates.zoned(objection.end(), wording.dates()),
                text(". "),
                span(objection.how().in(edition), lang(edition.tag())));
        return objection.to() == null ? paragraph : paragraph.with(text(" "), Hyperlinks.mailbox(objection.to()));
    }

    private Html links(EntryStanding told) {
        Html.Element links =
                p(Hyperlinks.own(wording.page(told), wording.words().get("to-version")));
        links = link(links, wording.comparison(told), "what-changes");
        return link(links, wording.pdf(told), "sealed-pdf");
    }

    private Html.Element link(Html.Element links, @Nullable String address, String word) {
        return address == null
                ? links
                : links.with(
                        text(" · "), Hyperlinks.own(address, wording.glossary().get(word)));
    }
}
