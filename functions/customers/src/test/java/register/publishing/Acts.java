package register.publishing;

import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.quicktheories.core.Gen;

/// Random histories of one policy: each number is one act, an hour after the previous one, which publishes, corrects
/// or withdraws the version for one of a few days around the first.
final class Acts {
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    static final LocalDate DAY = LocalDate.parse("2026-06-01");

    private static final int DAYS = 12;

    private Acts() {}

    static Gen<List<Integer>> any() {
        return lists().of(integers().between(0, 3 * DAYS - 1)).ofSizeBetween(0, 25);
    }

    static Fixture played(List<Integer> acts) {
        var fixture = new Fixture();
        fixture.clock.set(START);
        for (int i = 0; i < acts.size(); i++) {
            fixture.clock.advance(Duration.ofHours(1));
            LocalDate date = DAY.plusDays(acts.get(i) % DAYS - DAYS / 2);
            switch (acts.get(i) / DAYS) {
                case 0 -> fixture.publish(date.toString(), "Title " + i);
                case 1 -> fixture.correct(date.toString(), "Title " + i);
                default -> fixture.publishing.withdraw(Fixture.POLICY, date, "Reason " + i);
            }
        }
        return fixture;
    }
}
