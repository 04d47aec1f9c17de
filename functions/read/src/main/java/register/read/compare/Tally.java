package register.read.compare;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.policy.compare.ChangeSummary;
import register.read.html.Html;
import register.value.Language;
import register.words.ChangeLine;
import register.words.Words;

/// How much differs, at a glance.
final class Tally {
    private Tally() {}

    /// @param edition from which the policy's own words are taken
    /// @return null where nothing differs
    static @Nullable Html of(ChangeSummary summary, Words glossary, Words words, Language edition) {
        var counts = new EnumMap<ChangeLine.Kind, Integer>(ChangeLine.Kind.class);
        Html.Element list = Html.element("ul").with("class", "tally");
        for (ChangeLine line : ChangeLine.of(summary, glossary, edition)) {
            if (line.kind() == ChangeLine.Kind.ENDS) {
                list = list.and(item("sign minus", "−", line.label() + ": " + line.name()));
            } else {
                counts.merge(
                        line.kind(),
                        line.kind() == ChangeLine.Kind.FURTHER
                                ? summary.further().size()
                                : 1,
                        Integer::sum);
            }
        }
        for (Map.Entry<ChangeLine.Kind, Integer> count : counts.entrySet()) {
            String number = ": " + count.getValue();
            String label = glossary.find("change." + count.getKey().term()).orElse("");
            list = list.and(
                    switch (count.getKey()) {
                        case JOINS, ADDS_SERVICE -> item("sign", "+", label + number);
                        case LEAVES, DROPS_SERVICE, ENDS -> item("sign minus", "−", label + number);
                        case CHANGES -> item("sign change", "~", label + number);
                        case FURTHER -> item("sign change", "~", words.get("rest") + number);
                        case TEXT -> item("sign change", "~", label);
                    });
        }
        return list.children().isEmpty() ? null : list;
    }

    private static Html item(String kind, String sign, String text) {
        return Html.element(
                "li",
                Html.element("span", sign).with("class", kind).with("aria-hidden", "true"),
                Html.element("span", text));
    }
}
