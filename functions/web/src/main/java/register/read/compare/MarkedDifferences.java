package register.read.compare;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import register.page.Html;

/// A text with insertions and deletions marked (`ins`, `del`).
final class MarkedDifferences {
    private MarkedDifferences() {}

    /// Both texts merged into one.
    static List<Html> both(String before, String after) {
        return marked(TextDiff.between(before, after), Set.of(TextDiff.Kind.values()));
    }

    /// The former text, with deletions marked.
    static List<Html> before(List<TextDiff.Run> runs) {
        return marked(runs, Set.of(TextDiff.Kind.SAME, TextDiff.Kind.GONE));
    }

    /// The new text, with insertions marked.
    static List<Html> after(List<TextDiff.Run> runs) {
        return marked(runs, Set.of(TextDiff.Kind.SAME, TextDiff.Kind.NEW));
    }

    private static List<Html> marked(List<TextDiff.Run> runs, Set<TextDiff.Kind> shown) {
        var html = new ArrayList<Html>();
        for (TextDiff.Run run : runs) {
            if (shown.contains(run.kind())) {
                html.add(
                        switch (run.kind()) {
                            case SAME -> text(run.text());
                            case GONE -> element("del", run.text());
                            case NEW -> element("ins", run.text());
                        });
            }
        }
        return html;
    }
}
