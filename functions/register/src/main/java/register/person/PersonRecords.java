package register.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.json.Json;
import register.policy.Commitment;
import register.value.PolicyId;

/// Stores the records of natural persons beside the chain, where they can be erased.
public interface PersonRecords extends PersonFields {

    /// Stores a record unless one with its commitment exists; durable on return.
    void put(PersonRecord record);

    /// All records of a policy, ordered by commitment. One read.
    List<PersonRecord> of(PolicyId policy);

    @Override
    default Map<Commitment, Json.Obj> fields(PolicyId policy) {
        return Persons.fields(of(policy));
    }

    Optional<PersonRecord> find(PolicyId policy, Commitment commitment);

    /// Erases a record: on return neither it nor its salt is stored any more.
    ///
    /// @return true if there was one
    boolean erase(PolicyId policy, Commitment commitment);

    /// The policies with records, ordered by id.
    List<PolicyId> policies();
}
