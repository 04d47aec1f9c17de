package register.archive.section;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.chain.Entry;
import register.document.DocumentKey;
import register.json.JsonText;
import register.person.PersonRecord;
import register.policy.Commitment;
import register.value.Bytes;

/// The personal data beside an entry, as files: each record as `person-COMMITMENT.json`, and the source file as
/// `source.yaml`. They can be erased from registers and archives alike.
///
/// @param records ordered by commitment
/// @param source absent if it names nobody, or was erased
record Personal(List<PersonRecord> records, @Nullable Bytes source) {
    static final Personal NOTHING = new Personal(List.of(), null);

    private static final String PERSON = "person-";
    private static final String RECORD = ".json";
    private static final String SOURCE = "source.yaml";

    Personal {
        records = List.copyOf(records);
    }

    boolean isNothing() {
        return records.isEmpty() && source == null;
    }

    /// The register's personal data beside an entry, without redacted persons.
    ///
    /// @param ended true if a redaction names the person
    static Personal of(Entry entry, Ports from, Predicate<Commitment> ended) {
        List<Commitment> persons = persons(entry);
        if (persons.isEmpty()) {
            return NOTHING;
        }
        var records = new ArrayList<PersonRecord>();
        for (PersonRecord record : from.persons().of(entry.header().policy())) {
            if (persons.contains(record.commitment()) && !ended.test(record.commitment())) {
                records.add(record);
            }
        }
        DocumentKey key = DocumentKey.personalSource(
                entry.header().policy(), entry.header().contentHash());
        boolean over = persons.stream().anyMatch(ended);
        return new Personal(
                records, over ? null : from.documents().get(key).map(Bytes::of).orElse(null));
    }

    /// The persons that an entry commits to.
    static List<Commitment> persons(Entry entry) {
        return entry.header().kind().states() ? entry.version().persons() : List.of();
    }

    ItemFiles pack(ItemFiles into) {
        ItemFiles packed = into;
        for (PersonRecord record : records) {
            packed = packed.with(PERSON + record.commitment() + RECORD, Bytes.canonical(record.json()));
        }
        return source == null ? packed : packed.with(SOURCE, source);
    }

    static Personal unpack(Entry entry, SortedMap<String, Bytes> files) throws RefusedFileException {
        var records = new ArrayList<PersonRecord>();
        Bytes source = files.get(SOURCE);
        List<Commitment> persons = null;
        for (String name : files.keySet()) {
            if (name.startsWith(PERSON) || name.equals(SOURCE)) {
                persons = persons == null ? JsonFields.read(files, name, _ -> persons(entry)) : persons;
                List<Commitment> committed = persons;
                if (committed.isEmpty()) {
                    throw new RefusedFileException(name, "the entry commits to no person");
                }
                if (!name.equals(SOURCE)) {
                    records.add(JsonFields.read(files, name, content -> of(entry, committed, content)));
                }
            }
        }
        return new Personal(records, source);
    }

    private static PersonRecord of(Entry entry, List<Commitment> committed, Bytes content) {
        PersonRecord record = PersonRecord.read(JsonText.parse(content.toArray()));
        if (!record.policy().equals(entry.header().policy()) || !committed.contains(record.commitment())) {
            throw new IllegalArgumentException("not the record of a person that the entry commits to");
        }
        return record;
    }
}
