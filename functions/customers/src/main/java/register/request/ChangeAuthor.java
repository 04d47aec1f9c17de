package register.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The author and time of a change.
///
/// @param actor `register`, or the person's name given to the command; one line
/// @param at to the millisecond
public record ChangeAuthor(String actor, Instant at) {
    /// The actor of automatic changes.
    public static final String REGISTER = "register";

    private static final int LONGEST = 100;

    /// @throws IllegalArgumentException if the name is blank, too long or not one line
    public ChangeAuthor {
        if (actor.isBlank() || actor.length() > LONGEST || !RequestChange.isLine(actor)) {
            throw new IllegalArgumentException(
                    "actor: expected a name of one line, at most " + LONGEST + " characters");
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static ChangeAuthor register(Instant at) {
        return new ChangeAuthor(REGISTER, at);
    }
}
