package register.read.page;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Sentences;
import register.policy.Category;
import register.policy.Objection;
import register.policy.Section;
import register.words.Words;

/// The policy's own words, complete and in order. Each table is replaced by a link to it in the list.
final class PolicyText {
    private PolicyText() {}

    static Html of(PolicyPage.View view, PageList list) {
        Words words = view.words();
        Html.Element text = Html.element("section")
                .with("class", "text")
                .with("id", AnchorIds.TEXT)
                .and(Html.element("h2", view.glossary().get("change.text")))
                .and(Html.element("p", words.get("policy-text-note")).with("class", "small quiet"));
        for (Section section : view.edition().sections()) {
            text = text.and(section(view, list, section));
        }
        return text.and(objection(view));
    }

    private static Html section(PolicyPage.View view, PageList list, Section section) {
        Html.Element html = Html.element("section").with("lang", view.ownLanguage());
        if (section.heading() != null) {
            html = html.and(Html.element("h3", section.heading()));
        }
        for (String paragraph : section.paragraphs()) {
            html = html.and(Html.element("p", paragraph));
        }
        if (!section.bullets().isEmpty()) {
            html = html.and(Html.element("ul")
                    .and(section.bullets().stream()
                            .map(bullet -> Html.element("li", bullet))
                            .toList()));
        }
        return section.table() == null ? html : html.and(table(view, list, section.table()));
    }

    private static @Nullable Html table(PolicyPage.View view, PageList list, Category category) {
        return list.groups().stream()
                .filter(group -> group.category() == category)
                .findFirst()
                .map(group -> Html.element("p")
                        .with("class", "here")
                        .with("lang", view.words().language().tag())
                        .and(Sentences.of(
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
        Objection objection = view.version().objection();
        Integer notice = view.version().noticePeriodDays();
        var lines = new ArrayList<Html>();
        if (notice != null) {
            lines.add(Html.element("p", words.get("notice-stated", notice.toString())));
        }
        if (objection != null) {
            lines.add(Html.element("p")
                    .and(Sentences.of(
                            words,
                            "objection-until",
                            Dates.local(objection.until(), view.dates()),
                            Html.text(objection.zone().getId()))));
            lines.add(Html.element("p", objection.how().in(view.language())).with("lang", view.ownLanguage()));
        }
        return lines.isEmpty()
                ? null
                : Html.element("section", Html.element("h3", words.get("objection-heading")))
                        .and(lines);
    }
}
