package register.policy.form;

import java.util.TreeMap;
import register.json.Json;
import register.policy.Localized;
import register.policy.PolicyVersion;

/// Writes a policy version as JSON and reads it back: the form that is hashed, stored and, as YAML, edited.
public final class PolicyCodec {
    private PolicyCodec() {}

    public static Json.Obj encode(PolicyVersion version) {
        return PolicyWriter.version(version);
    }

    /// Reads a version.
    ///
    /// @throws MalformedPolicyException naming the first place that does not fit the model
    public static PolicyVersion decode(Json json) {
        return PolicyReader.version(json);
    }

    /// A localized text as JSON: an object from language tag to text.
    static Json localized(Localized text) {
        var members = new TreeMap<String, Json>();
        text.texts().forEach((language, words) -> members.put(language.tag(), Json.of(words)));
        return new Json.Obj(members);
    }
}
