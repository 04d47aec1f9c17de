package register.chain;

import java.util.List;

/// What is in force, and what stands announced for later dates.
///
/// @param announced the soonest first, at most `MOST`
public record Outlook(Entry inForce, List<Entry> announced) {
    /// So many are told of, however many are announced.
    public static final int MOST = 12;

    public Outlook {
        announced = List.copyOf(announced);
    }
}
