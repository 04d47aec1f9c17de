package register.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.json.Json;
import register.policy.Commitment;
import register.value.PolicyId;

/// Keeps the records of natural persons beside the chain, where they can be erased.
public interface PersonRecords extends PersonFields {

    /// Keeps a record unless one with its commitment is there; durable on return.
    void put(PersonRecord record);

    /// Every record of a policy, in order of their commitments. One read.
    List<PersonRecord> of(PolicyId policy);

    @Override
    default Map<Commitment, Json.Obj> fields(PolicyId policy) {
        return Persons.fields(of(policy));
    }

    Optional<PersonRecord> find(PolicyId policy, Commitment commitment);

    /// Erases a record: on return neither it nor its salt is kept any more.
    ///
    /// @return whether there was one
    boolean erase(PolicyId policy, Commitment commitment);

    /// Policies that have records, in order of their ids.
    List<PolicyId> policies();
}
