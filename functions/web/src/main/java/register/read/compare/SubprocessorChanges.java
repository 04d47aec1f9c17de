package register.read.compare;

import java.util.ArrayList;
import java.util.List;
import register.page.Html;
import register.policy.Engagement;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.words.ChangeLine;
import register.words.Words;

/// The differences in the list: subprocessors and engagements added, removed or changed. A rename is a change.
final class SubprocessorChanges {
    private final FieldTexts before;
    private final FieldTexts after;
    private final FieldList table;
    private final Words words;
    private final Words glossary;

    SubprocessorChanges(FieldTexts before, FieldTexts after, FieldList table, Words words, Words glossary) {
        this.before = before;
        this.after = after;
        this.table = table;
        this.words = words;
        this.glossary = glossary;
    }

    List<Html> of(Changes.Parts<Subprocessor> parts) {
        var html = new ArrayList<Html>();
        addWhole(html, "added", "ins", parts.added(), after);
        addWhole(html, "removed", "del", parts.removed(), before);
        if (!parts.changed().isEmpty()) {
            html.add(Html.element("h2", words.get("changed")).with("class", "gap"));
            html.add(Html.element("ul")
                    .with("class", "rows")
                    .and(parts.changed().stream()
                            .map(change -> Html.element("li", changed(change)))
                            .toList()));
        }
        return html;
    }

    private void addWhole(
            List<Html> html, String heading, String mark, List<Subprocessor> subprocessors, FieldTexts texts) {
        if (subprocessors.isEmpty()) {
            return;
        }
        html.add(Html.element("h2", words.get(heading)).with("class", "gap"));
        Html.Element list = Html.element("ul").with("class", "rows");
        for (Subprocessor subprocessor : subprocessors) {
            Html.Element article = Html.element(
                            "article", Html.element("h3", Html.element(mark, texts.name(subprocessor))))
                    .with("class", "box")
                    .and(FieldList.whole(texts.of(subprocessor), texts.name(subprocessor)));
            for (Engagement engagement : subprocessor.engagements()) {
                article = article.and(
                                Html.element("h4", texts.service(engagement)).with("lang", texts.ownLanguage()))
                        .and(FieldList.whole(texts.of(engagement), texts.service(engagement)));
            }
            list = list.and(Html.element("li", article));
        }
        html.add(list);
    }

    private Html changed(Changes.Change<Subprocessor> change) {
        Html.Element section = Html.element(
                        "article",
                        Html.element("h3").and(Marked.both(before.name(change.before()), after.name(change.after()))))
                .with("class", "box");
        Html fields = table.of(before.of(change.before()), after.of(change.after()));
        section = section.and(fields == null && differs(change, "contact.role.") ? otherLanguageOnly() : fields)
                .and(
                        differs(change, "order")
                                ? Html.element("p", words.get("engagements-moved"))
                                        .with("class", "quiet")
                                : null);
        if (!(change instanceof Changes.SubprocessorChange with)) {
            return section;
        }
        for (Engagement engagement : with.engagements().added()) {
            section = section.and(engagement(ChangeLine.Kind.ADDS_SERVICE, "ins", engagement, after));
        }
        for (Engagement engagement : with.engagements().removed()) {
            section = section.and(engagement(ChangeLine.Kind.DROPS_SERVICE, "del", engagement, before));
        }
        for (Changes.Change<Engagement> engagement : with.engagements().changed()) {
            section = section.and(changedEngagement(engagement));
        }
        return section;
    }

    private static boolean differs(Changes.Change<Subprocessor> change, String fields) {
        return change.fields().stream().anyMatch(each -> each.field().startsWith(fields));
    }

    /// A note that only texts in other languages differ.
    private Html otherLanguageOnly() {
        return Html.element("p", words.get("other-language-only")).with("class", "quiet");
    }

    private List<Html> engagement(ChangeLine.Kind kind, String mark, Engagement engagement, FieldTexts texts) {
        return List.of(
                Html.element(
                        "h4",
                        Html.text(glossary.get("change", kind) + glossary.colon()),
                        Html.element(mark, texts.service(engagement)).with("lang", texts.ownLanguage())),
                FieldList.whole(texts.of(engagement), texts.service(engagement)));
    }

    private List<Html> changedEngagement(Changes.Change<Engagement> change) {
        Html fields = table.of(before.of(change.before()), after.of(change.after()));
        return List.of(
                Html.element(
                        "h4",
                        Html.text(words.get("engagement-changed") + words.colon()),
                        Html.element("span", after.service(change.after())).with("lang", after.ownLanguage())),
                fields == null ? otherLanguageOnly() : fields);
    }
}
