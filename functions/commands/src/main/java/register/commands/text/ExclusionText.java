package register.commands.text;

import java.util.List;
import register.json.Json;
import register.recipient.Exclusion;
import register.value.Problem;

/// Subprocessors that contracts exclude, as commands print them: with the external ids of contacts, never with names or
/// addresses.
public final class ExclusionText {
    private static final int NAMED = 10;

    private ExclusionText() {}

    public static List<String> lines(List<Exclusion> exclusions) {
        return exclusions.stream().map(ExclusionText::line).toList();
    }

    private static String line(Exclusion exclusion) {
        List<String> customers = exclusion.customers();
        int more = customers.size() - NAMED;
        return "excluded " + exclusion.subprocessor() + ": by the contracts of "
                + Problem.printable(String.join(", ", customers.subList(0, Math.min(NAMED, customers.size()))))
                + (more > 0 ? " and " + more + " more" : "");
    }

    public static Json json(List<Exclusion> exclusions) {
        return Json.array(
                exclusions,
                each -> Json.object()
                        .put("subprocessor", each.subprocessor())
                        .put("customers", Json.strings(each.customers()))
                        .build());
    }
}
