package register.read.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Sentences;
import register.page.Tags;
import register.policy.Category;
import register.policy.ObjectionPeriod;
import register.policy.Section;
import register.words.Words;

/// The policy's own words, complete and in order. Each table is replaced by a link to it in the list.
final class PolicyText {
    private PolicyText() {}

    static Html of(PolicyPage.View view, PageList list) {
        Words words = view.words();
        Html.Element text = Tags.section(
                css("text"),
                id(AnchorIds.TEXT),
                h2(view.glossary().get("change.text")),
                p(words.get("policy-text-note"), css("small quiet")));
        for (Section section : view.edition().sections()) {
            text = text.with(section(view, list, section));
        }
        return text.with(objection(view));
    }

    private static Html section(PolicyPage.View view, PageList list, Section section) {
        Html.Element html = Tags.section(lang(view.ownLanguage()));
        if (section.heading() != null) {
            html = html.with(h3(section.heading()));
        }
        for (String paragraph : section.paragraphs()) {
            html = html.with(p(paragraph));
        }
        if (!section.bullets().isEmpty()) {
            html = html.with(ul(all(section.bullets().stream().map(bullet -> li(bullet)))));
        }
        return section.table() == null ? html : html.with(table(view, list, section.table()));
    }

    private static @Nullable Html table(PolicyPage.View view, PageList list, Category category) {
        return list.groups().stream()
                .filter(group -> group.category().equals(category))
                .findFirst()
                .map(group -> p(
                        css("here"),
                        lang(view.words().language().tag()),
                        Sentences.of(
                                view.words(),
                                "table-above",
                                Hyperlinks.own(
                                        "#" + (view.wish().ungrouped() ? AnchorIds.LIST : group.id()),
                                        group.heading() + " (" + ListSection.count(view, group) + ")"))))
                .orElse(null);
    }

    /// The company's stated notice and objection periods, beside its prose.
    private static @Nullable Html objection(PolicyPage.View view) {
        Words words = view.glossary();
        ObjectionPeriod objection = view.version().objection();
        Integer notice = view.version().noticePeriodDays();
        var lines = new ArrayList<Html>();
        if (notice != null) {
            lines.add(p(words.get("notice-stated", notice.toString())));
        }
        if (objection != null) {
            lines.add(p(Sentences.of(
                    words,
                    "objection-until",
                    Dates.local(objection.until(), view.dates()),
                    text(objection.zone().getId()))));
            lines.add(p(objection.how().in(view.language()), lang(view.ownLanguage())));
        }
        return lines.isEmpty() ? null : Tags.section(h3(words.get("objection-heading")), all(lines));
    }
}
