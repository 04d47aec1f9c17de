package register.commands.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.commands.audit.AuditFinding.Kind;
import register.json.Json;
import register.policy.Commitment;

/// The natural persons of one entry's version: the commitments in its content, and what a server shows in their
/// place. Each must be named once, unless a signed entry redacted the person. Whether the name matches the commitment
/// could only be checked with the salt, which is not published.
///
/// @param committed subprocessor to commitment, from the content
/// @param shown subprocessor to the way it is shown
/// @param names the personal fields of those named, by commitment
record ListedPersons(
        long entry, Map<String, String> committed, Map<String, As> shown, Map<Commitment, Json.Obj> names) {
    /// The id of a sole trader, and of a person named in the text.
    private static final Set<String> IDS = Set.of("subprocessorId", "personId");
    private static final String REDACTED = "redacted";

    /// The ways to show a person.
    enum As {
        NAMED,
        REDACTED,
        /// Neither name nor redaction.
        NOTHING,
        /// More than once.
        TWICE
    }

    ListedPersons {
        committed = Map.copyOf(committed);
        shown = Map.copyOf(shown);
        names = Map.copyOf(names);
    }

    static ListedPersons of(long entry, Json content, @Nullable Json shown) {
        var committed = new HashMap<String, String>();
        if (content instanceof Json.Obj object) {
            Stream.of("subprocessors", "persons")
                    .flatMap(list -> objects(object.get(list)).stream())
                    .forEach(one -> {
                        if (one.get("id") instanceof Json.Str id && one.get("person") instanceof Json.Str commitment) {
                            committed.put(id.value(), commitment.value());
                        }
                    });
        }
        var persons = new HashMap<String, As>();
        var names = new HashMap<Commitment, Json.Obj>();
        for (Json.Obj one : objects(shown)) {
            for (String name : IDS) {
                if (one.get(name) instanceof Json.Str id) {
                    As as = persons.containsKey(id.value()) ? As.TWICE : as(one);
                    persons.put(id.value(), as);
                    String commitment = committed.get(id.value());
                    if (as == As.NAMED && commitment != null) {
                        names.put(new Commitment(commitment), one);
                    }
                }
            }
        }
        return new ListedPersons(entry, committed, persons, names);
    }

    private static List<Json.Obj> objects(@Nullable Json list) {
        return list instanceof Json.Arr array
                ? array.items().stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .toList()
                : List.of();
    }

    /// @param ended the commitments redacted by signed entries
    List<AuditFinding> findings(Set<String> ended) {
        var findings = new ArrayList<AuditFinding>();
        committed.forEach((id, commitment) -> {
            if (shown.getOrDefault(id, As.NOTHING) == As.NOTHING && !ended.contains(commitment)) {
                findings.add(new AuditFinding(
                        Kind.CONTENT_WITHHELD,
                        entry,
                        "the server does not name \"" + id + "\", and no signed entry redacts it"));
            }
        });
        shown.forEach((id, as) -> {
            String commitment = committed.get(id);
            if (as == As.REDACTED && commitment == null) {
                findings.add(new AuditFinding(
                        Kind.INVENTED_REDACTION,
                        entry,
                        "\"" + id + "\" is shown as redacted, but the content has no such person"));
            } else if (as == As.REDACTED && !ended.contains(commitment)) {
                // A name is erased before the entry that redacts it is signed, or while the log is read.
                findings.add(new AuditFinding(
                        Kind.UNSIGNED_ENTRY,
                        entry,
                        "\"" + id + "\" is shown as redacted, but no signed entry says so yet"));
            } else if (as == As.TWICE) {
                findings.add(named(id, " twice"));
            } else if (as == As.NAMED && commitment == null) {
                findings.add(named(id, ", but the content has no such person"));
            } else if (as == As.NAMED && ended.contains(commitment)) {
                findings.add(named(id, ", although a signed entry redacts that person"));
            }
        });
        return findings;
    }

    private AuditFinding named(String id, String but) {
        return new AuditFinding(Kind.OTHER_CONTENT, entry, "the server names \"" + id + "\"" + but);
    }

    /// The number of persons named.
    long named() {
        return shown.values().stream().filter(As.NAMED::equals).count();
    }

    private static As as(Json.Obj one) {
        if (Json.of(true).equals(one.get(REDACTED))) {
            return As.REDACTED;
        }
        boolean named = one.members().keySet().stream().anyMatch(name -> !IDS.contains(name) && !name.equals(REDACTED));
        return named && Json.of(false).equals(one.get(REDACTED)) ? As.NAMED : As.NOTHING;
    }
}
