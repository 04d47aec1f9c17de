package register.mail.message;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads message-ids that the register may repeat in its own headers: printable ASCII in angle brackets.
final class MessageIds {
    private static final Pattern ID = Pattern.compile("<[!-;=?-~]+>");

    private MessageIds() {}

    static @Nullable String only(List<String> values) {
        if (values.size() != 1) {
            return null;
        }
        String value = values.getFirst().strip();
        return ID.matcher(value).matches() ? value : null;
    }

    static List<String> all(List<String> values) {
        return values.stream()
                .flatMap(value -> ID.matcher(value).results().map(MatchResult::group))
                .toList();
    }
}
