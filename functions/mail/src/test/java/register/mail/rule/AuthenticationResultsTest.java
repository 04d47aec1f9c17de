package register.mail.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.mail.rule.Authenticator.Place;

class AuthenticationResultsTest {
    private static final String OURS = "mx.acme.example.com";
    private static final String RECEIVED =
            "Received: from a.example (a.example [203.0.113.9])\r\n\tby mx.acme.example.com (Postfix) id 1; today\r\n";
    private static final String REST = "From: a@example.net\r\nTo: b@example.net\r\nSubject: x\r\n\r\nx\r\n";
    private static final Verdicts OTHERWISE = Verdicts.all(Verdict.PASS);
    private static final String PASS = OURS
            + "; spf=pass smtp.mailfrom=a@example.net; dkim=pass header.d=example.net; dmarc=pass header.from=example.net";
    private static final String NOTHING = "MISSING MISSING MISSING";

    private static String verdicts(Place place, String headers, Set<String> filters) {
        Verdicts found = AuthenticationResults.of(
                (headers + REST).getBytes(UTF_8), new Authenticator(OURS, place, filters), "a@example.net", OTHERWISE);
        assertEquals(Verdict.PASS, found.spam());
        assertEquals(Verdict.PASS, found.virus());
        return found.spf() + " " + found.dkim() + " " + found.dmarc();
    }

    private static String above(String headers) {
        return verdicts(Place.ABOVE, headers, Set.of());
    }

    private static String below(String headers) {
        return verdicts(Place.BELOW, headers, Set.of());
    }

    private static String field(String value) {
        return "Authentication-Results: " + value + "\r\n";
    }

    /// The verdict that one result leads to.
    private static String result(String method, String results) {
        String[] verdicts = above(field(OURS + "; " + results) + RECEIVED).split(" ", 3);
        return switch (method) {
            case "spf" -> verdicts[0];
            case "dkim" -> verdicts[1];
            default -> verdicts[2];
        };
    }

    @Test
    void theServerInFrontIsBelievedWhereItWrites() {
        assertEquals("PASS PASS PASS", above(field(PASS) + RECEIVED));
        assertEquals("PASS PASS PASS", below(RECEIVED + field(PASS)));
        assertEquals(
                "PASS PASS PASS",
                below("Return-Path: <a@example.net>\r\n" + RECEIVED + "X-Scanned: y\r\n" + field(PASS)));
        assertEquals(
                "FAIL GRAY PROCESSING_FAILED",
                above(field(String.join(
                                "\r\n ",
                                "MX.Acme.Example.COM 1 (a; comment (nested; spf=pass) \\) ) ;",
                                "spf=FAIL (no; dmarc=pass) smtp.mailfrom=a@example.net;",
                                "dkim=none; dmarc/1 = temperror reason=\"it; dkim=pass\""))
                        + RECEIVED));
    }

    @Test
    void anUnlistedFieldAboveDoesNotBlindTheRegister() {
        assertEquals(
                "PASS PASS PASS",
                above("DMARC-Filter: OpenDMARC Filter v1.4.2 mx 1\r\nNew-In-2031: x\r\n" + field(PASS) + RECEIVED));
    }

