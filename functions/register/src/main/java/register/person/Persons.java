package register.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import register.json.Json;
import register.json.Members;
import register.policy.Commitment;
import register.policy.Edition.NamedPerson;
import register.policy.PersonalFields;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// Combines versions of the chain with the records of persons beside it.
public final class Persons {
    private Persons() {}

    /// The existing records for a version's commitments; reads nothing if it has none.
    public static List<PersonRecord> of(PolicyVersion committed, PersonRecords records) {
        List<Commitment> persons = committed.persons();
        return persons.isEmpty()
                ? List.of()
                : records.of(committed.policy()).stream()
                        .filter(record -> persons.contains(record.commitment()))
                        .toList();
    }

    /// The version for readers: persons with a record get its fields; the others keep their commitment
    /// and count as redacted.
    public static PolicyVersion shown(PolicyVersion committed, List<PersonRecord> records) {
        return shown(committed, fields(records));
    }

    /// The version for readers, given the fields.
    public static PolicyVersion shown(PolicyVersion committed, Map<Commitment, Json.Obj> fields) {
        return committed.persons().isEmpty()
                ? committed
                : committed
                        .withSubprocessors(committed.subprocessors().stream()
                                .map(subprocessor -> shown(subprocessor, fields))
                                .toList())
                        .withPeople(committed.people().stream()
                                .map(named -> shown(named, fields))
                                .toList());
    }

    static Map<Commitment, Json.Obj> fields(List<PersonRecord> records) {
        var fields = new HashMap<Commitment, Json.Obj>();
        for (PersonRecord record : records) {
            fields.put(record.commitment(), record.personal());
        }
        return fields;
    }

    /// The version for readers, with the records as of now.
    public static PolicyVersion shown(PolicyVersion committed, PersonRecords records) {
        return shown(committed, of(committed, records));
    }

    private static NamedPerson shown(NamedPerson named, Map<Commitment, Json.Obj> fields) {
        Json.Obj personal = named.person() == null ? null : fields.get(named.person());
        return personal == null ? named : named.shown(Members.of(personal, named.id()));
    }

    private static Subprocessor shown(Subprocessor subprocessor, Map<Commitment, Json.Obj> fields) {
        Json.Obj personal = subprocessor.person() == null ? null : fields.get(subprocessor.person());
        return personal == null
                ? subprocessor
                : subprocessor.shown(PersonalFields.read(Members.of(personal, subprocessor.id())));
    }
}
