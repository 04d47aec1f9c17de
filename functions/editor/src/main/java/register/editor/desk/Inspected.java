package register.editor.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.policy.PolicyVersion;
import register.policy.compare.ChangeSummary;

/// What `check` says of a file, and what it would change.
///
/// @param remarks in the file's order
/// @param against names the version that it is compared with; null where there is none
/// @param changes what would change for customers; null where nothing can be compared
public record Inspected(
        List<Remark> remarks,
        @Nullable PolicyVersion version,
        @Nullable PolicyVersion against,
        @Nullable ChangeSummary changes) {
    public Inspected {
        remarks = List.copyOf(remarks);
    }

    /// Whether nothing stands against publishing it.
    public boolean sound() {
        return version != null && remarks.stream().allMatch(remark -> remark.kind() == Remark.Kind.WARNING);
    }

    public Optional<PolicyVersion> ifSound() {
        return sound() ? Optional.ofNullable(version) : Optional.empty();
    }
}
