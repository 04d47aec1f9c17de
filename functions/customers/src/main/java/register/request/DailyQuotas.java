package register.request;

import java.time.LocalDate;
import register.value.Reference;

/// Counts what may be done so often a day, over all processes. Counts of days gone by are forgotten by themselves.
public interface DailyQuotas {
    /// How many days after its own a day's counts are kept: for as long as what was counted may be delivered again.
    int KEPT_DAYS = 2;

    /// Takes one of a day's places under a name, unless the holder has one: repeating it takes no other. Durable on
    /// return.
    ///
    /// @param name what is counted; it identifies nobody
    /// @param quota how many places there are, 0 or more
    /// @return whether the holder has a place now
    boolean take(LocalDate day, String name, int quota, Reference holder);
}
