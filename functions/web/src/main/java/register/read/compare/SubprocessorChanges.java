package register.read.compare;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import register.page.Html;
import register.policy.Engagement;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.words.ChangeLine;
import register.words.Words;

/// The differences in the list: subprocessors and engagements added, removed or changed. A rename is a change.
record SubprocessorChanges(FieldTexts before, FieldTexts after, FieldList table, Words words, Words glossary) {
    List<Html> of(Changes.Parts<Subprocessor> parts) {
        var html = new ArrayList<Html>();
        addWhole(html, "added", "ins", parts.added(), after);
        addWhole(html, "removed", "del", parts.removed(), before);
        if (!parts.changed().isEmpty()) {
            html.add(h2(words.get("changed"), css("gap")));
            html.add(ul(css("rows"), each(parts.changed(), change -> li(changed(change)))));
        }
        return html;
    }

    private void addWhole(
            List<Html> html, String heading, String mark, List<Subprocessor> subprocessors, FieldTexts texts) {
        if (subprocessors.isEmpty()) {
            return;
        }
        html.add(h2(words.get(heading), css("gap")));
        Html.Element list = ul(css("rows"));
        for (Subprocessor subprocessor : subprocessors) {
            Html.Element article = element(
                    "article",
                    css("box"),
                    h3(element(mark, texts.name(subprocessor))),
                    FieldList.whole(texts.of(subprocessor), texts.name(subprocessor)),
                    each(
                            subprocessor.engagements(),
                            engagement -> all(
                                    element("h4", texts.service(engagement), lang(texts.ownLanguage())),
                                    FieldList.whole(texts.of(engagement), texts.service(engagement)))));
            list = list.with(li(article));
        }
        html.add(list);
    }

    private Html changed(Changes.Change<Subprocessor> change) {
        Html.Element section = element(
                "article",
                css("box"),
                h3(all(MarkedDifferences.both(before.name(change.before()), after.name(change.after())))));
        Html fields = table.of(before.of(change.before()), after.of(change.after()));
        section = section.with(
                fields == null && differs(change, "contact.role.") ? otherLanguageOnly() : fields,
                differs(change, "order") ? p(words.get("engagements-moved"), css("quiet")) : null);
        if (!(change instanceof Changes.SubprocessorChange with)) {
            return section;
        }
        for (Engagement engagement : with.engagements().added()) {
            section = section.with(all(engagement(ChangeLine.Kind.ADDS_SERVICE, "ins", engagement, after)));
        }
        for (Engagement engagement : with.engagements().removed()) {
            section = section.with(all(engagement(ChangeLine.Kind.DROPS_SERVICE, "del", engagement, before)));
        }
        for (Changes.Change<Engagement> engagement : with.engagements().changed()) {
            section = section.with(all(changedEngagement(engagement)));
        }
        return section;
    }

    private static boolean differs(Changes.Change<Subprocessor> change, String fields) {
        return change.fields().stream().anyMatch(each -> each.field().startsWith(fields));
    }

    /// A note that only texts in other languages differ.
    private Html otherLanguageOnly() {
        return p(words.get("other-language-only"), css("quiet"));
    }

    private List<Html> engagement(ChangeLine.Kind kind, String mark, Engagement engagement, FieldTexts texts) {
        return List.of(
                element(
                        "h4",
                        text(glossary.get("change", kind) + glossary.colon()),
                        element(mark, texts.service(engagement), lang(texts.ownLanguage()))),
                FieldList.whole(texts.of(engagement), texts.service(engagement)));
    }

    private List<Html> changedEngagement(Changes.Change<Engagement> change) {
        Html fields = table.of(before.of(change.before()), after.of(change.after()));
        return List.of(
                element(
                        "h4",
                        text(words.get("engagement-changed") + words.colon()),
                        span(after.service(change.after()), lang(after.ownLanguage()))),
                fields == null ? otherLanguageOnly() : fields);
    }
}
