package register.recipient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// A listed subprocessor that contracts exclude.
///
/// @param subprocessor its id
/// @param customers the external ids of the contacts of these contracts
public record Exclusion(String subprocessor, List<String> customers) {
    public Exclusion {
        customers = List.copyOf(customers);
    }

    /// Those of a version, in the order of its list.
    ///
    /// @param recipients of its policy, read once
    public static List<Exclusion> of(PolicyVersion version, Stream<Recipient> recipients) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        version.subprocessors().forEach(each -> found.put(each.id(), new ArrayList<>()));
        recipients
                .filter(Recipient::isNotified)
                .filter(each -> !each.terms().excludes().isEmpty())
                .forEach(each -> excluded(version, each)
                        .forEach(id -> found.computeIfAbsent(id, _ -> new ArrayList<>())
                                .add(name(each))));
        return found.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> new Exclusion(each.getKey(), each.getValue()))
                .toList();
    }

    private static Stream<String> excluded(PolicyVersion version, Recipient recipient) {
        return version.subprocessors().stream()
                .filter(recipient.terms()::excludes)
                .map(Subprocessor::id);
    }

    /// Never an address.
    private static String name(Recipient recipient) {
        return recipient.who() == null || recipient.who().externalId() == null
                ? recipient.id().value()
                : recipient.who().externalId();
    }
}
