package register.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class VariablesTest {
    private static final Variables VARIABLES = Variables.of(
            Map.of("TABLE", " register ", "EMPTY", "", "BLANK", " ", "LIST", "a, b ,c", "YES", "true", "SEVEN", " 7 "));

    @Test
    void readsWhatIsThere() {
        assertEquals("register", VARIABLES.required("TABLE", "expected a table"));
        assertEquals("register", VARIABLES.optional("TABLE"));
        assertEquals(" register ", VARIABLES.exact("TABLE"));
        assertEquals(List.of("a", "b", "c"), VARIABLES.list("LIST"));
        assertEquals(List.of(1, 1, 1), VARIABLES.each("LIST", String::length));
        assertEquals(Optional.of(3), VARIABLES.together("LIST", List::size));
        assertEquals(Optional.of(8), VARIABLES.parsed("TABLE", String::length));
        assertTrue(VARIABLES.flag("YES", false));
        assertEquals(7, VARIABLES.number("SEVEN", 1, 0, 9, "expected a digit"));
    }

    @Test
    void takesBlankForAbsent() {
        for (String name : List.of("EMPTY", "BLANK", "ELSE")) {
            assertNull(VARIABLES.optional(name));
            assertEquals(List.of(), VARIABLES.list(name));
            assertEquals(Optional.empty(), VARIABLES.together(name, List::size));
            assertEquals(Optional.empty(), VARIABLES.parsed(name, String::length));
            assertTrue(VARIABLES.flag(name, true));
            assertEquals(1, VARIABLES.number(name, 1, 0, 9, "expected a digit"));
            refuses(name + ": \"\": expected a table", () -> VARIABLES.required(name, "expected a table"));
        }
    }

    @Test
    void anEmptyItemOfAListIsRefused() {
        for (String value : List.of("a,,b", ",a", "a,", "a, ,b", ",")) {
            Variables list = Variables.of(Map.of("LIST", value));
            String message = "LIST: \"" + value + "\": expected items separated by commas, none of them empty";
            refuses(message, () -> list.list("LIST"));
            refuses(message, () -> list.each("LIST", String::length));
            refuses(message, () -> list.together("LIST", List::size));
        }
    }

    @Test
    void aVariableThatMustBeSetMayBeEmpty() {
        VARIABLES.requireSet("EMPTY", "expected a table");
        VARIABLES.requireSet("TABLE", "expected a table");
        refuses("ELSE: \"\": expected a table", () -> VARIABLES.requireSet("ELSE", "expected a table"));
    }

    @Test
    void namesTheVariableItsValueAndWhatIsAllowed() {
        refuses("TABLE: \"register\": expected true or false", () -> VARIABLES.flag("TABLE", false));
        refuses("TABLE: \"register\": expected a digit", () -> VARIABLES.number("TABLE", 1, 0, 9, "expected a digit"));
        refuses("SEVEN: \"7\": expected 8 or 9", () -> VARIABLES.number("SEVEN", 8, 8, 9, "expected 8 or 9"));
        refuses(
                "LIST: \"b\": expected no b",
                () -> VARIABLES.each("LIST", part -> {
                    if (part.equals("b")) {
                        throw new IllegalArgumentException("expected no b");
                    }
                    return part;
                }));
    }

    private static void refuses(String message, Executable reading) {
        assertEquals(message, assertThrows(BadSettingException.class, reading).getMessage());
    }
}
