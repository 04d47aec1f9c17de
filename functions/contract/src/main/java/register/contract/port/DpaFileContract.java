package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.Fictitious;
import register.contract.world.UnderContract;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.policy.PolicyVersion;
import register.publishing.Erasure;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Sha256;

/// The DPA file offered by a version: it is stored before the chain commits to it.
public interface DpaFileContract extends UnderContract {
    /// Longer than a publisher's leftovers are kept.
    Duration LATER = Duration.ofHours(2);

    private PublishingOutcome offer(LocalDate date, Bytes stated, @Nullable Bytes given) {
        PolicyVersion version = Fictitious.offering(Fictitious.version(ChainContract.POLICY, date, "offering"), stated);
        return PublishingContract.publishing(engine())
                .publish(version, PublishingContract.source("offering"), given, Reasons.NONE);
    }

    private Optional<Bytes> stored(Bytes dpa) {
        return engine().documents()
                .get(DocumentKey.dpaFile(ChainContract.POLICY, dpa.hash()))
                .map(Bytes::of);
    }

    private Erasure.Erased erased() {
        var erasure = new Erasure(
                engine().chain(), engine().persons(), engine().documents(), Clock.offset(Clock.systemUTC(), LATER));
        return erasure.reconcile();
    }

    @Test
    @DisplayName("the DPA that a version offers is stored once in the erasable store for all versions that offer it")
    default void isKeptAsLongAsAnEntryStatesIt() {
        Bytes dpa = Fictitious.dpa("one");
        assertInstanceOf(PublishingOutcome.Accepted.class, offer(ChainContract.DAY, dpa, dpa));
        assertInstanceOf(PublishingOutcome.Accepted.class, offer(ChainContract.DAY.plusDays(1), dpa, dpa));
        assertEquals(Optional.of(dpa), stored(dpa));
        assertEquals(1, engine().documents().list(Shelf.PERSONAL, "dpa").size());
        assertEquals(new Erasure.Erased(0, 0), erased());
        assertEquals(Optional.of(dpa), stored(dpa));
    }

    @Test
    @DisplayName("if the file is lost, publishing the same version again brings it back")
    default void isBroughtBackByTheSameAgain() {
        Bytes dpa = Fictitious.dpa("one");
        assertInstanceOf(PublishingOutcome.Accepted.class, offer(ChainContract.DAY, dpa, dpa));
        assertTrue(engine().documents().erase(DocumentKey.dpaFile(ChainContract.POLICY, dpa.hash())));
        assertInstanceOf(PublishingOutcome.Unchanged.class, offer(ChainContract.DAY, dpa, dpa));
        assertEquals(Optional.of(dpa), stored(dpa));
    }

    @Test
    @DisplayName("a version whose file is missing or different is refused, and nothing is stored")
    default void isRefusedWithoutTheFileItself() {
        Bytes dpa = Fictitious.dpa("one");
        Bytes other = Fictitious.dpa("two");
        assertEquals(List.of("requests.dpaDocument.file"), refused(offer(ChainContract.DAY, dpa, null)));
        assertEquals(List.of("requests.dpaDocument.sha256"), refused(offer(ChainContract.DAY, dpa, other)));
        Bytes text = Bytes.of(new byte[] {'t', 'e', 'x', 't'});
        assertEquals(List.of("requests.dpaDocument.file"), refused(offer(ChainContract.DAY, text, text)));
        assertFalse(engine().chain().policies().contains(ChainContract.POLICY));
        assertEquals(List.of(), engine().documents().list(Shelf.PERSONAL, "dpa"));
    }

    @Test
    @DisplayName("files that a lost publisher stored before its entry are erased once they are old, and nothing "
            + "else is")
    default void whatNoEntryStatesIsErased() {
        Bytes dpa = Fictitious.dpa("one");
        assertInstanceOf(PublishingOutcome.Accepted.class, offer(ChainContract.DAY, dpa, dpa));
        Bytes left = Fictitious.dpa("left");
        var nobodys = new PolicyId("never-published");
        for (PolicyId policy : List.of(ChainContract.POLICY, nobodys)) {
            assertTrue(engine().documents().putIfAbsent(DocumentKey.dpaFile(policy, left.hash()), left.toArray()));
        }
        var now = new Erasure(engine().chain(), engine().persons(), engine().documents(), Clock.systemUTC());
        assertEquals(new Erasure.Erased(0, 0), now.reconcile());
        assertEquals(new Erasure.Erased(0, 2), erased());
        assertEquals(Optional.empty(), stored(left));
        assertEquals(Optional.of(dpa), stored(dpa));
    }

    @Test
    @DisplayName("the chain commits to which document was offered")
    default void theEntryNamesItsHash() {
        Bytes dpa = Fictitious.dpa("one");
        Sha256 one = accepted(offer(ChainContract.DAY, dpa, dpa));
        Bytes other = Fictitious.dpa("two");
        var conflict = assertInstanceOf(PublishingOutcome.Conflict.class, offer(ChainContract.DAY, other, other));
        assertEquals(one, conflict.standing().contentHash());
    }

    private static Sha256 accepted(PublishingOutcome outcome) {
        return assertInstanceOf(PublishingOutcome.Accepted.class, outcome)
                .header()
                .contentHash();
    }

    private static List<String> refused(PublishingOutcome outcome) {
        return assertInstanceOf(PublishingOutcome.Rejected.class, outcome).problems().stream()
                .map(Problem::path)
                .toList();
    }
}
