package register.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;

final class EmbeddedLinksTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final DocumentKey KEY = new DocumentKey(Shelf.PUBLISHED, "snapshots/example/1.pdf");
    private static final byte[] SECRET = {1, 2, 3};

    private final EmbeddedLinks links = at(NOON);

    @Test
    void isRelativeToTheRootWithoutABase() {
        URI link = links.shortLived(KEY, "Ülevaade 2026.pdf");
        assertEquals("/documents/published/snapshots/example/1.pdf", link.getRawPath());
        String query = link.getRawQuery();
        assertTrue(query.startsWith("name=%C3%9Clevaade%202026.pdf&expires=1769947500&signature="), query);
        assertEquals(Optional.of(new EmbeddedLinks.Target(KEY, "Ülevaade 2026.pdf")), resolve(links, link));
    }

    @Test
    void isTheSameOnEveryMachine() {
        URI link = links.shortLived(KEY, "a.pdf");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(link, links.shortLived(KEY, "a.pdf"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void endsAfterFiveMinutes() {
        URI link = links.shortLived(KEY, "a.pdf");
        assertTrue(resolve(at(NOON.plus(Duration.ofMinutes(5)).minusMillis(1)), link)
                .isPresent());
        assertEquals(Optional.empty(), resolve(at(NOON.plus(Duration.ofMinutes(5))), link));
    }

    @Test
    void isWorthlessUnderAnotherSecret() {
        var other = new EmbeddedLinks("", new byte[] {1, 2, 4}, Clock.fixed(NOON, ZoneOffset.UTC));
        assertEquals(Optional.empty(), resolve(other, links.shortLived(KEY, "a.pdf")));
    }

    @Test
    void readsTheNameHoweverItIsEncoded() {
        URI link = links.shortLived(KEY, "a b.pdf");
        String query = link.getRawQuery().replace("%20", "+") + "&utm_source=mail";
        assertTrue(links.resolve(link.getRawPath(), query).isPresent());
    }

    @Test
    void refusesWhatItDidNotSign() {
        URI link = links.shortLived(KEY, "a.pdf");
        String path = link.getRawPath();
        String query = link.getRawQuery();
        for (String wrong : List.of(
                "",
                "&&=&",
                query.replace("expires=1", "expires=2"),
                query.replace("expires=1", "expires=-1"),
                query.replace("expires=1", "expires=99999999999999999999"),
                query.replace("signature=", "signature=!"),
                query.replace("name=a", "name=%"),
                query.replace("name=a", "name=%ff"),
                query + "&name=a.pdf",
                query.substring(0, query.length() - 2))) {
            assertEquals(Optional.empty(), links.resolve(path, wrong), wrong);
        }
        assertEquals(Optional.empty(), links.resolve(path, null));
        for (String wrong : List.of(
                "",
                "/",
                "/documents/",
                "/documents/keys/a",
                "/documents/published/",
                "/documents/published/../../keys/a.secret",
                "/documents/published/..%2f..%2fregister.db",
                "/documents/published//etc/passwd",
                "/documents/incoming/a.tmp",
                "/documents/PUBLISHED/snapshots/example/1.pdf",
                path + "/")) {
            assertEquals(Optional.empty(), links.resolve(wrong, query), wrong);
        }
    }

    private static EmbeddedLinks at(Instant now) {
        return new EmbeddedLinks("", SECRET, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Optional<EmbeddedLinks.Target> resolve(EmbeddedLinks links, URI link) {
        return links.resolve(link.getRawPath(), link.getRawQuery());
    }
}
