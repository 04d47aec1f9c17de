package register.pdf.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.document.CertificateFile;
import register.network.Reach;
import register.pdf.Tool;
import register.transparency.NoTimeStampException;
import register.transparency.TimeStamp;
import register.transparency.TimeStampAuthority;
import register.value.Sha256;

/// The client, with a real authority and with lying ones.
class HttpTimeStampAuthorityTest {
    private static final byte[] STAMPED = "what is stamped".getBytes(UTF_8);
    private static final Sha256 IMPRINT = Sha256.of(STAMPED);
    /// Long enough for a busy machine.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration LITTLE = Duration.ofMillis(500);

    private final TestAuthority server = TestAuthority.start();
    private final HttpTimeStampAuthority authority = asking(server.address(), PATIENCE);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void stampsAHash() throws BadTimeStampException {
        Instant before = Instant.now().minusSeconds(1);
        TimeStamp stamp = authority.stamp(IMPRINT);

        assertEquals(IMPRINT, stamp.imprint());
        assertEquals("CN=Fictitious Time,O=Fictitious Ltd,C=EE", stamp.authority());
        assertTrue(stamp.genTime().isAfter(before)
                && stamp.genTime().isBefore(Instant.now().plusSeconds(1)));
        CheckedTimeStamp checked = CheckedTimeStamp.of(stamp.token().toArray(), IMPRINT);
        assertEquals(stamp, checked.stamp());
        assertEquals(ClockStanding.VOUCHED, checked.standing(List.of(server.root())));
        assertEquals(ClockStanding.PINNED, checked.standing(List.of(server.certificate())));
        try (TestAuthority other = TestAuthority.start()) {
            assertEquals(ClockStanding.UNKNOWN, checked.standing(List.of(other.root())));
        }
    }

    @Test
    void opensslVerifiesIt() throws IOException, InterruptedException {
        Path token = Files.write(
                folder.resolve("token.der"), authority.stamp(IMPRINT).token().toArray());
        Path data = Files.write(folder.resolve("data"), STAMPED);
        Path root = Files.write(folder.resolve("root.pem"), CertificateFile.pem(List.of(server.root())));
        String said = new Tool("openssl", "openssl")
                .run(
                        "ts",
                        "-verify",
                        "-token_in",
                        "-in",
                        token.toString(),
                        "-data",
                        data.toString(),
                        "-CAfile",
                        root.toString());
        assertTrue(said.contains("Verification: OK"), said);
    }

