package register.pdf.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import register.network.Reach;
import register.transparency.NoTimeStampException;
import register.transparency.TimeStampAuthority;
import register.value.Sha256;

/// A lying authority, or an impostor: no false time-stamp is accepted, the log reports each while the next authority
/// stamps, and every true one is accepted.
class LyingAuthorityTest {
    private static final Sha256 IMPRINT = Sha256.of("what is stamped".getBytes(UTF_8));
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestAuthority pinned = TestAuthority.start();
    private final TestAuthority stranger = TestAuthority.start();
    private final TestAuthority honest = TestAuthority.start("CN=Honest");

    @AfterEach
    void stop() {
        pinned.close();
        stranger.close();
        honest.close();
    }

    private interface Lie {
        byte[] to(byte[] request) throws IOException;
    }

    /// Over http:// anyone on the network path may answer; over https:// only the owner of the name.
    @Test
    void anImpostorOfThePinnedAuthorityIsNotBelieved() {
        notBelieved("under a certificate other than the pinned one", stranger::reply);
        // It contains the pinned certificates, but was issued under neither.
        stranger.carry(List.of(pinned.root()));
        notBelieved("under a certificate other than the pinned one", stranger::reply);
        stranger.carry(List.of(pinned.certificate(), pinned.root()));
        notBelieved("certificate", stranger::reply);
    }

    @Test
    void aClockOfItsOwnIsNotBelieved() {
        for (Duration off : List.of(HOUR, HOUR.negated(), Duration.ofMinutes(6), Duration.ofDays(365))) {
            notBelieved("its clock says", request -> signed(pinned, request, off, "SHA256withECDSA"));
        }
        notBelieved(
                "certificate is invalid", request -> signed(pinned, request, Duration.ofDays(-30), "SHA256withECDSA"));
        notBelieved(
                "certificate is invalid", request -> signed(pinned, request, Duration.ofDays(4000), "SHA256withECDSA"));
    }

    @Test
    void aCertificateThatEndedIsNotBelieved() {
        try (TestAuthority expired = TestAuthority.expired()) {
            notBelieved("certificate is invalid", expired.address(), pinned, expired::reply);
            // Its clock is set back to when the certificate was valid.
            notBelieved(
                    "its clock says",
                    expired.address(),
                    pinned,
                    request -> signed(expired, request, Duration.ofDays(-2), "SHA256withECDSA"));
        }
    }

    @Test
    void anAnswerToAnotherRequestIsNotBelieved() throws IOException {
        byte[] earlier = pinned.reply(asked(IMPRINT, BigInteger.TEN));
        notBelieved("does not answer this request", _ -> earlier);
        notBelieved("does not answer this request", request -> pinned.reply(asked(Sha256.of(request), nonce(request))));
        notBelieved("does not answer this request", _ -> pinned.reply(asked(IMPRINT, BigInteger.ONE)));
    }

    @Test
    void aCertificateForAnotherPurposeIsNotBelieved() {
        for (KeyPurposeId other : List.of(
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_codeSigning, KeyPurposeId.id_kp_OCSPSigning)) {
            notBelieved(
                    "not for time-stamping",
                    request -> HttpTimeStampAuthorityTest.granted(
                            pinned.tokenOfOther(new TimeStampRequest(request), other)));
        }
        notBelieved("SHA-2", request -> signed(pinned, request, Duration.ZERO, "SHA1withECDSA"));
    }

    @Test
    void aMalformedAnswerIsNotBelieved() {
        notBelieved("", request -> flipped(pinned.reply(request)));
        notBelieved("cannot be read", request -> Arrays.copyOf(pinned.reply(request), 900));
        notBelieved("cannot be read", _ -> "<html>".getBytes(UTF_8));
    }

    @Test
    void everyTruthIsBelieved() {
        String leaf = CheckedTimeStamp.fingerprint(pinned.certificate()).hex();
        String other = "0a".repeat(32);
        var addresses = new ArrayList<>(List.of(
                pinned.address(),
                pinned.unpinned() + "#" + leaf,
                pinned.unpinned() + "#" + other + "+" + leaf,
                pinned.unpinned() + "#" + withColons(leaf)));
        for (String address : addresses) {
            assertEquals(
                    IMPRINT,
                    HttpTimeStampAuthority.at(address, Reach.PRIVATE)
                            .stamp(IMPRINT)
                            .imprint(),
                    address);
        }
        for (Duration off : List.of(Duration.ofMinutes(4), Duration.ofMinutes(-4))) {
            pinned.handle(exchange -> LoopbackServer.send(
                    exchange,
                    200,
                    TestAuthority.REPLY,
                    signed(pinned, exchange.getRequestBody().readAllBytes(), off, "SHA512withECDSA")));
            assertEquals(
                    IMPRINT,
                    HttpTimeStampAuthority.at(pinned.address(), Reach.PRIVATE)
                            .stamp(IMPRINT)
                            .imprint());
        }
    }

    private void notBelieved(String why, Lie lie) {
        notBelieved(why, pinned.address(), pinned, lie);
    }

    /// @param server that answers instead of the one that `address` pins
    private void notBelieved(String why, String address, TestAuthority server, Lie lie) {
        server.handle(exchange -> LoopbackServer.send(
                exchange,
                200,
                TestAuthority.REPLY,
                lie.to(exchange.getRequestBody().readAllBytes())));
        String pins = address.substring(address.indexOf('#'));
        var liar = HttpTimeStampAuthority.at(server.unpinned() + pins, Reach.PRIVATE);
        var refused = assertThrows(NoTimeStampException.class, () -> liar.stamp(IMPRINT));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
        var log = new ArrayList<String>();
        TimeStampAuthority both = TimeStampAuthority.firstOf(
                List.of(liar, HttpTimeStampAuthority.at(honest.address(), Reach.PRIVATE)), log::add);
        assertEquals("CN=Honest", both.stamp(IMPRINT).authority());
        assertEquals(1, log.size());
        assertTrue(
                log.getFirst().startsWith("no time-stamp of http://127.")
                        && log.getFirst().contains(why),
                log::toString);
    }

    private static byte[] signed(TestAuthority authority, byte[] request, Duration off, String algorithm)
            throws IOException {
        return authority
                .reply(new TimeStampRequest(request), Instant.now().plus(off), algorithm)
                .getEncoded();
    }

    private static byte[] asked(Sha256 imprint, BigInteger nonce) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(TSPAlgorithms.SHA256, imprint.bytes(), nonce).getEncoded();
    }

    private static BigInteger nonce(byte[] request) throws IOException {
        return new TimeStampRequest(request).getNonce();
    }

    /// In the signature, at the end.
    private static byte[] flipped(byte[] reply) {
        byte[] flipped = reply.clone();
        flipped[flipped.length - 4] ^= 1;
        return flipped;
    }

    private static String withColons(String fingerprint) {
        return fingerprint.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    }
}
