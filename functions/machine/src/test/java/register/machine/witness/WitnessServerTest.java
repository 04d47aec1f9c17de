package register.machine.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.log.Cosignature;
import register.log.SignedNote;
import register.machine.http.WitnessListener;
import register.value.Sha256;
import register.witness.TestLog;
import register.witness.Witness;

/// A witness on disk and over HTTP.
class WitnessServerTest {
    private static final String NAME = "w.example/1";

    @TempDir
    private Path folder;

    private final TestLog log = new TestLog("go.example/log");
    private final HttpClient client = HttpClient.newHttpClient();

    private WitnessFiles open(String name) throws IOException {
        return WitnessFiles.open(name, folder.resolve("keys/key"), state());
    }

    private Path state() {
        return folder.resolve("state");
    }

    private WitnessListener serve(WitnessFiles files) throws IOException {
        return WitnessListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Witness(
                        files.key(), files.signer(), List.of(log.key()), files.state(), Clock.systemUTC(), _ -> {}));
    }

    private HttpResponse<String> send(URI server, String method, String path, byte[] body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> add(URI server, String request) throws Exception {
        return send(server, "POST", "/add-checkpoint", request.getBytes(UTF_8));
    }

    @Test
    void cosignsOverHttpAndRemembersAcrossStarts() throws Exception {
        try (WitnessFiles files = open(NAME);
                WitnessListener server = serve(files)) {
            HttpResponse<String> answer = add(server.address(), log.request(0, 5));
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(
                    "text/plain; charset=utf-8",
                    answer.headers().firstValue("content-type").orElseThrow());
            SignedNote cosigned = log.checkpoint(5).plus(SignedNote.lines(answer.body()));
            assertTrue(Cosignature.of(cosigned, files.key()).isPresent());
            String hash = Sha256.of(log.key().name().getBytes(UTF_8)).hex();
            assertEquals(
                    cosigned.note(),
                    send(server.address(), "GET", "/" + hash + "/checkpoint", new byte[0])
                            .body());
        }
        try (WitnessFiles files = open(NAME);
                WitnessListener server = serve(files)) {
            HttpResponse<String> conflict = add(server.address(), log.fork(0, 7));
            assertEquals(409, conflict.statusCode());
            assertEquals("5\n", conflict.body());
            assertEquals(
                    "text/x.tlog.size",
                    conflict.headers().firstValue("content-type").orElseThrow());
            assertEquals(422, add(server.address(), log.fork(5, 7)).statusCode());
            assertEquals(200, add(server.address(), log.request(5, 7)).statusCode());
        }
        for (Path file : List.of(folder.resolve("keys/key"), state(), folder.resolve("state.lock"))) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void otherMethodsAndPathsAndBodies() throws Exception {
        try (WitnessFiles files = open(NAME);
                WitnessListener server = serve(files)) {
            URI at = server.address();
            assertEquals(405, send(at, "GET", "/add-checkpoint", new byte[0]).statusCode());
            assertEquals(
                    "POST",
                    send(at, "PUT", "/add-checkpoint", new byte[9])
                            .headers()
                            .firstValue("allow")
                            .orElseThrow());
            assertEquals(
                    405,
                    send(at, "POST", "/" + "0".repeat(64) + "/checkpoint", new byte[0])
                            .statusCode());
            assertEquals(
                    404,
                    send(at, "GET", "/" + "0".repeat(64) + "/checkpoint", new byte[0])
                            .statusCode());
            assertEquals(404, send(at, "GET", "/", new byte[0]).statusCode());
            assertEquals(404, send(at, "POST", "/add-checkpoint/", new byte[0]).statusCode());
            assertEquals(400, send(at, "POST", "/add-checkpoint", new byte[0]).statusCode());
            assertEquals(
                    400,
                    send(at, "POST", "/add-checkpoint", new byte[WitnessListener.LONGEST])
                            .statusCode());
            assertEquals(
                    413,
                    send(at, "POST", "/add-checkpoint", new byte[WitnessListener.LONGEST + 1])
                            .statusCode());
            assertEquals(200, add(at, log.request(0, 5)).statusCode());
        }
    }

    @Test
    void oneProcessAloneWorksOnAFile() throws Exception {
        try (WitnessFiles files = open(NAME)) {
            assertTrue(files.state().latest("x").isEmpty());
            assertRefused(NAME, "in use by another witness");
        }
        open(NAME).close();
    }

    /// Two witnesses unaware of each other could cosign different histories.
    @Test
    void aFileIsOneUnderAnyName() throws Exception {
        Path link = folder.resolve("link");
        try (WitnessFiles _ = open(NAME)) {
            Files.createSymbolicLink(link, state());
            IOException refused =
                    assertThrows(IOException.class, () -> WitnessFiles.open(NAME, folder.resolve("keys/key"), link));
            assertTrue(String.valueOf(refused.getMessage()).contains("in use by another witness"));
        }
        try (WitnessFiles files = WitnessFiles.open(NAME, folder.resolve("keys/key"), link)) {
            files.state().put(log.key().name(), cosigned(files, 5));
        }
        assertTrue(Files.isSymbolicLink(link));
        try (WitnessFiles files = open(NAME)) {
            assertTrue(files.state().latest(log.key().name()).isPresent());
        }
    }

    /// A witness that forgot could cosign a fork.
    @Test
    void refusesToStartWhereItDoesNotKnowWhatItCosigned() throws Exception {
        try (WitnessFiles files = open(NAME)) {
            files.state().put(log.key().name(), cosigned(files, 5));
        }
        byte[] whole = Files.readAllBytes(state());
        assertRefused("w.example/2", "of another witness, " + NAME);
        var random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[i < whole.length ? i : random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(state(), damaged);
            assertThrows(IOException.class, () -> open(NAME));
        }
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(state(), Arrays.copyOf(whole, length));
            assertRefused(NAME, "damaged");
        }
        Files.delete(state());
        assertRefused(NAME, "missing, although the key exists");
        assertFalse(Files.exists(state()));
        Files.write(state(), whole);
        Path key = folder.resolve("keys/key");
        Path away = Files.move(key, folder.resolve("away"));
        assertRefused(NAME, "of another witness");
        assertFalse(Files.exists(key));
        Files.write(key, new byte[10]);
        assertRefused(NAME, "expected a private and a public key");
        Files.delete(key);
        Files.move(away, key);
        open(NAME).close();
        assertEquals(new String(whole, UTF_8), Files.readString(state()));
    }

    private void assertRefused(String name, String why) {
        String said = assertThrows(IOException.class, () -> open(name)).toString();
        assertTrue(said.contains(why), said);
    }

    private SignedNote cosigned(WitnessFiles files, int size) {
        return log.checkpoint(size)
                .plus(List.of(Cosignature.sign(
                        log.text(size),
                        files.key(),
                        files.signer(),
                        Clock.systemUTC().instant())));
    }

    /// Halted after the state was created and before the key existed.
    @Test
    void aFirstStartThatWasHaltedBeginsAgain() throws Exception {
        open(NAME).close();
        Files.delete(folder.resolve("keys/key"));
        try (WitnessFiles files = open(NAME)) {
            files.state().put(log.key().name(), cosigned(files, 5));
        }
        try (WitnessFiles files = open(NAME)) {
            assertEquals(
                    log.text(5),
                    files.state().latest(log.key().name()).orElseThrow().text());
        }
    }

    /// If part of a write is lost, the previous state remains, and only recorded answers are given.
    @Test
    void anUnrecordedCheckpointIsNotCosigned() throws Exception {
        try (WitnessFiles files = open(NAME);
                WitnessListener server = serve(files)) {
            assertEquals(200, add(server.address(), log.request(0, 5)).statusCode());
            byte[] before = Files.readAllBytes(state());
            Files.delete(state());
            Files.createDirectory(state());
            Files.createFile(state().resolve("in the way"));
            HttpResponse<String> failed = add(server.address(), log.request(5, 7));
            assertEquals(500, failed.statusCode());
            assertFalse(failed.body().contains("—"));
            Files.delete(state().resolve("in the way"));
            Files.delete(state());
            Files.write(state(), before);
            assertEquals(200, add(server.address(), log.request(5, 6)).statusCode());
            assertEquals("6\n", add(server.address(), log.request(0, 7)).body());
        }
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
    }
}
