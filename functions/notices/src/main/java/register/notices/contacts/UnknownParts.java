package register.notices.contacts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.policy.AppliesWhen;
import register.policy.PolicyVersion;
import register.value.Problem;

/// Warns of contacts' regions and features that no engagement names: if misspelt, a customer would not be notified.
public final class UnknownParts {
    private UnknownParts() {}

    /// One problem for each, with the first line that has it.
    ///
    /// @param versions of the policy, in force and announced
    public static List<Problem> of(Map<Integer, ContactRow> contacts, List<PolicyVersion> versions) {
        var problems = new ArrayList<Problem>();
        problems.addAll(find(
                ContactColumn.REGIONS,
                contacts,
                contact -> contact.terms().regions(),
                named(versions, AppliesWhen::region),
                Map.of()));
        problems.addAll(find(
                ContactColumn.FEATURES,
                contacts,
                contact -> contact.terms().features(),
                named(versions, AppliesWhen::featureId),
                ids(versions)));
        return problems;
    }

    /// @param meant the accepted spellings, in lower case
    private static List<Problem> find(
            ContactColumn column,
            Map<Integer, ContactRow> contacts,
            Function<ContactRow, List<String>> of,
            Set<String> named,
            Map<String, String> meant) {
        var first = new LinkedHashMap<String, Integer>();
        contacts.forEach((line, contact) -> of.apply(contact).stream()
                .filter(one -> named.stream().noneMatch(one::equalsIgnoreCase))
                .forEach(one -> first.putIfAbsent(one, line)));
        return first.entrySet().stream()
                .map(one -> {
                    String id = meant.get(one.getKey().toLowerCase(Locale.ROOT));
                    return Problem.inEnglish(
                            RowReader.place(one.getValue(), column),
                            one.getKey(),
                            "no engagement of the policy names it" + (id == null ? "" : "; " + id + "?"));
                })
                .toList();
    }

    /// The features' ids by their names in any language, in lower case.
    private static Map<String, String> ids(List<PolicyVersion> versions) {
        var ids = new HashMap<String, String>();
        applying(versions)
                .map(AppliesWhen::feature)
                .filter(Objects::nonNull)
                .forEach(feature -> feature.name()
                        .texts()
                        .values()
                        .forEach(name -> ids.putIfAbsent(name.toLowerCase(Locale.ROOT), feature.id())));
        return ids;
    }

    private static Set<String> named(
            List<PolicyVersion> versions, Function<AppliesWhen, @org.jspecify.annotations.Nullable String> part) {
        return applying(versions).map(part).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static Stream<AppliesWhen> applying(List<PolicyVersion> versions) {
        return versions.stream()
                .flatMap(version -> version.subprocessors().stream())
                .flatMap(subprocessor -> subprocessor.engagements().stream())
                .map(engagement -> engagement.appliesWhen())
                .filter(Objects::nonNull);
    }
}
