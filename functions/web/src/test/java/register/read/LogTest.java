package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.Json;
import register.log.Cosignature;
import register.log.KeyPairSigner;
import register.log.LogProof;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.log.TrustFile;
import register.memory.MemoryChain;
import register.transparency.TimeStamp;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The log, as read by a follower.
class LogTest {
    private static final PolicyId DESK = new PolicyId("desk");
    private static final String LOG = "/log/desk/";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private static final KeyPairSigner SIGNER_A = KeyPairSigner.of("a", KeyPairSigner.generate());
    private static final KeyPairSigner SIGNER_B = KeyPairSigner.of("b", KeyPairSigner.generate());
    private static final NoteKey A =
            new NoteKey("witness.example/a", SignatureType.COSIGNATURE_ED25519, SIGNER_A.publicKey());
    private static final NoteKey B =
            new NoteKey("witness.example/b", SignatureType.COSIGNATURE_ED25519, SIGNER_B.publicKey());

    private final Story story = new Story();

    @Test
    void theNewestCheckpointIsServedAndEachOneForGood() {
        List<SignedCheckpoint> signed = story.register.sign();

        Reply newest = story.get(LOG + "checkpoint");
        assertEquals(signed.getLast().note().note(), newest.body());
        assertEquals("text/plain; charset=utf-8", newest.header("content-type"));
        assertEquals("no-cache", newest.header("cache-control"));
        assertNotNull(newest.header("etag"));
        for (int size = 1; size <= signed.size(); size++) {
            Reply one = story.get(LOG + "checkpoints/" + size);
            assertEquals(signed.get(size - 1).note().note(), one.body());
            assertEquals(signed.get(size - 1).imprint(), one.bytes().hash(), "what is time-stamped");
            assertEquals(IMMUTABLE, one.header("cache-control"));
        }
    }

    @Test
    void theTrustFileNamesTheKeyThatSignedTheNewest() {
        NoteKey key = story.register.sign().getLast().key();
        Reply trust = story.get(LOG + "trust");
        assertEquals("log " + key.text() + "\nquorum none\n", trust.body());
        assertEquals(
                List.of(key),
                TrustFile.parse(trust.body()).logs(key.name()).stream()
                        .map(TrustFile.Log::key)
                        .toList());
        assertEquals("no-cache", trust.header("cache-control"));
    }

    /// The newest may have too few cosignatures; then the quorum saw an older one.
    @Test
    void theNewestThatAQuorumCosignedIsServedAndProofsLeadToIt() {
        List<SignedCheckpoint> signed = story.register.sign();
        story.register.witnesses.trust(TrustFile.parse(
                "witness a " + A.text() + "\nwitness b " + B.text() + "\ngroup both 2 a b\nquorum both\n"));
        cosign(signed.get(3), A);
        cosign(signed.get(3), B);
        cosign(signed.get(5), B);

        SignedNote witnessed = SignedNote.parse(story.get(LOG + "witnessed").body());
        assertEquals(signed.get(3).checkpoint().text(), witnessed.text());
        assertEquals(3, witnessed.signatures().size());
        SignedNote newest = SignedNote.parse(story.get(LOG + "checkpoint").body());
        assertEquals(2, newest.signatures().size());
        assertEquals(
                signed.get(3).note().note(), story.get(LOG + "checkpoints/4").body());
        assertEquals(witnessed, checkpointOf("proofs/4"));
        assertEquals(witnessed, checkpointOf("proofs/2"), "the first of the quorum's after it");
        assertEquals(signed.get(4).note(), checkpointOf("proofs/5"), "the quorum saw no such entry");
        String trust = story.get(LOG + "trust").body();
        assertTrue(trust.endsWith("group both 2 a b\nquorum both\n"), trust);
    }

