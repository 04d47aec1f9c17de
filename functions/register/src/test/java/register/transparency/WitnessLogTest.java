package register.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.memory.MemoryRecords;
import register.transparency.WitnessLog.LastAnswer;
import register.value.Bytes;
import register.value.PolicyId;

/// Witnesses' answers are kept, and the latest of each counts.
final class WitnessLogTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final PolicyId ANOTHER = new PolicyId("another");

    private final WitnessLog log = new WitnessLog(new MemoryRecords());

    @Test
    @DisplayName("the last trust file is kept")
    void keepsTheTrustFile() {
        assertEquals(Optional.empty(), log.trustFile());
        for (String text : List.of("quorum none\n", """
                witness one witness.example/w1+45f145a6+BK4keto7Xww487lSrY8FGWhTmSNLKiiq3NaLG6n9+xLd https://witness.example
                quorum one
                """)) {
            log.trust(TrustFile.parse(text));
            assertEquals(text, log.trustFile().orElseThrow().text());
        }
    }

    @Test
    @DisplayName("a cosignature is found by its checkpoint; a later one by the same key replaces it")
    void keepsCosignatures() {
        assertEquals(List.of(), log.cosignatures(POLICY, 2));
        assertEquals(List.of(), log.cosigned(POLICY, 5));
        Signature first = signature("witness.example/w1", 1);
        Signature later = signature("witness.example/w1", 2);
        Signature others = signature("witness.example/w2", 3);
        log.keep(POLICY, 2, others, NOON);
        log.keep(POLICY, 2, first, NOON);
        log.keep(POLICY, 10, first, NOON);
        log.keep(ANOTHER, 30, first, NOON);
        assertEquals(List.of(first, others), log.cosignatures(POLICY, 2));
        log.keep(POLICY, 2, later, NOON.plusSeconds(1));
        assertEquals(List.of(later, others), log.cosignatures(POLICY, 2));
        log.keep(POLICY, 2, first, NOON);
        assertEquals(List.of(later, others), log.cosignatures(POLICY, 2), "an earlier one changes nothing");
        assertEquals(List.of(first), log.cosignatures(POLICY, 10));
        assertEquals(List.of(10L, 2L), log.cosigned(POLICY, 5));
        assertEquals(List.of(10L), log.cosigned(POLICY, 1));
        assertEquals(List.of(30L), log.cosigned(ANOTHER, 5));
    }

    @Test
    @DisplayName("each witness's last answer is kept, by policy")
    void keepsAnswers() {
        assertEquals(List.of(), log.heard(POLICY));
        var first = new LastAnswer(POLICY, "witness.example/w1+45f145a6+B", 0, NOON, "HTTP 404");
        var then = new LastAnswer(POLICY, "witness.example/w1+45f145a6+B", 3, NOON.plusSeconds(1), "cosigned");
        var another = new LastAnswer(ANOTHER, "witness.example/w1+45f145a6+B", 1, NOON, "cosigned");
        var second = new LastAnswer(POLICY, "witness.example/w2+45f145a6+B", 1, NOON, "“ü”");
        List.of(second, first, another, then).forEach(log::heard);
        assertEquals(List.of(then, second), log.heard(POLICY));
        assertEquals(List.of(another), log.heard(ANOTHER));
    }

    private static Signature signature(String name, int value) {
        return new Signature(name, "45f145a6", Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) value, 9}));
    }
}
