package register.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Identifies one attempt of a notice, e.g. `NTC-7K3Q9M2X-0C-4WTB9ZK2-1`, so that mail services and servers can name it
/// in reports. Letters, digits and hyphens only.
///
/// @param attempt from 1
public record AttemptId(NoticeId notice, int attempt) {
    /// An upper bound.
    static final int MOST = 999;

    private static final Pattern PATTERN = Pattern.compile("(NTC-[0-9A-Z-]{1,30})-([1-9][0-9]{0,2})");

    public AttemptId {
        if (attempt < 1 || attempt > MOST) {
            throw new IllegalArgumentException("attempt: expected 1 to " + MOST);
        }
    }

    /// Empty if the text is not an id.
    ///
    /// @param text in any letter case
    public static Optional<AttemptId> of(String text) {
        Matcher found = PATTERN.matcher(text.toUpperCase(Locale.ROOT));
        try {
            return found.matches()
                    ? Optional.of(new AttemptId(NoticeId.parse(found.group(1)), Integer.parseInt(found.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return notice + "-" + attempt;
    }
}