    private void cosign(SignedCheckpoint signed, NoteKey witness) {
        Instant time = Instant.parse("2026-06-15T12:00:00Z");
        SignedNote.Signature cosignature =
                Cosignature.sign(signed.checkpoint().text(), witness, witness.equals(A) ? SIGNER_A : SIGNER_B, time);
        story.register.witnesses.keep(DESK, signed.checkpoint().size(), cosignature, time);
    }

    private SignedNote checkpointOf(String path) {
        return LogProof.parse(story.get(LOG + path).body()).checkpoint();
    }

    @Test
    void everyEntryIsProvenAndItsContentIsWhatItCommitsTo() {
        List<SignedCheckpoint> signed = story.register.sign();
        Reply versions = story.get("/v1/policies/desk/versions");
        for (Json version : versions.list("versions")) {
            String address = text(version, "links.proof");
            Reply answer = story.get(address);
            LogProof proof = LogProof.parse(answer.body());
            assertTrue(proof.includes(new Sha256(text(version, "entryHash"))));
            assertEquals(signed.get((int) proof.index()).note(), proof.checkpoint(), "it stays the same");
            assertEquals("no-cache", answer.header("cache-control"));
            Reply content = story.get(address.replace("proofs", "contents"));
            assertEquals(text(version, "contentHash"), content.bytes().hash().hex());
            assertEquals("application/json", content.header("content-type"));
            assertEquals(IMMUTABLE, content.header("cache-control"));
        }
        assertEquals(
                LOG + "proofs/3", story.get("/v1/policies/desk/subprocessors").at("links.proof"));
        assertEquals(200, story.get(versions.at("versions.0.links.checkpoint")).status());
    }

    private static String text(Json json, String path) {
        return ((Json.Str) Reply.member(json, path)).value();
    }

    @Test
    void theTimeStampIsServedAsTheTokenThatItIs() {
        SignedCheckpoint third = story.register.sign().get(2);
        Bytes token = Bytes.of(new byte[] {0x30, (byte) 0xff, 0, 10});
        var stamp = new TimeStamp(third.imprint(), Instant.parse("2026-06-15T12:00:03.250Z"), "CN=Aeg", token);
        assertEquals(Optional.empty(), story.register.checkpoints.stamp(DESK, 3, stamp));

        Reply reply = story.get(LOG + "stamps/3");
        assertEquals(token, reply.bytes());
        assertEquals("application/octet-stream", reply.header("content-type"));
        assertEquals(IMMUTABLE, reply.header("cache-control"));
        assertEquals(404, story.get(LOG + "stamps/2").status());
    }

