package register.brand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AccentTest {
    /// Values of others: WCAG 2.2 defines 21:1 for black on white, and #767676 is the known limit on white.
    @Test
    void contrastIsThatOfWcag() {
        assertEquals(21, Accent.contrast("#000000", "#ffffff"), 0.001);
        assertEquals(1, Accent.contrast("#336699", "#336699"), 0.001);
        assertEquals(4.54, Accent.contrast("#767676", "#ffffff"), 0.005);
        assertEquals(4.48, Accent.contrast("#ffffff", "#777777"), 0.005);
    }

    @Test
    void anUnreadableColourIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Accent("#777777", "#8ebeff"));
        assertThrows(IllegalArgumentException.class, () -> new Accent("#0b57a4", "#333333"));
        assertThrows(IllegalArgumentException.class, () -> new Accent("0b57a4", "#8ebeff"));
        assertEquals("#0b57a4", new Accent("#0B57A4", "#8ebeff").light());
    }
}
