package register.commands.option;

import register.request.RequestChange;
import register.settings.BadSettingException;

/// A person's reason or note in one line, for a history.
public final class OneLine {
    /// The maximum length in a history.
    public static final int MOST = 500;

    private OneLine() {}

    /// @param most the maximum number of characters
    /// @return the text
    /// @throws BadSettingException naming the option
    public static String of(String option, String text, int most) {
        if (text.isBlank() || text.length() > most || !RequestChange.isLine(text)) {
            throw new BadSettingException(option, text, "expected one line of text, at most " + most + " characters");
        }
        return text;
    }
}
