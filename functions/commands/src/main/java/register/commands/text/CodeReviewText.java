package register.commands.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import register.json.Json;
import register.usage.CodeReview;
import register.usage.CodeReview.Use;
import register.usage.Sighting;

/// A comparison of source code with a list, as `check` prints it.
public final class CodeReviewText {
    private static final int NAMED = 5;

    private CodeReviewText() {}

    /// A question for each vendor that the product seems to use; the rest in one line each.
    public static List<String> lines(CodeReview review) {
        var lines = new ArrayList<String>();
        for (Use use : review.used()) {
            if (!use.first().aside()) {
                int more = use.places() - 1;
                lines.add("code " + use.first().question() + (more > 0 ? " (" + more + " more)" : ""));
            }
        }
        List<String> aside = review.used().stream()
                .map(Use::first)
                .filter(Sighting::aside)
                .map(first -> first.service().vendor().brand() + " (" + first.file() + ":" + first.line() + ")")
                .toList();
        add(lines, aside, "only in development, tests or comments");
        add(lines, review.unseen(), "listed and not seen");
        lines.add("code files read: " + review.files()
                + (review.unread() > 0 ? ", left out: " + review.unread() : "")
                + (review.unknown() > 0 ? "; subprocessors that cannot be looked for: " + review.unknown() : ""));
        return lines;
    }

    private static void add(List<String> lines, List<String> names, String what) {
        int more = names.size() - NAMED;
        if (!names.isEmpty()) {
            lines.add("code " + what + ": " + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                    + (more > 0 ? " and " + more + " more" : ""));
        }
    }

    public static Json json(CodeReview review) {
        return Json.object()
                .put("used", uses(review, first -> !first.aside()))
                .put("aside", uses(review, Sighting::aside))
                .put("unseen", Json.array(review.unseen(), Json::of))
                .put("unknown", review.unknown())
                .put("files", review.files())
                .put("unread", review.unread())
                .build();
    }

    private static Json uses(CodeReview review, Predicate<Sighting> which) {
        return Json.array(
                review.used().stream().filter(use -> which.test(use.first())).toList(),
                use -> Json.object()
                        .put("vendor", use.vendor().brand())
                        .put("kind", use.first().kind())
                        .put("name", use.first().name())
                        .put("file", use.first().file())
                        .put("line", use.first().line())
                        .put("places", use.places())
                        .build());
    }
}
