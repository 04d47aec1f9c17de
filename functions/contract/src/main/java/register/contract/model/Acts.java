package register.contract.model;

import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.util.List;
import org.quicktheories.api.Pair;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;

/// Random histories. Days and marks are few, so that acts collide.
public final class Acts {
    /// The last date of an act, counted from the first.
    static final int LAST_DAY = 6;

    static final int MARKS = 5;

    /// From this mark on, a version lists a sole trader, with a different name for each.
    static final int PERSONS = 4;

    private static final int LONGEST = 14;
    private static final int MOST_CALLS = 14;

    private Acts() {}

    static boolean isPerson(int mark) {
        return mark >= PERSONS;
    }

    public static Gen<List<Act>> histories() {
        return lists().of(any()).ofSizeBetween(1, LONGEST);
    }

    private static Gen<Act> any() {
        return Generate.frequency(
                Pair.of(12, said()),
                Pair.of(5, waits()),
                Pair.of(2, integers().between(0, MOST_CALLS).zip(said(), Act.Crash::new)));
    }

    private static Gen<Act> said() {
        Gen<Integer> days = integers().between(0, LAST_DAY);
        Gen<Integer> marks = integers().between(1, MARKS);
        return Generate.frequency(
                Pair.of(5, days.zip(marks, Act.Publish::new)),
                Pair.of(3, days.zip(marks, Act.Correct::new)),
                Pair.of(2, days.map(Act.Withdraw::new)),
                Pair.of(2, Generate.constant(new Act.Redact())));
    }

    /// Mostly up to three days forward; sometimes zero, or backwards.
    private static Gen<Act> waits() {
        return longs().between(-3_600_000L, 3 * 86_400_000L).map(millis -> new Act.Wait(Duration.ofMillis(millis)));
    }
}
