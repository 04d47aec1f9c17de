package register.record;

import java.time.Instant;

/// An event after which something of a record is kept for a certain time.
///
/// @param stage one word that names it, because one kind may keep several things for different times
public record Ending(String stage, Instant since) {

    /// In a form that sorts by time within a stage.
    @Override
    public String toString() {
        return stage + "#" + Key.instant(since);
    }
}
