package register.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptAddressTest {
    @ParameterizedTest
    @CsvSource({
        "/verify?lang=de, /verify/de/",
        "/acme?lang=de, /acme/de/",
        "/acme?lang=sl-rozaj-biske-1994, /acme/sl-rozaj-biske-1994/",
        "/acme/versions?lang=zh-Hant, /acme/zh-Hant/versions/",
        "/acme/2026-02-01?lang=de, /acme/2026-02-01/de/",
        "/acme/2026-02-01/proof?lang=de, /acme/2026-02-01/de/proof/",
        "/v1/policies/acme/versions/2026-02-01/snapshot.pdf?lang=et, /acme/2026-02-01/et.pdf",
        "/v1/policies/acme/versions/2026-02-01, /v1/policies/acme/versions/2026-02-01.json",
        "/acme/2026-02-01?lang=de&revision=2, /acme/2026-02-01/2/de/",
        "/acme/2026-02-01/proof?lang=de-AT&revision=12, /acme/2026-02-01/12/de-AT/proof/",
        "/v1/policies/acme/versions/2026-02-01/snapshot.pdf?lang=et&revision=1, /acme/2026-02-01/1/et.pdf",
        "/v1/policies/acme/subprocessors.json?lang=de, /v1/policies/acme/subprocessors.de.json",
        "/v1/policies/acme/subprocessors.cdx.json?lang=de, /v1/policies/acme/subprocessors.de.cdx.json",
        "/v1/policies/acme/subprocessors.fragment.html?lang=de, /v1/policies/acme/subprocessors.de.fragment.html",
        "/v1/policies/acme/feed.atom?lang=de, /v1/policies/acme/feed.de.atom",
        "/v1/policies/acme/feed.json?lang=de&upTo=32, /v1/policies/acme/feed.de.32.json",
        "/v1/policies/acme/dates.ics?lang=de, /v1/policies/acme/dates.de.ics",
        "/v1/policies/acme/versions/2026-02-01?revision=3, /v1/policies/acme/versions/2026-02-01/3.json",
        "/v1/policies/acme/versions, /v1/policies/acme/versions.json",
        "/v1/policies, /v1/policies.json",
        "/v1/keys, /v1/keys.json",
        "/v1/keys?policy=acme, /v1/keys/acme.json"
    })
    void addressesHaveAKeptOneAndLeadBack(String queried, String kept) {
        assertEquals(kept, KeptAddress.of(queried));
        assertEquals(queried, KeptAddress.queried(kept));
        assertEquals(kept + "#list", KeptAddress.of(queried + "#list"));
        assertEquals(kept, KeptAddress.of(kept));
        assertEquals(queried, KeptAddress.queried(kept.replaceFirst("/$", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/acme",
                "/acme?ui=de",
                "/acme?lang=de&ui=en",
                "/acme?lang=de&lang=en",
                "/acme?lang=DE",
                "/acme?lang=d%65",
                "/acme?lang=deut",
                "/acme?lang=d",
                "/acme?lang=de-",
                "/acme?lang=de--AT",
                "/acme?lang=de-abcdefghi",
                "/acme?lang=de_AT",
                "/acme/2026-02-0a?lang=de&revision=1",
                "/acme/2026-02-01?lang=de&revision=1234567890",
                "/acme?lang",
                "/acme?lang=de&utm_source=mail",
                "/log?lang=de",
                "/acme/2026-02-01?lang=de&revision=01",
                "/acme/2026-02-01?lang=de&revision=1&q=mail",
                "/acme/2026-2-1?lang=de&revision=1",
                "/acme/x/2026-02-01?lang=de&revision=1",
                "/v1/policies/acme/subprocessors?lang=de",
                "/v1/policies/acme/subprocessors.json?asOf=2026-02-01",
                "/v1/policies/acme/versions?status=announced",
                ""
            })
    void otherAddressesStayAsTheyAre(String address) {
        assertEquals(address, KeptAddress.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/acme",
                "/acme/versions/",
                "/acme/2026-02-01/",
                "/acme/2026-02-01/0/de/",
                "/acme/2026-02-01/1/de/annexes/",
                "/acme/2026-02-01/1/de/x.pdf",
                "/acme//de/",
                "/log/de/",
                "/v1/de/",
                "/v1/policies/acme/subprocessors.de.en.json",
                "/v1/policies/acme/subprocessors..json",
                "/v1/policies/acme/subprocessors.cdx.json",
                "/v1/policies/acme/../subprocessors.de.json",
                "/v1/policies.json/",
                "/"
            })
    void otherPathsAreNotKept(String path) {
        assertNull(KeptAddress.queried(path), path);
    }

    /// A pattern took a stack frame for each part.
    @Test
    void aLanguageMayHaveAsManyPartsAsAServerLetsThrough() {
        String language = "de" + "-a".repeat(8_000);
        assertEquals("/acme?lang=" + language, KeptAddress.queried("/acme/" + language + "/"));
        assertEquals("/acme/" + language + "/", KeptAddress.of("/acme?lang=" + language));
    }
}
