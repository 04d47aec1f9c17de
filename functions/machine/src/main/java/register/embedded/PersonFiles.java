package register.embedded;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.embedded.file.WriteOnceFolder;
import register.json.JsonText;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.policy.Commitment;
import register.value.Bytes;
import register.value.PolicyId;

/// The records of natural persons as files, one folder per policy: unlike a database row, a deleted file leaves no
/// copies in free pages or logs.
record PersonFiles(WriteOnceFolder folder) implements PersonRecords {
    private static final String ALL = "records";
    private static final String END = ".json";

    @Override
    public void put(PersonRecord record) {
        folder.putIfAbsent(
                name(record.policy(), record.commitment()),
                Bytes.canonical(record.json()).toArray());
    }

    @Override
    public List<PersonRecord> of(PolicyId policy) {
        // A record may be erased between listing and reading.
        return names(policy).flatMap(name -> read(name).stream()).toList();
    }

    @Override
    public Optional<PersonRecord> find(PolicyId policy, Commitment commitment) {
        return read(name(policy, commitment));
    }

    @Override
    public boolean erase(PolicyId policy, Commitment commitment) {
        return folder.erase(name(policy, commitment));
    }

    @Override
    public List<PolicyId> policies() {
        return folder.list(ALL).stream()
                .map(name -> name.substring(ALL.length() + 1, name.lastIndexOf('/')))
                .distinct()
                .sorted()
                .map(PolicyId::new)
                .toList();
    }

    private Stream<String> names(PolicyId policy) {
        return folder.list(ALL + "/" + policy).stream().filter(name -> name.endsWith(END));
    }

    private Optional<PersonRecord> read(String name) {
        return folder.get(name).map(bytes -> {
            PersonRecord record = PersonRecord.read(JsonText.parse(bytes));
            if (!name.equals(name(record.policy(), record.commitment()))) {
                throw new IllegalStateException(
                        "persons/" + name + ": contains a record that does not match its" + " name");
            }
            return record;
        });
    }

    private static String name(PolicyId policy, Commitment commitment) {
        return ALL + "/" + policy + "/" + commitment + END;
    }
}
