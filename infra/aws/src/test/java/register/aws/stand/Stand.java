package register.aws.stand;

import java.util.HashMap;
import java.util.Map;
import register.aws.AwsConnection;
import register.settings.Variables;

/// A stand-in for AWS.
///
/// @param name and version
/// @param variables for a function that uses it
public record Stand(String name, Map<String, String> variables) {
    public Stand {
        variables = Map.copyOf(variables);
    }

    static Stand at(String name, String endpoint) {
        return new Stand(
                name,
                Map.of(
                        "AWS_ENDPOINT_URL", endpoint,
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test"));
    }

    /// This stand with further variables, as a function's template sets them.
    public Stand with(Map<String, String> further) {
        var all = new HashMap<>(variables);
        all.putAll(further);
        return new Stand(name, all);
    }

    public Variables environment() {
        return Variables.of(variables);
    }

    public AwsConnection connection() {
        return AwsConnection.of(environment());
    }
}
