package register.contract.model;

import static org.quicktheories.QuickTheory.qt;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.UnderContract;
import register.testing.Examples;
import register.value.PolicyId;

/// Compares an engine's publishing, on both time axes, with a simple model.
public interface ModelContract extends UnderContract {

    /// The number of random histories.
    default int histories() {
        return 500;
    }

    /// The number of pairs of a date and an instant to ask of each; at most all there are.
    default int questionsOfEach() {
        return Integer.MAX_VALUE;
    }

    @Test
    @DisplayName("invariants 1 to 5: in random histories, with crashes, the engine behaves like a simple model")
    default void livesAsTheModelDoes() {
        var lives = new AtomicInteger();
        qt().withExamples(Examples.of(histories()))
                .withShrinkCycles(Math.min(histories(), 200))
                .forAll(Acts.histories())
                .checkAssert(acts ->
                        Life.live(engine(), new PolicyId("life-" + lives.incrementAndGet()), acts, questionsOfEach()));
    }
}
