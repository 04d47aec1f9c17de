package register.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The environment variables of a process: all settings are read here, with one grammar for the server, the
/// commands and the functions. Surrounding space is dropped, and a blank value counts as absent, because templates
/// set unused values so.
///
/// Refusals are a `BadSettingException` with the variable, its value and what is allowed.
public final class Variables {
    /// The prefix of all settings.
    private static final String OURS = "REGISTER_";

    private final Map<String, String> variables;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private Variables(Map<String, String> variables) {
        this.variables = Collections.unmodifiableMap(variables);
    }

    /// The variables of this process.
    public static Variables ofProcess() {
        return new Variables(System.getenv());
    }

    /// @param variables looked up one by one, so that a test sees which
    public static Variables of(Map<String, String> variables) {
        return new Variables(variables);
    }

    /// The exact value with its space, for passwords; empty if absent.
    public String exact(String name) {
        known.add(name);
        return variables.getOrDefault(name, "");
    }

    /// The value; null if absent.
    public @Nullable String optional(String name) {
        String value = exact(name).strip();
        return value.isEmpty() ? null : value;
    }

    /// @param expected what is allowed
    /// @throws BadSettingException if it is absent
    public String required(String name, String expected) {
        String value = optional(name);
        if (value == null) {
            throw new BadSettingException(name, "", expected);
        }
        return value;
    }

    /// Requires a variable to be set, even if empty, because its absence would silently mean something.
    ///
    /// @param expected what is allowed
    /// @throws BadSettingException if it is not set at all
    public void requireSet(String name, String expected) {
        known.add(name);
        if (!variables.containsKey(name)) {
            throw new BadSettingException(name, "", expected);
        }
    }

    /// The comma-separated items of a list; none if it is absent.
    ///
    /// @throws BadSettingException if an item is empty
    public List<String> list(String name) {
        String value = optional(name);
        if (value == null) {
            return List.of();
        }
        List<String> items =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        if (items.contains("")) {
            throw new BadSettingException(name, value, "expected items separated by commas, none of them empty");
        }
        return items;
    }

    /// `true` or `false`.
    ///
    /// @throws BadSettingException if it is anything else
    public boolean flag(String name, boolean otherwise) {
        return switch (optional(name)) {
            case null -> otherwise;
            case "true" -> true;
            case "false" -> false;
            case String value -> throw new BadSettingException(name, value, "expected true or false");
        };
    }

    /// A whole number without a sign.
    ///
    /// @param expected what is allowed
    /// @throws BadSettingException if it is not between `least` and `most`, at most 999,999,999
    public int number(String name, int otherwise, int least, int most, String expected) {
        String value = optional(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new BadSettingException(name, value, expected);
        }
        return Integer.parseInt(value);
    }

    /// The parsed value; empty if absent.
    ///
    /// @param read throws an `IllegalArgumentException` that says what is allowed
    /// @throws BadSettingException if `read` refuses it
    public <T> Optional<T> parsed(String name, Function<String, T> read) {
        return Optional.ofNullable(optional(name)).map(value -> parsed(name, value, read));
    }

    /// The items of a list, parsed together; empty if absent.
    ///
    /// @param read throws an `IllegalArgumentException` that says what is allowed
    /// @throws BadSettingException if an item is empty, or `read` refuses them
    public <T> Optional<T> together(String name, Function<List<String>, T> read) {
        List<String> items = list(name);
        return parsed(name, _ -> read.apply(items));
    }

    /// The items of a list, parsed one by one.
    ///
    /// @param read throws an `IllegalArgumentException` that says what is allowed
    /// @throws BadSettingException if an item is empty, or for the first item that `read` refuses
    public <T> List<T> each(String name, Function<String, T> read) {
        return list(name).stream().map(part -> parsed(name, part, read)).toList();
    }

    /// Declares a setting that is only read if another one is set.
    public void exists(String name) {
        known.add(name);
    }

    /// Refuses unknown settings. Call it after all others have been read, because reading declares them.
    ///
    /// @param elsewhere settings of other programs
    /// @throws BadSettingException with the unknown name and the nearest known one
    public void requireKnown(Set<String> elsewhere) {
        var names = new TreeSet<>(known);
        names.addAll(elsewhere);
        for (String name : new TreeSet<>(variables.keySet())) {
            if (name.startsWith(OURS) && !names.contains(name)) {
                throw BadSettingException.unknown(
                        name, Collections.min(names, Comparator.comparingInt(each -> distance(name, each))));
            }
        }
    }

    /// The number of letters to add, omit, change or swap with the next (optimal string alignment).
    private static int distance(String from, String to) {
        var rows = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                rows[i][j] = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[from.length()][to.length()];
    }

    private static <T> T parsed(String name, String value, Function<String, T> read) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(name, value, String.valueOf(e.getMessage()));
        }
    }
}
