package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Wherever an entry is shown whose change customers are not notified of in time, the company's reason is shown too.
class NoNoticeTest {
    private static final String WHY = "The servers <burnt> down";
    private static final String SHOWN = "Without a notice period: The servers &lt;burnt&gt; down";

    private final TestRegister register = new TestRegister();

    private Reply get(String path) {
        return register.get(path);
    }

    @Test
    void theReasonIsShownWithTheEntry() {
        register.publish("2026-01-01T09:00:00Z", Policies.withoutSingapore("2026-01-01"));
        assertFalse(get("/v1/policies/desk/subprocessors").has("noNoticeReason"));
        register.publishLate("2026-06-10T09:00:00Z", Policies.desk("2026-06-20"), WHY);
        register.clock.set("2026-06-15T12:00:00Z");
        assertTrue(get("/desk?lang=en").body().contains(SHOWN), "the announcement");
        assertEquals(WHY, get("/v1/policies/desk/subprocessors").at("announced.0.noNoticeReason"));
        register.clock.set("2026-06-21T12:00:00Z");
        assertEquals(WHY, get("/v1/policies/desk/subprocessors").at("noNoticeReason"));
        assertEquals(WHY, get("/v1/policies/desk/versions").at("versions.0.noNoticeReason"));
        for (String page : new String[] {
            "/desk?lang=en",
            "/desk/versions?lang=en",
            "/desk/2026-06-20/proof?lang=en",
            "/v1/policies/desk/changes.html?from=2026-01-01&to=2026-06-20&lang=en"
        }) {
            assertTrue(get(page).body().contains(SHOWN), page);
        }
        assertTrue(get("/desk?lang=et").body().contains("Ilma etteteatamistähtajata: "));
    }
}
