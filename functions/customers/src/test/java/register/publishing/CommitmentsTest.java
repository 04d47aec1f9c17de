package register.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.assembly.Ports;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Headers;
import register.chain.History;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.MerkleTree;
import register.memory.CutOff;
import register.memory.MemoryPorts;
import register.memory.MemoryRegister;
import register.memory.PortsAround;
import register.notice.proof.NoticeCommitment;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.StandingCommitment;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Sha256;

class CommitmentsTest {
    private static final CheckpointSigner SIGNER = KeyPairSigner.of("a key", KeyPairSigner.generate());

    private final MemoryPorts ports = new MemoryPorts();
    private final List<Sha256> leaves = List.of(leaf(1), leaf(2));
    private final EntryHeader announcement = announced();

    private EntryHeader announced() {
        Headers.of(2, "a").forEach(entry -> assertTrue(ports.chain().append(entry)));
        return ports.chain().head(Headers.POLICY).orElseThrow();
    }

    private static Sha256 leaf(int number) {
        return MerkleTree.leaf(new byte[] {(byte) number});
    }

    private static Commitments commitments(Ports ports) {
        return new Commitments(ports.chain(), ports.checkpoints(), ports.documents(), MemoryRegister.CLOCK);
    }

    private static void sign(Ports ports) {
        var address = new PublicAddress(null, "register.example.com");
        var _ = new Checkpoints(ports.chain(), ports.checkpoints(), SIGNER, address).reconcile(_ -> {});
    }

    private List<EntryHeader> notices() {
        return History.headers(ports.chain(), Headers.POLICY).stream()
                .filter(header -> header.kind() == EntryKind.NOTICE)
                .toList();
    }

    @Test
    void standsOnceItIsSigned() {
        Commitments commitments = commitments(ports);
        assertEquals(Optional.empty(), commitments.standing(Subject.PLAN, announcement));
        EntryHeader entry = commitments.commit(Subject.PLAN, announcement, leaves);

        assertEquals(Optional.empty(), commitments.standing(Subject.PLAN, announcement), "not signed yet");
        sign(ports);
        StandingCommitment standing =
                commitments.standing(Subject.PLAN, announcement).orElseThrow();
        assertEquals(entry, standing.entry());
        assertEquals(3, entry.sequence());
        assertEquals(0, entry.revision());
        Entry stored = ports.chain().entry(Headers.POLICY, 3).orElseThrow();
        assertEquals(standing.commitment(), NoticeCommitment.of(stored));
        assertTrue(standing.tree().place(leaf(1)).isPresent());
    }

    @Test
    void isMadeOnceHoweverOftenAndWithWhateverLeavesItIsAskedFor() {
        Commitments commitments = commitments(ports);
        EntryHeader entry = commitments.commit(Subject.PLAN, announcement, leaves);
        Headers.of(4, "b")
                .subList(3, 4)
                .forEach(each -> assertTrue(ports.chain().append(each)));

        assertEquals(entry, commitments.commit(Subject.PLAN, announcement, leaves));
        assertEquals(entry, commitments.commit(Subject.PLAN, announcement, List.of(leaf(3))));
        EntryHeader outcome = commitments.commit(Subject.OUTCOME, announcement, List.of(leaf(1), leaf(2), leaf(3)));
        assertEquals(outcome, commitments.commit(Subject.OUTCOME, announcement, List.of()));
        assertEquals(List.of(entry, outcome), notices());
        sign(ports);
        assertEquals(
                Optional.empty(),
                commitments
                        .standing(Subject.PLAN, announcement)
                        .orElseThrow()
                        .tree()
                        .place(leaf(3)),
                "a latecomer stands in the outcome alone");
        assertTrue(commitments
                .standing(Subject.OUTCOME, announcement)
                .orElseThrow()
                .tree()
                .place(leaf(3))
                .isPresent());
    }

    @Test
    void isMadeOnceByWhateverIsLeftOfAProcess() {
        for (boolean after : List.of(false, true)) {
            for (int left = 0; ; left++) {
                var world = new CommitmentsTest();
                var cut = new CutOff(left, after);
                try {
                    commitments(new PortsAround(world.ports, cut)).commit(Subject.PLAN, world.announcement, leaves);
                    assertEquals(3, cut.writes(), "tree, content, entry");
                    break;
                } catch (CutOff.Lost _) {
                    EntryHeader entry = commitments(world.ports).commit(Subject.PLAN, world.announcement, leaves);
                    assertEquals(List.of(entry), world.notices());
                    sign(world.ports);
                    assertTrue(commitments(world.ports)
                            .standing(Subject.PLAN, world.announcement)
                            .orElseThrow()
                            .tree()
                            .place(leaf(2))
                            .isPresent());
                }
            }
        }
    }

    @Test
    void concurrentCommitmentsMakeOne() throws Exception {
        var made = new ArrayList<Future<EntryHeader>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<EntryHeader> commit = () -> commitments(ports).commit(Subject.PLAN, announcement, leaves);
            for (int i = 0; i < 8; i++) {
                made.add(threads.submit(commit));
            }
        }
        assertEquals(
                1,
                made.stream().map(Future::resultNow).collect(Collectors.toSet()).size());
        assertEquals(1, notices().size());
    }

    @Test
    void isOfAnAnnouncementOfTheChain() {
        EntryHeader other = Headers.entry(2, "another").header();
        assertThrows(IllegalArgumentException.class, () -> commitments(ports).commit(Subject.PLAN, other, leaves));
        assertEquals(List.of(), notices());
    }
}
