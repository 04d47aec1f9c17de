package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {
    private static final String OURS = "mx.acme.example.com";
    private static final String RECEIVED = "Received: from a.example by mx.acme.example.com (Postfix); today\r\n";
    private static final String REST = "From: a@example.net\r\nTo: b@example.net\r\nSubject: x\r\n\r\nx\r\n";
    private static final Verdicts OTHERWISE = Verdicts.all(Verdict.PASS);

    private static String verdicts(String headers) {
        Verdicts found = AuthenticationResults.of((headers + REST).getBytes(UTF_8), OURS, OTHERWISE);
        assertEquals(Verdict.PASS, found.spam());
        assertEquals(Verdict.PASS, found.virus());
        return found.spf() + " " + found.dkim() + " " + found.dmarc();
    }

    private static String field(String value) {
        return "Authentication-Results: " + value + "\r\n";
    }

    @Test
    void theServerInFrontIsBelievedAboveAndBelowItsReceived() {
        String all = field(OURS + "; spf=pass smtp.mailfrom=a@example.net; dkim=pass header.d=example.net; dmarc=pass");
        assertEquals("PASS PASS PASS", verdicts(all + RECEIVED));
        assertEquals(
                "PASS PASS PASS", verdicts("Return-Path: <a@example.net>\r\n" + RECEIVED + "X-Scanned: y\r\n" + all));
        assertEquals(
                "FAIL GRAY PROCESSING_FAILED",
                verdicts(field(String.join(
                                "\r\n ",
                                "MX.Acme.Example.COM 1 (a; comment (nested; spf=pass) \\) ) ;",
                                "spf=FAIL (no; dmarc=pass) smtp.mailfrom=a@example.net;",
                                "dkim=none; dmarc/1 = temperror reason=\"it; dkim=pass\""))
                        + RECEIVED));
    }

    @Test
    void severalFieldsOfItCountTogetherAndTheUpperFirst() {
        assertEquals(
                "GRAY PASS FAIL",
                verdicts(RECEIVED
                        + field(OURS + "; dmarc=fail header.from=example.net")
                        + field(OURS + "; spf=softfail; dmarc=pass")
                        + field(OURS + "; dkim=fail header.d=a.example; dkim=pass header.d=example.net")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.other.example; dmarc=pass; spf=pass; dkim=pass",
                "mx.acme.example.com.evil.example; dmarc=pass",
                "evil mx.acme.example.com; dmarc=pass",
                "(mx.acme.example.com) evil.example; dmarc=pass",
                "mx.acme.example.com; none",
                "mx.acme.example.com; (dmarc=pass",
                "mx.acme.example.com; x=\"; dmarc=pass",
                "mx.acme.example.com; x=\"; dmarc=pass; \"",
                "mx.acme.example.com; dmarc=excellent",
                ""
            })
    void anybodyElseIsNot(String value) {
        assertEquals("MISSING MISSING MISSING", verdicts(field(value) + RECEIVED));
    }

    @Test
    void belowTheTopNothingIsBelieved() {
        String pass = field(OURS + "; spf=pass; dkim=pass; dmarc=pass");
        for (String forged : new String[] {
            RECEIVED + RECEIVED + pass, RECEIVED + "Date: today\r\n" + pass, "Message-ID: <1@example.net>\r\n" + pass
        }) {
            assertEquals("MISSING MISSING MISSING", verdicts(forged));
            // A server that lets this through is not believed at all.
            assertEquals("MISSING MISSING MISSING", verdicts(pass + forged));
        }
        assertEquals("MISSING MISSING MISSING", verdicts(""));
    }
}
