package register.record;

import java.time.Instant;

/// An event after which part of a record is kept for a certain period.
///
/// @param stage one word that names it, because a kind may keep several parts for different periods
public record Ending(String stage, Instant since) {

    /// In a form that sorts by time within a stage.
    @Override
    public String toString() {
        return stage + "#" + Key.instant(since);
    }
}
