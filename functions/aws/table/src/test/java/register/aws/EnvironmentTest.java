package register.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvironmentTest {
    private static final Environment ENVIRONMENT =
            Environment.of(Map.of("TABLE", " register ", "EMPTY", "", "BLANK", " ", "LIST", "a, b ,,c"));

    @Test
    void readsWhatIsThere() {
        assertEquals("register", ENVIRONMENT.required("TABLE"));
        assertEquals("register", ENVIRONMENT.optional("TABLE"));
        assertEquals(List.of("a", "b", "c"), ENVIRONMENT.list("LIST"));
    }

    @Test
    void takesBlankForAbsent() {
        for (String name : List.of("EMPTY", "BLANK", "ELSE")) {
            assertNull(ENVIRONMENT.optional(name));
            assertEquals(List.of(), ENVIRONMENT.list(name));
            var refused = assertThrows(IllegalStateException.class, () -> ENVIRONMENT.required(name));
            assertEquals("the function was started without the variable " + name, refused.getMessage());
        }
    }
}
