package register.chain;

import java.util.List;

/// What is in force, and what stands announced for later dates.
///
/// @param announced the soonest first
public record Outlook(Entry inForce, List<Entry> announced) {
    public Outlook {
        announced = List.copyOf(announced);
    }
}
