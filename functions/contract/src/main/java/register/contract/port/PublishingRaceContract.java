package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.contract.world.Audit;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.publishing.PublishingOutcome;

/// Concurrent publishers on an engine opened several times.
public interface PublishingRaceContract extends UnderContract {

    /// The number of concurrent publishers, each with its own date. A publisher that loses a place in the chain tries
    /// the next, so the work grows with the square of this number.
    default int publishersOfDates() {
        return 50;
    }

    @Test
    @DisplayName("invariant 2: 50 racing publishers of one date, different content: 1 accepted, 49 conflicts")
    default void differentContent() {
        List<PublishingOutcome> outcomes =
                race((engine, number) -> PublishingContract.publish(engine, ChainContract.DAY, "racer " + number));
        assertEquals(1, count(outcomes, PublishingOutcome.Accepted.class));
        assertEquals(49, count(outcomes, PublishingOutcome.Conflict.class));
        EntryHeader standing = verify().getFirst();
        for (PublishingOutcome outcome : outcomes) {
            if (outcome instanceof PublishingOutcome.Conflict conflict) {
                assertEquals(standing, conflict.standing());
            }
        }
        assertEquals(1, verify().size());
    }

    @Test
    @DisplayName("invariant 2: 50 racing publishers of one date, same content: 1 accepted, 49 no-ops")
    default void sameContent() {
        List<PublishingOutcome> outcomes =
                race((engine, _) -> PublishingContract.publish(engine, ChainContract.DAY, "same"));
        assertEquals(1, count(outcomes, PublishingOutcome.Accepted.class));
        assertEquals(49, count(outcomes, PublishingOutcome.Unchanged.class));
        assertEquals(1, verify().size());
    }

    @Test
    @DisplayName("invariant 2: racing publishers of different dates: all accepted, in some order")
    default void differentDates() {
        int publishers = publishersOfDates();
        List<PublishingOutcome> outcomes = Race.run(
                engine(),
                5,
                publishers,
                (engine, number) ->
                        PublishingContract.publish(engine, ChainContract.DAY.plusDays(number), "racer " + number));
        assertEquals(publishers, count(outcomes, PublishingOutcome.Accepted.class), outcomes::toString);
        List<LocalDate> dates = IntStream.range(0, publishers)
                .mapToObj(number -> ChainContract.DAY.plusDays(number))
                .toList();
        assertEquals(
                dates,
                verify().stream().map(EntryHeader::effectiveDate).sorted().toList());
    }

    private List<PublishingOutcome> race(Race.Racer<PublishingOutcome> racer) {
        return Race.run(engine(), 5, 50, racer);
    }

    private List<EntryHeader> verify() {
        return Audit.verify(engine().chain(), engine().documents(), ChainContract.POLICY);
    }

    private static long count(List<PublishingOutcome> outcomes, Class<? extends PublishingOutcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }
}