    /// Entries without a checkpoint are not shown, because the register would not be bound by them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint",
                "witnessed",
                "trust",
                "checkpoints/1",
                "stamps/1",
                "contents/1",
                "proofs/1",
                "tile/0/000.p/1",
                "tile/entries/000.p/1"
            })
    void nothingUnsignedIsServed(String path) {
        Reply reply = story.get(LOG + path);
        assertEquals(404, reply.status());
        assertEquals("no-store", reply.header("cache-control"));
        assertEquals("application/problem+json", reply.header("content-type"));
        assertEquals(404, story.get("/log/nobody/" + path).status());
        assertEquals("policy", story.get("/log/nobody/" + path).at("parameter"));
    }

    @Test
    void entriesBeyondTheNewestCheckpointAreNotFound() {
        story.register.sign();
        for (String path : List.of(
                "checkpoints/7",
                "contents/7",
                "proofs/7",
                "tile/0/000.p/7",
                "tile/0/000",
                "tile/1/000.p/1",
                "tile/entries/000.p/7",
                "tile/entries/001.p/1",
                "tile/0/x036/x028/x797/x018/x963/967",
                "contents/" + "9".repeat(18))) {
            assertEquals(404, story.get(LOG + path).status(), path);
        }
        assertEquals(
                "no quorum of witnesses has cosigned a checkpoint of this log yet",
                story.get(LOG + "witnessed").at("detail"));
    }

    /// A read may be a moment behind the checkpoint. Nothing that lacks an entry is marked as permanent.
    @Test
    void anEntryThatAReadDoesNotSeeYetIsPutOff() {
        story.register.sign();
        var behind = new MemoryChain();
        for (long sequence = 1; sequence < 6; sequence++) {
            behind.append(story.register.chain.entry(DESK, sequence).orElseThrow());
        }
        for (String path : List.of("tile/entries/000.p/6", "contents/6", "proofs/6")) {
            Reply reply = TestRegister.reply(
                    TestRegister.call(story.register.handler(behind), TestRegister.event("GET", LOG + path)));
            TestRegister.hold("GET", LOG + path, reply);
            assertEquals(503, reply.status(), path);
            assertEquals("2", reply.header("retry-after"), path);
        }
        byte[] whole = TestRegister.event("GET", LOG + "tile/entries/000.p/5");
        assertEquals(
                story.get(LOG + "tile/entries/000.p/5").bytes(),
                TestRegister.reply(TestRegister.call(story.register.handler(behind), whole))
                        .bytes());
    }

    @Test
    void anInvalidPlaceInALogIsRefusedByName() {
        for (String path : List.of(
                "tile/0/0",
                "tile/0/000.p/256",
                "tile/0/000.p/0",
                "tile/8/000",
                "tile/00/000",
                "tile/0/x000/000",
                "tile/0/000.p",
                "tile/data/000",
                "tile/0",
                "tile/0/000/1",
                "tile/entries/-01",
                "tile//000")) {
            Reply reply = story.get(LOG + path);
            assertEquals(400, reply.status(), path);
            assertEquals("tile", reply.at("parameter"));
            assertEquals(path.substring("tile/".length()), reply.at("value"));
        }
        for (String number : List.of("0", "-1", "x", "1e3", "01", "9".repeat(19))) {
            assertEquals("size", story.get(LOG + "checkpoints/" + number).at("parameter"), number);
            assertEquals(400, story.get(LOG + "stamps/" + number).status(), number);
            assertEquals(400, story.get(LOG + "contents/" + number).status(), number);
            assertEquals("sequence", story.get(LOG + "proofs/" + number).at("parameter"), number);
        }
        assertEquals(400, story.get(LOG + "checkpoint?size=1").status());
        for (String address : List.of("/log", "/log/desk", "/log/desk/x", "/log/desk/tile", "/log/desk/2026-03-01")) {
            assertEquals(404, story.get(address).status(), address);
        }
    }

    @Test
    void anyWebsiteReadsItByGetAndHead() {
        story.register.sign();
        String tile = LOG + "tile/0/000.p/6";
        Reply get = story.get(tile);
        assertEquals("*", get.header("access-control-allow-origin"));
        assertEquals("cross-origin", get.header("cross-origin-resource-policy"));
        assertEquals("application/octet-stream", get.header("content-type"));
        assertEquals(6 * 32, get.bytes().length());
        Reply head = story.register.send("HEAD", tile);
        assertEquals(0, head.bytes().length());
        assertEquals(get.header("etag"), head.header("etag"));
        String etag = String.valueOf(get.header("etag"));
        assertEquals(304, story.get(tile, "if-none-match", etag).status());
        assertEquals(204, story.register.send("OPTIONS", tile).status());
        assertEquals(405, story.register.send("POST", tile).status());
        assertNull(story.register.send("OPTIONS", tile).header("etag"));
    }

    @Test
    void bytesComeWholeThroughCompressionToo() {
        story.register.sign();
        String entries = LOG + "tile/entries/000.p/6";
        Reply plain = story.get(entries);
        Reply zipped = story.get(entries, "accept-encoding", "gzip");
        assertEquals("gzip", zipped.header("content-encoding"));
        assertEquals(plain.bytes(), zipped.bytes());
        assertTrue(new String(plain.bytes().toArray(), UTF_8).contains("\"entryKind\":\"withdrawal\""));
    }
}
