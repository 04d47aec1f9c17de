package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.UnderContract;
import register.json.Json;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.value.PolicyId;

/// `PersonRecords`: stored once, found by commitment, gone after erasure.
public interface PersonRecordsContract extends UnderContract {

    @Test
    @DisplayName("a record reads back exactly, by its commitment and among those of its policy")
    default void readsPersonBack() {
        PersonRecords persons = engine().persons();
        PersonRecord record = record(ChainContract.POLICY, "Aino \"Näidis\" \\ ä 漢 \uD83D\uDE00");
        assertEquals(Optional.empty(), persons.find(record.policy(), record.commitment()));
        persons.put(record);
        persons.put(record);
        assertEquals(Optional.of(record), persons.find(record.policy(), record.commitment()));
        assertEquals(List.of(record), persons.of(record.policy()));
        assertEquals(record.commitment(), persons.of(record.policy()).getFirst().commitment());
    }

    @Test
    @DisplayName("the records of one policy are found together, in order, without those of another")
    default void tellsPoliciesOfPersonsApart() {
        PersonRecords persons = engine().persons();
        var policies = List.of(new PolicyId("a"), new PolicyId("a-b"), new PolicyId("b"));
        assertEquals(List.of(), persons.of(policies.getFirst()));
        for (PolicyId policy : policies) {
            IntStream.range(0, 5).forEach(i -> persons.put(record(policy, policy + " " + i)));
        }
        for (PolicyId policy : policies) {
            List<PersonRecord> found = persons.of(policy);
            assertEquals(5, found.size());
            assertTrue(found.stream().allMatch(record -> record.policy().equals(policy)));
            assertEquals(
                    found.stream()
                            .sorted(Comparator.comparing(
                                    record -> record.commitment().hex()))
                            .toList(),
                    found);
        }
        assertTrue(persons.policies().containsAll(policies));
        assertEquals(
                Optional.empty(),
                persons.find(
                        policies.getLast(),
                        persons.of(policies.getFirst()).getFirst().commitment()));
    }

    @Test
    @DisplayName("erased records are gone for every process, and no others are")
    default void erasesPersons() {
        PersonRecords persons = engine().persons();
        PersonRecord one = record(ChainContract.POLICY, "one");
        PersonRecord other = record(ChainContract.POLICY, "other");
        persons.put(one);
        persons.put(other);
        assertTrue(persons.erase(ChainContract.POLICY, one.commitment()));
        assertFalse(persons.erase(ChainContract.POLICY, one.commitment()));
        try (EngineUnderTest again = engine().reopened()) {
            assertEquals(Optional.empty(), again.persons().find(ChainContract.POLICY, one.commitment()));
            assertEquals(List.of(other), again.persons().of(ChainContract.POLICY));
        }
    }

    @Test
    @DisplayName("the same fields have a different commitment under each salt")
    default void saltsDiffer() {
        assertFalse(record(ChainContract.POLICY, "one")
                .commitment()
                .equals(record(ChainContract.POLICY, "one").commitment()));
    }

    private static PersonRecord record(PolicyId policy, String name) {
        return PersonRecord.salted(
                policy,
                "interpreter",
                Json.object()
                        .put("legalName", name)
                        .put(
                                "contact",
                                Json.object()
                                        .put("role", Json.object().put("en", "Office"))
                                        .put("email", "office@example.com"))
                        .build(),
                ChainContract.NOON);
    }
}
