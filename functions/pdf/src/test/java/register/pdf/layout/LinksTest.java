package register.pdf.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {
    @Test
    void addressesAreFoundWithoutTheirPunctuation() {
        assertEquals(
                List.of("https://example.com/a_(b)", "mailto:a.b@example.co.uk", "http://example.com"),
                targets("See (https://example.com/a_(b)), a.b@example.co.uk. Or “http://example.com”!"));
    }

    @Test
    void theTextStaysWhole() {
        String text = "Write to x@example.com, see https://example.com/; then rest. ";
        assertEquals(
                text,
                String.join("", Links.in(text).stream().map(Links.Span::text).toList()));
    }

    @Test
    void nothingElseCanBeClicked() {
        for (String text : List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.com",
                "file:///etc/passwd",
                "*.ladesk.com",
                "https://",
                "https://user:password@example.com/",
                "HTTPS:example",
                "a@b")) {
            assertEquals(List.of(), targets(text), text);
        }
        assertEquals(Optional.empty(), Links.target("javascript:alert(1)"));
    }

    @Test
    void aLinkIsAscii() {
        assertEquals(List.of("https://example.com/t%C3%B6%C3%B6"), targets("https://example.com/töö"));
    }

    @Test
    void longTextsAreReadInTime() {
        assertEquals(List.of(), targets("a".repeat(200_000)));
        assertEquals(List.of(), targets("a@".repeat(100_000)));
    }

    private static List<String> targets(String text) {
        return Links.in(text).stream()
                .map(Links.Span::target)
                .filter(java.util.Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }
}
