package register.person;

import java.util.ArrayList;
import java.util.List;
import register.chain.Entry;
import register.chain.EntryKind;
import register.json.Json;
import register.json.JsonText;
import register.policy.Commitment;

/// The content of a redaction entry: the subprocessor, and its redacted commitments.
public record Redaction(String subprocessorId, List<Commitment> persons) {
    private static final String SUBPROCESSOR = "subprocessorId";
    private static final String PERSONS = "persons";

    public Redaction {
        persons = List.copyOf(persons);
    }

    public Json.Obj json() {
        return Json.object()
                .put(SUBPROCESSOR, subprocessorId)
                .put(PERSONS, Json.array(persons, person -> Json.of(person.hex())))
                .build();
    }

    /// Reads the content of a redaction entry.
    ///
    /// @throws IllegalArgumentException if it is another kind of entry, or has other content
    public static Redaction of(Entry entry) {
        if (entry.header().kind() == EntryKind.REDACTION
                && JsonText.parse(entry.content().toArray()) instanceof Json.Obj content
                && content.get(SUBPROCESSOR) instanceof Json.Str id
                && content.get(PERSONS) instanceof Json.Arr list) {
            var persons = new ArrayList<Commitment>();
            for (Json item : list.items()) {
                if (item instanceof Json.Str hex) {
                    persons.add(new Commitment(hex.value()));
                }
            }
            return new Redaction(id.value(), persons);
        }
        throw new IllegalArgumentException("not a redaction: " + entry.header().policy() + " entry "
                + entry.header().sequence());
    }
}
