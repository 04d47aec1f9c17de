package register.person;

import java.util.Map;
import register.json.Json;
import register.policy.Commitment;
import register.value.PolicyId;

/// Tells who a policy's natural persons are.
public interface PersonFields {

    /// The personal fields by the commitments in the chain; none of a person who was redacted. One read.
    Map<Commitment, Json.Obj> fields(PolicyId policy);
}
