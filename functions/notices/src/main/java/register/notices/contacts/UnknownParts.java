package register.notices.contacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.policy.AppliesWhen;
import register.policy.PolicyVersion;
import register.value.Problem;

/// Regions and features that contacts have and no engagement names: misspelt, perhaps, and then a customer would not be
/// told.
public final class UnknownParts {
    private UnknownParts() {}

    /// Each once, with the first line that has it.
    ///
    /// @param versions of the policy, in force and announced
    public static List<Problem> of(Map<Integer, Contact> contacts, List<PolicyVersion> versions) {
        var problems = new ArrayList<Problem>();
        find(Column.REGIONS, contacts, contact -> contact.terms().regions(), named(versions, AppliesWhen::region))
                .forEach(problems::add);
        find(Column.FEATURES, contacts, contact -> contact.terms().features(), named(versions, AppliesWhen::feature))
                .forEach(problems::add);
        return problems;
    }

    private static Stream<Problem> find(
            Column column, Map<Integer, Contact> contacts, Function<Contact, List<String>> of, Set<String> named) {
        var first = new LinkedHashMap<String, Integer>();
        contacts.forEach((line, contact) -> of.apply(contact).stream()
                .filter(one -> !named.contains(one))
                .forEach(one -> first.putIfAbsent(one, line)));
        return first.entrySet().stream()
                .map(one -> Problem.inEnglish(
                        RowReader.place(one.getValue(), column), one.getKey(), "no engagement of the policy names it"));
    }

    private static Set<String> named(
            List<PolicyVersion> versions, Function<AppliesWhen, @org.jspecify.annotations.Nullable String> part) {
        return versions.stream()
                .flatMap(version -> version.subprocessors().stream())
                .flatMap(subprocessor -> subprocessor.engagements().stream())
                .map(engagement -> engagement.appliesWhen())
                .filter(Objects::nonNull)
                .map(part)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
