package register.read.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.Subprocessor;
import register.words.Names;
import register.words.Places;
import register.words.Words;

/// The cell that names a subprocessor, and introduces it where it stands first.
final class SubprocessorCell {
    private SubprocessorCell() {}

    static Html of(PolicyPage.View view, Subprocessor subprocessor, boolean first) {
        return Html.element("th", Html.element("strong", Names.of(subprocessor, view.glossary())))
                .with("scope", "row")
                .with("role", "rowheader")
                .and(first ? introduction(view, subprocessor) : List.of());
    }

    private static List<Html> introduction(PolicyPage.View view, Subprocessor subprocessor) {
        Words glossary = view.glossary();
        Words words = view.words();
        var lines = new ArrayList<Html>();
        if (subprocessor.redacted()) {
            // The name's place says it already.
        } else if (subprocessor.legalName() == null) {
            add(lines, glossary.get("legal-name-not-stated"));
        } else {
            add(lines, subprocessor.displayName());
        }
        add(lines, subprocessor.address());
        if (subprocessor.country() != null) {
            add(lines, Places.country(subprocessor.country(), words.language()));
        }
        if (subprocessor.registrationId() != null) {
            add(lines, glossary.get("registration-id") + ": " + subprocessor.registrationId());
        }
        if (subprocessor.relationship() != null) {
            add(lines, glossary.get("relationship", subprocessor.relationship()));
        }
        if (subprocessor.parentId() != null) {
            add(lines, words.get("engaged-by", parent(view, subprocessor.parentId())));
        }
        addLink(lines, Hyperlinks.optional(subprocessor.website(), words.get("website")));
        addLink(lines, Hyperlinks.optional(subprocessor.dpaUrl(), words.get("its-dpa")));
        addLink(lines, Hyperlinks.optional(subprocessor.subprocessorListUrl(), words.get("its-subprocessors")));
        return lines;
    }

    private static String parent(PolicyPage.View view, String id) {
        return view.version().subprocessors().stream()
                .filter(other -> other.id().equals(id))
                .map(other -> Names.of(other, view.glossary()))
                .findFirst()
                .orElse(id);
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
