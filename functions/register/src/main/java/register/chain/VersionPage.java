package register.chain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of a policy's versions, newest effective date first.
///
/// @param next before which date the rest is; null where this is the last page
public record VersionPage(List<Version> versions, @Nullable LocalDate next) {
    public VersionPage {
        versions = List.copyOf(versions);
    }
}
