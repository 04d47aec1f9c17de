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

/// The variables that a process was started with: the one reader of settings, with one grammar for the server, the
/// commands and the functions. Space around a value is dropped, and a blank value counts as absent: a template that
/// has nothing to say sets it so.
///
/// Each refusal is a `BadSettingException`, which names the variable, its value and what is allowed.
public final class Variables {
    /// What the names of all settings begin with.
    private static final String OURS = "REGISTER_";

    private final Map<String, String> variables;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private Variables(Map<String, String> variables) {
        this.variables = Collections.unmodifiableMap(variables);
    }

    /// Those of this process.
    public static Variables ofProcess() {
        return new Variables(System.getenv());
    }

    /// @param variables looked up when they are asked for, so that a test sees which
    public static Variables of(Map<String, String> variables) {
        return new Variables(variables);
    }

    /// The value as it is set, with its space; empty where it is absent. For passwords.
    public String exact(String name) {
        known.add(name);
        return variables.getOrDefault(name, "");
    }

    /// The value; null where it is absent.
    public @Nullable String optional(String name) {
        String value = exact(name).strip();
        return value.isEmpty() ? null : value;
    }

    /// @param expected what is allowed
    /// @throws BadSettingException where it is absent
    public String required(String name, String expected) {
        String value = optional(name);
        if (value == null) {
            throw new BadSettingException(name, "", expected);
        }
        return value;
    }

    /// Requires a variable that may be empty: for one whose absence would silently mean something.
    ///
    /// @param expected what is allowed
    /// @throws BadSettingException if it is not set at all
    public void requireSet(String name, String expected) {
        known.add(name);
        if (!variables.containsKey(name)) {
            throw new BadSettingException(name, "", expected);
        }
    }

    /// The items of a list, separated by commas; none if it is absent.
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
    /// @throws BadSettingException where it is anything else
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
    /// @throws BadSettingException where it is none of `least` to `most`, 999,999,999 at most
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

    /// What `read` makes of the value; empty where it is absent.
    ///
    /// @param read throws an `IllegalArgumentException` that says what is allowed
    /// @throws BadSettingException where `read` refuses it
    public <T> Optional<T> parsed(String name, Function<String, T> read) {
        return Optional.ofNullable(optional(name)).map(value -> parsed(name, value, read));
    }

    /// What `read` makes of the items of a list together; empty if it is absent.
    ///
    /// @param read throws an `IllegalArgumentException` that says what is allowed
    /// @throws BadSettingException if an item is empty, or `read` refuses them
    public <T> Optional<T> together(String name, Function<List<String>, T> read) {
        List<String> items = list(name);
        return parsed(name, _ -> read.apply(items));
    }

    /// What `read` makes of each item of a list.
    ///
    /// @param read throws an `IllegalArgumentException` that says what is allowed
    /// @throws BadSettingException if an item is empty, or with the first item that `read` refuses
    public <T> List<T> each(String name, Function<String, T> read) {
        return list(name).stream().map(part -> parsed(name, part, read)).toList();
    }

    /// Says of a setting that it exists, where it is read beside another alone.
    public void exists(String name) {
        known.add(name);
    }

    /// Refuses a setting that does not exist. Call it when all are read: what was asked for exists.
    ///
    /// @param elsewhere those that other programs read
    /// @throws BadSettingException naming it and the nearest one that exists
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

    /// How many letters are to be added, left out, changed or swapped with the next (optimal string alignment).
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
