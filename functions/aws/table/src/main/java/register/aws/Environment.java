package register.aws;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables that a function was started with. A blank one counts as absent: a template that has nothing to say
/// sets it so.
public final class Environment {
    private final Map<String, String> variables;

    private Environment(Map<String, String> variables) {
        this.variables = Collections.unmodifiableMap(variables);
    }

    /// Those of this process.
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /// @param variables looked up when they are asked for, so that a test sees which
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables);
    }

    /// @throws IllegalStateException naming the variable, when it is absent
    public String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new IllegalStateException("the function was started without the variable " + name);
        }
        return value;
    }

    /// The variable without space around it; null where it is absent.
    public @Nullable String optional(String name) {
        String value = variables.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    /// What a variable lists, separated by commas; empty where it is absent.
    public List<String> list(String name) {
        return Arrays.stream(variables.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
