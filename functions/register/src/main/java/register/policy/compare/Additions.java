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

/// What a correction adds to the version that it corrects. What it takes away or changes is no addition.
///
/// @param correction the version that it states; the texts of what is added stand in its languages
/// @param parts in the order of the version
public record Additions(PolicyVersion correction, List<Part> parts) {
    public Additions {
        parts = List.copyOf(parts);
    }

    /// What is added of one subprocessor.
    ///
    /// @param whole whether the subprocessor was not listed at all
    /// @param engagements those that were not listed
    public record Part(Subprocessor subprocessor, boolean whole, List<Engagement> engagements) {
        public Part {
            engagements = List.copyOf(engagements);
        }
    }

    /// Subprocessors and engagements are known by their ids.
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
