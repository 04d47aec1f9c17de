package register.importing.shape;

import org.jspecify.annotations.Nullable;
import register.importing.source.MarkedText;
import register.importing.source.SourcePart;

/// Recognizes headings, whether marked as such or only looking like one.
final class Headings {
    /// The level of a bold line.
    static final int LOWEST = 8;

    private static final int LONGEST = 90;

    private Headings() {}

    /// A heading, or a short paragraph that is all bold.
    static SourcePart.@Nullable Heading of(OpenPart node) {
        if (!(node instanceof OpenPart.Plain plain) || plain.bullet()) {
            return null;
        }
        if (plain.part() instanceof SourcePart.Heading heading) {
            return heading;
        }
        return plain.part() instanceof SourcePart.Paragraph one && isBold(one.text())
                ? new SourcePart.Heading(one.line(), LOWEST, one.text())
                : null;
    }

    private static boolean isBold(MarkedText text) {
        return text.plain().length() <= LONGEST
                && text.lines().size() == 1
                && text.runs().stream()
                        .filter(run -> !run.words().isBlank())
                        .allMatch(run -> run.mark() == MarkedText.Mark.STRONG);
    }
}
