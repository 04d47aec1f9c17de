package register.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.chain.Headers;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.SignedCheckpoint;
import register.memory.MemoryChain;
import register.memory.MemoryCheckpointLog;
import register.settings.PublicAddress;
import register.value.Bytes;
import register.value.Sha256;

class TimeStampsTest {
    private static final Duration TIME = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final MemoryChain chain = Headers.chain(Headers.of(5, "a"));
    private final MemoryCheckpointLog log = new MemoryCheckpointLog();
    private final List<Sha256> asked = new ArrayList<>();
    private boolean down;

    @BeforeEach
    void sign() {
        CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
        assertEquals(
                5,
                new Checkpoints(chain, log, signer, PublicAddress.NONE)
                        .make(Headers.POLICY, 5)
                        .size());
    }

    private TimeStamp answer(Sha256 imprint) {
        asked.add(imprint);
        if (down) {
            throw new NoTimeStampException("https://tsa.example", "out of order");
        }
        return new TimeStamp(imprint, NOON, "CN=Time", Bytes.of(imprint.bytes()));
    }

    private TimeStamps over(List<TimeStampAuthority> authorities) {
        return new TimeStamps(chain, log, authorities, _ -> {});
    }

    @Test
    void eachCheckpointGetsOneOfItsNote() {
        var fetched = new ArrayList<TimeStamps.Fetched>();
        assertEquals(5, over(List.of(this::answer)).reconcile(TIME, fetched::add));
        for (long at = 1; at <= 5; at++) {
            SignedCheckpoint checkpoint = log.find(Headers.POLICY, at).orElseThrow();
            TimeStamp stamp = log.timeStamp(Headers.POLICY, at).orElseThrow();
            assertEquals(
                    Sha256.of(checkpoint.note().note().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    stamp.imprint());
            assertEquals(new TimeStamps.Fetched(checkpoint, stamp), fetched.get((int) at - 1));
        }
        assertEquals(0, over(List.of(this::answer)).reconcile(TIME, fetched::add));
        assertEquals(5, asked.size());
    }

    @Test
    void whereThereIsNoAuthorityNothingIsDone() {
        assertEquals(0, over(List.of()).reconcile(TIME, _ -> {}));
        assertEquals(0, log.lastStamped(Headers.POLICY));
    }

    @Test
    void aFailedTimeStampIsFetchedNextTime() {
        TimeStamps stamps = over(List.of(imprint -> {
            down = asked.size() == 2;
            return answer(imprint);
        }));
        assertThrows(NoTimeStampException.class, () -> stamps.reconcile(TIME, _ -> {}));
        assertEquals(2, log.lastStamped(Headers.POLICY));
        assertEquals(3, stamps.reconcile(TIME, _ -> {}));
        assertEquals(5, log.lastStamped(Headers.POLICY));
    }

    @Test
    void onlyWhereTheFirstFailsIsTheNextAsked() {
        down = true;
        var second = new ArrayList<Sha256>();
        TimeStamps stamps = over(List.of(this::answer, imprint -> {
            second.add(imprint);
            return new TimeStamp(imprint, NOON, "CN=Second", Bytes.of(new byte[1]));
        }));
        assertEquals(5, stamps.reconcile(TIME, _ -> {}));
        assertEquals(asked, second);
        assertEquals("CN=Second", log.timeStamp(Headers.POLICY, 1).orElseThrow().authority());
    }

    @Test
    void noOtherIsBegunWhenTheTimeIsOver() {
        assertEquals(0, over(List.of(this::answer)).reconcile(Duration.ZERO, _ -> {}));
        assertEquals(List.of(), asked);
    }

    @Test
    void aStampOfSomethingElseIsNotRecorded() {
        TimeStamps stamps = over(List.of(_ -> answer(Sha256.of(new byte[1]))));
        assertThrows(IllegalStateException.class, () -> stamps.reconcile(TIME, _ -> {}));
        assertEquals(Optional.empty(), log.timeStamp(Headers.POLICY, 1));
    }

    @Test
    void aTimeStampWithoutAnAuthorityIsRefused() {
        var token = Bytes.of(new byte[1]);
        Sha256 imprint = Sha256.of(new byte[1]);
        for (String name : List.of("", "a\nb", "a\u202eb", "\ud800", "x".repeat(201))) {
            assertThrows(IllegalArgumentException.class, () -> new TimeStamp(imprint, NOON, name, token));
        }
        for (int size : List.of(0, TimeStamp.LARGEST_TOKEN + 1)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new TimeStamp(imprint, NOON, "CN=x", Bytes.of(new byte[size])));
        }
        assertTrue(new TimeStamp(imprint, NOON, "CN=Õ 😀", token).authority().endsWith("😀"));
    }
}
