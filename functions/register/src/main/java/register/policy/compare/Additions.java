package register.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// The additions in a correction. Removals and changes are not included.
///
/// @param correction the corrected version, in whose languages the additions are
/// @param parts in the order of the version
public record Additions(PolicyVersion correction, List<Part> parts) {
    public Additions {
        parts = List.copyOf(parts);
    }

    /// Additions to one subprocessor.
    ///
    /// @param whole true if the subprocessor itself is new
    /// @param engagements the new ones
    public record Part(Subprocessor subprocessor, boolean whole, List<Engagement> engagements) {
        public Part {
            engagements = List.copyOf(engagements);
        }
    }

    /// Matches subprocessors and engagements by id.
    public static Additions between(PolicyVersion corrected, PolicyVersion correction) {
        Map<String, Set<String>> listed = corrected.subprocessors().stream()
                .collect(Collectors.toMap(
                        Subprocessor::id,
                        subprocessor -> ids(subprocessor.engagements(), Engagement::id),
                        (first, _) -> first));
        var parts = new ArrayList<Part>();
        for (Subprocessor subprocessor : correction.subprocessors()) {
            Set<String> engagements = listed.getOrDefault(subprocessor.id(), Set.of());
            List<Engagement> added = subprocessor.engagements().stream()
                    .filter(engagement -> !engagements.contains(engagement.id()))
                    .toList();
            boolean whole = !listed.containsKey(subprocessor.id());
            if (whole || !added.isEmpty()) {
                parts.add(new Part(subprocessor, whole, added));
            }
        }
        return new Additions(correction, parts);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    private static <T> Set<String> ids(List<T> parts, Function<T, String> id) {
        return parts.stream().map(id).collect(Collectors.toSet());
    }
}