    @Test
    void severalFieldsOfItCountTogether() {
        assertEquals(
                "GRAY PASS FAIL",
                above(field(OURS + "; dmarc=fail header.from=example.net")
                        + field(OURS + "; spf=softfail smtp.mailfrom=a@example.net")
                        + field(OURS + "; dkim=fail header.d=example.net; dkim=pass header.d=example.net")
                        + RECEIVED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dmarc | dmarc=pass header.from=example.net                                                  | PASS
            dmarc | dmarc=pass (p=none) header.from="EXAMPLE.net" policy.dmarc=none                      | PASS
            dmarc | dmarc=pass header.from=evil.example                                                 | MISSING
            dmarc | dmarc=pass header.from=sub.example.net                                              | MISSING
            dmarc | dmarc=pass                                                                          | MISSING
            dmarc | dmarc=pass header.from=example.net header.from=evil.example                         | MISSING
            dmarc | dmarc=none header.from=evil.example                                                 | MISSING
            dmarc | dmarc=fail header.from=evil.example                                                 | FAIL
            dmarc | dmarc=fail header.from=example.net; dmarc=pass header.from=example.net              | FAIL
            dmarc | dmarc=pass header.from=example.net; dmarc=fail header.from=example.net              | FAIL
            dmarc | dmarc=pass header.from=example.net; dmarc=none header.from=example.net              | FAIL
            spf   | spf=pass smtp.mailfrom=a@example.net                                                | PASS
            spf   | spf=pass smtp.mailfrom=bounces.example.net                                          | PASS
            spf   | spf=pass smtp.mailfrom=a@evil.example                                               | GRAY
            spf   | spf=pass smtp.mailfrom=a@evilexample.net                                            | GRAY
            spf   | spf=pass smtp.mailfrom=net                                                          | GRAY
            spf   | spf=pass                                                                            | GRAY
            spf   | spf=pass smtp.helo=example.net                                                      | MISSING
            spf   | spf=pass smtp.helo=example.net; spf=fail smtp.mailfrom=a@example.net                | FAIL
            spf   | spf=fail smtp.mailfrom=a@example.net; spf=pass smtp.helo=example.net                | FAIL
            spf   | spf=pass smtp.mailfrom=a@example.net; spf=softfail smtp.mailfrom=a@example.net      | FAIL
            spf   | spf=pass smtp.mailfrom="a;spf=pass smtp.mailfrom=x@example.net"@evil.example        | GRAY
            dkim  | dkim=pass header.d=example.net header.i=@example.net header.b="a/b="                 | PASS
            dkim  | dkim=pass header.i=@news.example.net                                                | PASS
            dkim  | dkim=pass header.d=evil.example                                                     | GRAY
            dkim  | dkim=pass header.d=evil.example header.i=a@example.net                              | GRAY
            dkim  | dkim=pass header.d=example.net header.i=a@evil.example                              | GRAY
            dkim  | dkim=pass                                                                           | GRAY
            dkim  | dkim=fail header.d=example.net; dkim=pass header.d=evil.example                     | FAIL
            dkim  | dkim=fail header.d=evil.example; dkim=pass header.d=example.net                     | PASS
            """)
    void aResultCountsForTheAddressThatItIsOf(String method, String results, String verdict) {
        assertEquals(verdict, result(method, results));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.other.example; dmarc=pass header.from=example.net",
                "mx.acme.example.com.evil.example; dmarc=pass header.from=example.net",
                "evil mx.acme.example.com; dmarc=pass header.from=example.net",
                "(mx.acme.example.com) evil.example; dmarc=pass header.from=example.net",
                "mx.acme.example.com; none",
                "mx.acme.example.com",
                "mx.acme.example.com; (dmarc=pass header.from=example.net",
                "mx.acme.example.com; dmarc=pass header.from=example.net; (",
                "mx.acme.example.com; x=\"; dmarc=pass header.from=example.net",
                "mx.acme.example.com; x=\"; dmarc=pass header.from=example.net; \"",
                "mx.acme.example.com; x=y y.z=\"; dmarc=pass header.from=example.net; \"",
                "mx.acme.example.com; dmarc=excellent header.from=example.net",
                "mx.acme.example.com; dmarc=pass@example.net; dkim=pass header.d=example.net",
                "mx.acme.example.com, dmarc=pass header.from=example.net",
                ""
            })
    void anybodyElseIsNotNorWhatBreaksTheGrammar(String value) {
        assertEquals(NOTHING, above(field(value) + RECEIVED));
        assertEquals(NOTHING, below(RECEIVED + field(value)));
    }

    @Test
    void onTheOtherSideOfTheFirstReceivedNothingIsBelieved() {
        String own = field(OURS + "; spf=fail smtp.mailfrom=a@example.net");
        // The filter for DMARC is down, and a stranger writes in the server's name.
        for (String forged : new String[] {
            RECEIVED + field(PASS),
            RECEIVED + RECEIVED + field(PASS),
            RECEIVED + "Date: today\r\n" + field(PASS),
            RECEIVED + "Received: from localhost (localhost [127.0.0.1]) by mx.acme.example.com\r\n" + field(PASS)
        }) {
            assertEquals(NOTHING, above(forged));
            assertEquals(NOTHING, above(own + forged));
            assertEquals(
                    NOTHING, above(field(PASS) + forged), "a server that lets this through is not believed at all");
        }
        assertEquals(NOTHING, above(field(PASS)), "nobody says where it was received");
        assertEquals(NOTHING, above("Message-ID: <1@example.net>\r\n" + field(PASS)));
        assertEquals(NOTHING, above(""));
    }

    @Test
    void whereItWritesBelowAStrangerCannotAddToItsField() {
        String own = field(OURS + "; spf=fail smtp.mailfrom=a@example.net");
        assertEquals("FAIL MISSING MISSING", below(RECEIVED + own));
        assertEquals(NOTHING, below(RECEIVED + own + field(PASS)));
        assertEquals(NOTHING, below(RECEIVED + own + RECEIVED + field(PASS)));
        assertEquals(NOTHING, below(RECEIVED + RECEIVED + field(PASS)));
        assertEquals(NOTHING, below(field(PASS) + RECEIVED));
    }

    @Test
    void theHopOfAContentFilterIsPassedOverWhereASettingNamesIt() {
        String back =
                "Received: from localhost (localhost [127.0.0.1])\r\n\tby mx.acme.example.com (Postfix) id 2; today\r\n";
        String scanned = back
                + "X-Virus-Scanned: y\r\nReceived: from mx.acme.example.com ([127.0.0.1]) by localhost (amavis)\r\n";
        Set<String> filters = Set.of("127.0.0.1");
        assertEquals(NOTHING, above(scanned + field(PASS) + RECEIVED));
        assertEquals("PASS PASS PASS", verdicts(Place.ABOVE, scanned + field(PASS) + RECEIVED, filters));
        assertEquals("PASS PASS PASS", verdicts(Place.BELOW, scanned + RECEIVED + field(PASS), filters));
        assertEquals("PASS PASS PASS", verdicts(Place.ABOVE, field(PASS) + RECEIVED, filters));
        // The name claimed by a stranger is not the address it connected from.
        for (String client : new String[] {
            "from [127.0.0.1] (evil.example [203.0.113.9]) by mx",
            "from a(b[127.0.0.1]) (evil.example [203.0.113.9]) by mx",
            "from [203.0.113.9] (helo=[127.0.0.1]) by mx",
            "from evil.example ([203.0.113.9] helo=[127.0.0.1]) by mx"
        }) {
            assertEquals(
                    NOTHING,
                    verdicts(Place.ABOVE, "Received: " + client + "\r\n" + field(PASS) + RECEIVED, filters),
                    client);
        }
    }

    @Test
    void resultsForAnUnusualSenderDoNotCount() {
        // A server that writes it without quotation marks lets it end its result and begin others.
        byte[] raw = (field(PASS) + RECEIVED + REST).getBytes(UTF_8);
        String sender = "\"a;dmarc=pass header.from=example.net;x=y z.z=\"@evil.example";
        Verdicts found =
                AuthenticationResults.of(raw, new Authenticator(OURS, Place.ABOVE, Set.of()), sender, OTHERWISE);
        assertEquals(Verdict.MISSING, found.dmarc());
    }

    /// The field is what OpenDKIM 2.11 wrote for that signature; OpenDMARC believes it too.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "d=evil.example; s=s; i=x=3B=20dkim=3Dpass=20header.d=3Dexample.net=3B=20x=3Dy=20policy.z=3D@evil.example",
                "d=evil.example; s=s;\r\n\ti = x=3b=20dkim=3dpass=20hea\r\n der.d=3dexample.net=3b=20x=3dy=20policy.z=3d@evil.example",
                "d=evil.example; s=s; i=@evil.example; i=\"x; y\"@evil.example",
                "d=evil.example; s=s; i=x=28@evil.example",
                "d=evil.example; s=s header.d=example.net; i=@evil.example",
                "d=evil.example header.d=example.net; s=s",
            })
    void besideASignatureThatReadsLikeAResultNothingCounts(String signature) {
        String results = field(OURS + "; dmarc=pass (p=reject dis=none) header.from=example.net")
                + field(OURS
                        + "; dkim=pass (2048-bit key) header.d=evil.example header.i=x; dkim=pass header.d=example.net;"
                        + " x=y policy.z=@evil.example header.a=rsa-sha256 header.s=s header.b=mMSAC+7O");
        assertEquals("MISSING PASS PASS", above(results + RECEIVED));
        assertEquals(NOTHING, above(results + RECEIVED + "DKIM-Signature: v=1; " + signature + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n\td=example.net; s=2026-10; t=1; i=@example.net; bh=a=; b=b==",
                "v=1; d=example.net; s=selector1._x; i=bounce=2Ba=2db.c@mail.example.net",
                "v=1; d=xn--bcher-kva.example; s=s; i=anna.k+dpa@xn--bcher-kva.example; z=From:a=3Bb@c|To:x",
                "v=1; s=s; d=exam\r\n ple.net",
            })
    void ofAnHonestSignatureResultsCount(String signature) {
        assertEquals("PASS PASS PASS", above(field(PASS) + RECEIVED + "DKIM-Signature: " + signature + "\r\n"));
    }
}
