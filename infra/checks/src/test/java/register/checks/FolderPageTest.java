package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FolderPageTest {
    private static final String PAGE =
            "<h1>Acme</h1><form class=\"compare\" action=\"/x\"><b>1</b></form><p>Since May</p>";

    @Test
    void aFormMayDiffer() {
        String file = PAGE.replaceFirst("<form.*</form>", "");
        assertEquals(Optional.empty(), FolderPage.difference(PAGE, file));
        assertEquals(Optional.empty(), FolderPage.difference(PAGE, PAGE.replace("<b>1", "<b>2")));
    }

    @Test
    void aLetterOutsideMayNot() {
        String file = PAGE.replace("Since May", "Since Mai");
        assertTrue(FolderPage.difference(PAGE, file).orElseThrow().contains("file: <h1>Acme</h1><p>Since Mai"));
        assertTrue(FolderPage.difference(PAGE, PAGE + " ").isPresent());
        assertTrue(FolderPage.difference(PAGE, PAGE.replace("compare", "other")).isPresent());
    }
}
