package register.read.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.policy.Subprocessor;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.words.Names;
import register.words.SubprocessorFact;
import register.words.Words;

/// The cell that names a subprocessor, and introduces it at its first place.
final class SubprocessorCell {
    /// What says by itself what it is.
    private static final Set<String> EVIDENT = Set.of("address", "country", "relationship");

    private SubprocessorCell() {}

    static Html of(PolicyPage.View view, Subprocessor subprocessor, boolean first) {
        return Html.element("th", Html.element("strong", Names.of(subprocessor, view.glossary())))
                .with("scope", "row")
                .with("role", "rowheader")
                .and(first ? introduction(view, subprocessor) : List.of());
    }

    private static List<Html> introduction(PolicyPage.View view, Subprocessor subprocessor) {
        Words glossary = view.glossary();
        var lines = new ArrayList<Html>();
        String legalName = subprocessor.personal().legalName();
        if (legalName != null) {
            add(lines, subprocessor.personal().displayName());
        } else if (!subprocessor.redacted()) {
            add(lines, glossary.get("legal-name-not-stated"));
        }
        for (SubprocessorFact fact : SubprocessorFact.of(
                view.version(), subprocessor, glossary, view.words().language())) {
            String label = glossary.get(fact.word());
            if (fact.link() != null) {
                addLink(lines, Hyperlinks.optional(fact.link(), label));
            } else {
                add(lines, EVIDENT.contains(fact.word()) ? fact.text() : label + ": " + fact.text());
            }
        }
        return lines;
    }

    private static void add(List<Html> lines, @Nullable String text) {
        if (text != null) {
            lines.add(Html.element("div", text).with("class", "quiet"));
        }
    }

    private static void addLink(List<Html> lines, @Nullable Html link) {
        if (link instanceof Html.Element) {
            lines.add(Html.element("div", link).with("class", "quiet"));
        }
    }
}
