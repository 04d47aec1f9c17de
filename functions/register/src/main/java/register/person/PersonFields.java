package register.person;

import java.util.Map;
import register.json.Json;
import register.policy.Commitment;
import register.value.PolicyId;

/// Finds the personal fields of a policy's natural persons.
public interface PersonFields {

    /// The personal fields by commitment, without redacted persons. One read.
    Map<Commitment, Json.Obj> fields(PolicyId policy);
}
