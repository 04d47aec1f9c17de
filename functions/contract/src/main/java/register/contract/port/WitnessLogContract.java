package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.UnderContract;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.transparency.WitnessLog;
import register.transparency.WitnessLog.Heard;
import register.value.Bytes;
import register.value.PolicyId;

/// `WitnessLog`: witnesses' answers are kept, and the latest of each counts.
public interface WitnessLogContract extends UnderContract {
    Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    PolicyId ANOTHER = new PolicyId("another");

    @Test
    @DisplayName("the trust file that was set last is kept")
    default void keepsTheTrustFile() {
        WitnessLog log = engine().witnesses();
        assertEquals(Optional.empty(), log.trustFile());
        for (String text : List.of("quorum none\n", """
                witness one witness.example/w1+45f145a6+BK4keto7Xww487lSrY8FGWhTmSNLKiiq3NaLG6n9+xLd https://witness.example
                quorum one
                """)) {
            log.trust(TrustFile.parse(text));
            assertEquals(text, log.trustFile().orElseThrow().text());
        }
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(
                    1, after.witnesses().trustFile().orElseThrow().witnesses().size());
        }
    }

    @Test
    @DisplayName("a cosignature is found by its checkpoint; a later one by the same key takes its place")
    default void keepsCosignatures() {
        WitnessLog log = engine().witnesses();
        assertEquals(List.of(), log.cosignatures(ChainContract.POLICY, 2));
        assertEquals(List.of(), log.cosigned(ChainContract.POLICY, 5));
        Signature first = signature("witness.example/w1", 1);
        Signature later = signature("witness.example/w1", 2);
        Signature others = signature("witness.example/w2", 3);
        log.keep(ChainContract.POLICY, 2, others, NOON);
        log.keep(ChainContract.POLICY, 2, first, NOON);
        log.keep(ChainContract.POLICY, 10, first, NOON);
        log.keep(ANOTHER, 30, first, NOON);
        assertEquals(List.of(first, others), log.cosignatures(ChainContract.POLICY, 2));
        log.keep(ChainContract.POLICY, 2, later, NOON.plusSeconds(1));
        assertEquals(List.of(later, others), log.cosignatures(ChainContract.POLICY, 2));
        log.keep(ChainContract.POLICY, 2, first, NOON);
        assertEquals(
                List.of(later, others), log.cosignatures(ChainContract.POLICY, 2), "an earlier one changes nothing");
        assertEquals(List.of(first), log.cosignatures(ChainContract.POLICY, 10));
        assertEquals(List.of(10L, 2L), log.cosigned(ChainContract.POLICY, 5));
        assertEquals(List.of(10L), log.cosigned(ChainContract.POLICY, 1));
        assertEquals(List.of(30L), log.cosigned(ANOTHER, 5));
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(List.of(later, others), after.witnesses().cosignatures(ChainContract.POLICY, 2));
        }
    }

    @Test
    @DisplayName("what each witness answered last is kept, by policy")
    default void keepsAnswers() {
        WitnessLog log = engine().witnesses();
        assertEquals(List.of(), log.heard(ChainContract.POLICY));
        var first = new Heard(ChainContract.POLICY, "witness.example/w1+45f145a6+B", 0, NOON, "HTTP 404");
        var then = new Heard(ChainContract.POLICY, "witness.example/w1+45f145a6+B", 3, NOON.plusSeconds(1), "cosigned");
        var another = new Heard(ANOTHER, "witness.example/w1+45f145a6+B", 1, NOON, "cosigned");
        var second = new Heard(ChainContract.POLICY, "witness.example/w2+45f145a6+B", 1, NOON, "“ü”");
        List.of(second, first, another, then).forEach(log::heard);
        assertEquals(List.of(then, second), log.heard(ChainContract.POLICY));
        assertEquals(List.of(another), log.heard(ANOTHER));
    }

    private static Signature signature(String name, int value) {
        return new Signature(name, "45f145a6", Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) value, 9}));
    }
}
