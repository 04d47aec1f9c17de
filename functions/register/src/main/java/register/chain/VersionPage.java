package register.chain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a policy's versions, newest effective date first.
///
/// @param next the date before which the next page starts; null on the last page
public record VersionPage(List<Version> versions, @Nullable LocalDate next) {
    public VersionPage {
        versions = List.copyOf(versions);
    }
}
