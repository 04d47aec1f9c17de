package register.policy.form;

import register.json.Json;
import register.policy.PolicyVersion;

/// Writes a policy version as JSON and reads it back: the form that is hashed, stored, and edited as YAML.
public final class PolicyCodec {
    private PolicyCodec() {}

    public static Json.Obj encode(PolicyVersion version) {
        return PolicyWriter.version(version);
    }

    /// Reads a version.
    ///
    /// @throws MalformedPolicyException for the first place that does not fit the model
    public static PolicyVersion decode(Json json) {
        return PolicyReader.version(json);
    }
}
