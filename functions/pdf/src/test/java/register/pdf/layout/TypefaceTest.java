package register.pdf.layout;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import register.value.Writing;

class TypefaceTest {
    /// Every edition that the domain accepts can be printed.
    @Test
    void everyCharacterThatAPolicyMayHoldIsPrinted() {
        var typeface = new Typeface();
        String allowed = java.util.stream.IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Writing::isPrintable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertTrue(allowed.length() > 1500, "only " + allowed.length());
        assertDoesNotThrow(() -> typeface.printable(allowed));
    }
}
