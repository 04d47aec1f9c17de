package register.desk.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.notice.Announcement;
import register.policy.PolicyVersion;
import register.value.PolicyId;

/// A policy's list in force, and those announced.
///
/// @param inForce absent before the first comes into force
public record ListStanding(PolicyId policy, @Nullable Version inForce, List<Version> announced) {
    private static final int MOST = 20;

    public ListStanding {
        announced = List.copyOf(announced);
    }

    /// A version.
    ///
    /// @param announcement of what customers must be notified; absent if of nothing
    public record Version(
            Entry entry, PolicyVersion version, @Nullable Announcement announcement) {}

    public static ListStanding of(KeptRegister kept, PolicyId policy) {
        var history = kept.register().history();
        return new ListStanding(
                policy,
                history.inForce(policy, null, null)
                        .map(entry -> new Version(entry, kept.shown(entry), null))
                        .orElse(null),
                history.announced(policy, MOST).stream()
                        .flatMap(header -> kept.ports().chain().entry(policy, header.sequence()).stream())
                        .map(entry -> new Version(
                                entry,
                                kept.shown(entry),
                                Announcement.of(
                                                entry,
                                                kept.register().history(),
                                                kept.ports().persons())
                                        .orElse(null)))
                        .toList());
    }
}
