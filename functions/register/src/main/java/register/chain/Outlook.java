package register.chain;

import java.util.List;

/// The version in force, and those announced for later dates.
///
/// @param announced soonest first, at most `MOST`
public record Outlook(Entry inForce, List<Entry> announced) {
    /// The maximum number of announced versions included.
    public static final int MOST = 12;

    public Outlook {
        announced = List.copyOf(announced);
    }
}
