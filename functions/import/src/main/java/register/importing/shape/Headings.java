package register.importing.shape;

import org.jspecify.annotations.Nullable;
import register.importing.source.Part;
import register.importing.source.Text;

/// What heads what is below it, whether it is marked as a heading or only looks like one.
final class Headings {
    /// The level of a bold line.
    static final int LOWEST = 8;

    private static final int LONGEST = 90;

    private Headings() {}

    /// A heading, or a short paragraph that is bold as a whole.
    static Part.@Nullable Heading of(Node node) {
        if (!(node instanceof Node.Plain plain) || plain.bullet()) {
            return null;
        }
        if (plain.part() instanceof Part.Heading heading) {
            return heading;
        }
        return plain.part() instanceof Part.Paragraph one && isBold(one.text())
                ? new Part.Heading(one.line(), LOWEST, one.text())
                : null;
    }

    private static boolean isBold(Text text) {
        return text.plain().length() <= LONGEST
                && text.lines().size() == 1
                && text.runs().stream()
                        .filter(run -> !run.words().isBlank())
                        .allMatch(run -> run.mark() == Text.Mark.STRONG);
    }
}
