package register.read.compare;

import static register.page.Tags.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.policy.compare.ChangeSummary;
import register.value.Language;
import register.words.ChangeLine;
import register.words.Words;

/// The numbers of differences, at a glance.
final class DifferenceCounts {
    private DifferenceCounts() {}

    /// @param edition the language of the policy's own words
    /// @return null if nothing differs
    static @Nullable Html of(ChangeSummary summary, Words glossary, Words words, Language edition) {
        Html.Element list = ul(css("tally"));
        Map<ChangeLine.Kind, List<ChangeLine>> lines = ChangeLine.of(summary, glossary, edition).stream()
                .collect(Collectors.groupingBy(
                        ChangeLine::kind, () -> new EnumMap<>(ChangeLine.Kind.class), Collectors.toList()));
        for (Map.Entry<ChangeLine.Kind, List<ChangeLine>> each : lines.entrySet()) {
            String label = glossary.find("change." + each.getKey().term()).orElse("");
            String number = glossary.colon() + each.getValue().size();
            list = switch (each.getKey()) {
                case JOINS, ADDS_SERVICE -> list.with(item("sign", "+", label + number));
                case LEAVES, DROPS_SERVICE -> list.with(item("sign minus", "−", label + number));
                case CHANGES -> list.with(item("sign change", "~", label + number));
                case TEXT -> list.with(item("sign change", "~", label));
                case FURTHER ->
                    list.with(item(
                            "sign change",
                            "~",
                            words.get("rest")
                                    + glossary.colon()
                                    + summary.further().size()));
                case ENDS ->
                    list.with(each(
                            each.getValue(),
                            end -> item("sign minus", "−", end.label() + glossary.colon() + end.name())));
            };
        }
        return list.children().isEmpty() ? null : list;
    }

    private static Html item(String kind, String sign, String text) {
        return li(span(sign, css(kind), attribute("aria-hidden", "true")), span(text));
    }
}