    @Test
    void aLyingAuthorityIsNotBelieved() throws IOException {
        says("HTTP status 503", exchange -> LoopbackServer.send(exchange, 503, TestAuthority.REPLY, new byte[1]));
        says("HTTP status 302", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            LoopbackServer.send(exchange, 302, TestAuthority.REPLY, new byte[1]);
        });
        says("HTTP status 307", exchange -> {
            exchange.getResponseHeaders().set("Location", server.unpinned());
            LoopbackServer.send(exchange, 307, TestAuthority.REPLY, new byte[1]);
        });
        says(
                "another content type",
                exchange -> LoopbackServer.send(
                        exchange,
                        200,
                        "text/html",
                        server.reply(exchange.getRequestBody().readAllBytes())));
        replies("does not answer this request", request -> server.reply(request(IMPRINT, BigInteger.TWO)));
        replies("does not answer this request", request -> server.reply(request(IMPRINT, null)));
        replies(
                "does not answer this request",
                request -> server.reply(request(Sha256.of(new byte[1]), nonce(request))));
        // The authority itself refuses an imprint that is too short for its algorithm.
        replies("refuses: PKI status 2", request -> {
            return server.reply(new TimeStampRequestGenerator()
                    .generate(TSPAlgorithms.SHA256, Arrays.copyOf(request, 20))
                    .getEncoded());
        });
        replies("cannot be read", request -> "<html>".getBytes(UTF_8));
        replies("cannot be read", request -> new byte[0]);
        replies("cannot be read", request -> appended(server.reply(request)));
        replies("cannot be read", request -> deep());
        says("answers more", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TestAuthority.REPLY);
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 4096; i++) {
                exchange.getResponseBody().write(new byte[65_536]);
            }
        });
    }

    @Test
    void aDrippingAnswerIsNotAwaited() throws IOException {
        server.handle(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TestAuthority.REPLY);
            exchange.sendResponseHeaders(200, 4096);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(0x30);
                exchange.getResponseBody().flush();
                pause();
            }
        });
        HttpTimeStampAuthority impatient = asking(server.address(), LITTLE);
        String said = String.valueOf(assertThrows(NoTimeStampException.class, () -> impatient.stamp(IMPRINT))
                .getMessage());
        assertTrue(said.contains("no complete answer within 500 ms"), said);
    }

    @Test
    void aCertificateThatIsNotForTimeStampingStampsNothing() throws IOException {
        replies("not for time-stamping", request -> granted(server.tokenOfOther(new TimeStampRequest(request), null)));
        replies(
                "not for time-stamping",
                request -> granted(server.tokenOfOther(new TimeStampRequest(request), KeyPurposeId.id_kp_serverAuth)));
    }

    @Test
    void aHashThatIsBrokenStampsNothing() throws IOException {
        replies(
                "SHA-2",
                request -> server.reply(new TimeStampRequest(request), Instant.now(), "SHA1withECDSA")
                        .getEncoded());
    }

    /// Before the certificate became valid, which the register's own clock shows too.
    @Test
    void aStampOutsideItsCertificatesTimeStampsNothing() throws IOException {
        replies(
                "certificate is invalid",
                request -> server.reply(
                                new TimeStampRequest(request),
                                Instant.now().minus(Duration.ofDays(30)),
                                "SHA256withECDSA")
                        .getEncoded());
    }

    @Test
    void anyChangedByteOfTheTokenIsNoStampOrTheSameOne() {
        TimeStamp stamp = authority.stamp(IMPRINT);
        byte[] token = stamp.token().toArray();
        int refused = 0;
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            try {
                TimeStamp read = CheckedTimeStamp.of(changed, IMPRINT).stamp();
                // Nothing in the token signs the root beside the signer's certificate.
                assertEquals(stamp.genTime(), read.genTime());
                assertEquals(stamp.authority(), read.authority());
            } catch (BadTimeStampException _) {
                refused++;
            }
        }
        assertTrue(refused > token.length / 2, refused + " of " + token.length);
    }

    @Test
    void theNextIsAskedWhereOneFails() {
        var passedOver = new ArrayList<String>();
        try (TestAuthority second = TestAuthority.start("CN=Second")) {
            server.breakDown();
            TimeStampAuthority both = TimeStampAuthority.firstOf(
                    List.of(authority, HttpTimeStampAuthority.at(second.address(), Reach.PRIVATE)), passedOver::add);
            assertEquals("CN=Second", both.stamp(IMPRINT).authority());
            assertEquals(1, server.asked());
            assertEquals(1, passedOver.size());
            assertTrue(passedOver.getFirst().matches("no time-stamp of http://127.*503"), passedOver::toString);
            second.breakDown();
            var none = assertThrows(NoTimeStampException.class, () -> both.stamp(IMPRINT));
            String message = String.valueOf(none.getMessage());
            assertTrue(message.matches("http://127.*503; http://127.*503"), message);
            assertFalse(message.contains("secret"), message);
        }
    }

    @Test
    void aMissingServerIsReported() {
        server.close();
        assertTrue(failure().contains("cannot be reached"));
    }

    @Test
    void aNameIsOnePrintableLine() {
        for (String subject :
                List.of("CN=\"a\u0007b\u202ec\", O=x", "CN=" + "long".repeat(99), "CN=\"" + "😀".repeat(150) + "\"")) {
            try (TestAuthority odd = TestAuthority.start(subject)) {
                String name = HttpTimeStampAuthority.at(odd.address(), Reach.PRIVATE)
                        .stamp(IMPRINT)
                        .authority();
                assertTrue(name.startsWith("CN="), name);
            }
        }
    }

    @Test
    void onlyAddressesOfHttpServersAreTaken() {
        for (String address : List.of(
                "", "tsa.example", "ftp://tsa.example/", "https:///tsr", "https://u:p@tsa.example/", "http://a b/")) {
            assertThrows(
                    IllegalArgumentException.class, () -> HttpTimeStampAuthority.at(address, Reach.PRIVATE), address);
        }
        HttpTimeStampAuthority.at("HTTPS://tsa.example:8443/tsr?key=1", Reach.PUBLIC);
    }

    private static HttpTimeStampAuthority asking(String address, Duration patience) {
        return new HttpTimeStampAuthority(
                AuthorityAddress.parse(address), patience, Reach.PRIVATE, InstantSource.system());
    }

    private interface Replying {
        byte[] to(byte[] request) throws IOException;
    }

    private void replies(String expected, Replying replying) throws IOException {
        says(
                expected,
                exchange -> LoopbackServer.send(
                        exchange,
                        200,
                        TestAuthority.REPLY,
                        replying.to(exchange.getRequestBody().readAllBytes())));
    }

    private void says(String expected, HttpHandler handler) {
        server.handle(handler);
        String said = failure();
        assertTrue(said.contains(expected), said);
        server.recover();
        assertEquals(IMPRINT, authority.stamp(IMPRINT).imprint());
    }

    private String failure() {
        return String.valueOf(assertThrows(NoTimeStampException.class, () -> authority.stamp(IMPRINT))
                .getMessage());
    }

    private static byte[] request(Sha256 imprint, @Nullable BigInteger nonce) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return (nonce == null
                        ? generator.generate(TSPAlgorithms.SHA256, imprint.bytes())
                        : generator.generate(TSPAlgorithms.SHA256, imprint.bytes(), nonce))
                .getEncoded();
    }

    private static BigInteger nonce(byte[] request) throws IOException {
        return new TimeStampRequest(request).getNonce();
    }

    /// PKIStatus granted, followed by the token.
    static byte[] granted(byte[] token) {
        int length = token.length + 5;
        byte[] reply = new byte[length + 4];
        byte[] head = {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length, 0x30, 3, 2, 1, 0};
        System.arraycopy(head, 0, reply, 0, head.length);
        System.arraycopy(token, 0, reply, head.length, token.length);
        return reply;
    }

    private static byte[] appended(byte[] reply) {
        return Arrays.copyOf(reply, reply.length + 1);
    }

    private static byte[] deep() {
        byte[] deep = new byte[60_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        return deep;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
