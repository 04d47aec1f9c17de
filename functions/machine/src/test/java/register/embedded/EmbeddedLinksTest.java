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
import register.document.DocumentStore;
import register.policy.rules.PolicyRules;
import register.value.Sha256;

final class EmbeddedLinksTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final DocumentKey KEY = new DocumentKey(Shelf.PUBLISHED, "snapshots/example/1.pdf");
    private static final byte[] SECRET = {1, 2, 3};

    private static final byte[] CONTENT = {4, 5};
    private static final DocumentStore STORE = new DocumentStore() {
        @Override
        public boolean putIfAbsent(DocumentKey key, byte[] content) {
            return false;
        }

        @Override
        public Optional<byte[]> get(DocumentKey key) {
            return key.equals(KEY) ? Optional.of(CONTENT.clone()) : Optional.empty();
        }

        @Override
        public List<DocumentKey> list(Shelf shelf, String folder) {
            return List.of(KEY);
        }

        @Override
        public Optional<Instant> storedAt(DocumentKey key) {
            return Optional.empty();
        }

        @Override
        public boolean erase(DocumentKey key) {
            return false;
        }
    };

    private final EmbeddedLinks links = at(NOON);

    @Test
    void isRelativeToTheRootWithoutABase() {
        URI link = link(links, "Ülevaade 2026.pdf");
        assertEquals("/documents/published/snapshots/example/1.pdf", link.getRawPath());
        assertTrue(PolicyRules.isReserved(link.getRawPath().split("/", -1)[1]), "no policy is named so");
        String query = link.getRawQuery();
        assertTrue(query.startsWith("name=%C3%9Clevaade%202026.pdf&expires=1769947500&signature="), query);
        assertEquals(Optional.of(new EmbeddedLinks.Target(KEY, "Ülevaade 2026.pdf")), resolve(links, link));
    }

    @Test
    void isTheSameOnEveryMachine() {
        URI link = link(links, "a.pdf");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(link, link(links, "a.pdf"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void endsAfterFiveMinutes() {
        URI link = link(links, "a.pdf");
        assertTrue(resolve(at(NOON.plus(Duration.ofMinutes(5)).minusMillis(1)), link)
                .isPresent());
        assertEquals(Optional.empty(), resolve(at(NOON.plus(Duration.ofMinutes(5))), link));
    }

    @Test
    void isWorthlessUnderAnotherSecret() {
        var other = new EmbeddedLinks(STORE, new byte[] {1, 2, 4}, Clock.fixed(NOON, ZoneOffset.UTC));
        assertEquals(Optional.empty(), resolve(other, link(links, "a.pdf")));
    }

    @Test
    void readsTheNameHoweverItIsEncoded() {
        URI link = link(links, "a b.pdf");
        String query = link.getRawQuery().replace("%20", "+") + "&utm_source=mail";
        assertTrue(links.resolve(link.getRawPath(), query).isPresent());
    }

    @Test
    void refusesWhatItDidNotSign() {
        URI link = link(links, "a.pdf");
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
        return new EmbeddedLinks(STORE, SECRET, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static URI link(EmbeddedLinks links, String name) {
        return links.shortLived(KEY, Sha256.of(CONTENT), name).orElseThrow();
    }

    private static Optional<EmbeddedLinks.Target> resolve(EmbeddedLinks links, URI link) {
        return links.resolve(link.getRawPath(), link.getRawQuery());
    }
}
