package register.read.compare;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.page.Tags;
import register.policy.Section;
import register.policy.compare.Changes;
import register.words.Words;

/// The differences in an edition's text: its sections, word by word.
///
/// @param own the language of the text, if it differs from that of the words around it
record TextChanges(Words words, @Nullable String own) {
    List<Html> of(Changes.Parts<Section> sections) {
        var html = new ArrayList<Html>();
        for (Changes.Change<Section> change : sections.changed()) {
            html.add(section(words.get("section-changed"), change.before(), change.after()));
        }
        for (Section added : sections.added()) {
            html.add(section(words.get("section-added"), null, added));
        }
        for (Section removed : sections.removed()) {
            html.add(section(words.get("section-removed"), removed, null));
        }
        return html;
    }

    private Html section(String kind, @Nullable Section before, @Nullable Section after) {
        Html.Element section = Tags.section(
                css("text"),
                lang(own),
                p(kind, css("quiet"), lang(own == null ? null : words.language().tag())));
        String was = heading(before);
        String is = heading(after);
        if (!was.isEmpty() || !is.isEmpty()) {
            section = section.with(h3(all(MarkedDifferences.both(was, is))));
        }
        section = section.with(all(paragraphs("p", texts(before, false), texts(after, false))));
        List<Html> bullets = paragraphs("li", texts(before, true), texts(after, true));
        return bullets.isEmpty() ? section : section.with(ul(all(bullets)));
    }

    private static String heading(@Nullable Section section) {
        return section == null || section.heading() == null ? "" : section.heading();
    }

    private static List<String> texts(@Nullable Section section, boolean bullets) {
        return section == null ? List.of() : bullets ? section.bullets() : section.paragraphs();
    }

    /// Unchanged paragraphs as they are; changed ones compared word by word, in order.
    private static List<Html> paragraphs(String element, List<String> before, List<String> after) {
        var html = new ArrayList<Html>();
        int at = 0;
        for (TextDiff.Change change : TextDiff.changes(before, after)) {
            before.subList(at, change.position()).forEach(same -> html.add(element(element, same)));
            List<String> was = change.gone();
            List<String> is = change.come();
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                html.add(element(
                        element,
                        all(MarkedDifferences.both(i < was.size() ? was.get(i) : "", i < is.size() ? is.get(i) : ""))));
            }
            at = change.end();
        }
        before.subList(at, before.size()).forEach(same -> html.add(element(element, same)));
        return html;
    }
}
