package register.request;

import java.time.LocalDate;
import register.value.Reference;

/// Counts actions with a daily limit, across all processes. Counts of past days expire.
public interface DailyQuotas {
    /// The days that a day's counts are kept after it: as long as a mail can be delivered again.
    int KEPT_DAYS = 2;

    /// Takes one of a day's places for the holder, who keeps the same place if it calls again. Durable on return.
    ///
    /// @param name of the count; it identifies nobody
    /// @param quota the number of places, 0 or more
    /// @return true if the holder has a place
    boolean take(LocalDate day, String name, int quota, Reference holder);
}
