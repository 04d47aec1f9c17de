package register.aws.journey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import register.aws.stand.Fault;
import register.aws.stand.FaultPlan;
import register.aws.stand.FaultPlan.Call;
import register.aws.stand.FaultPlan.Disturbance;
import software.amazon.awssdk.core.SdkGlobalTime;

/// Disturbs every call of each function, and of each command that changes something on AWS, as `FaultPlan` says. Its
/// queue, its schedule or a person then repeats it, and in the end everything is as if nothing had been disturbed, or a
/// person is asked: nothing is lost, nothing is sent twice, and a reader gets the truth or an error.
/// `-Dregister.works=EXPRESSION` chooses works.
final class FaultsTest {
    private static final String PATIENCE = "register.aws.patience";
    private static final Set<Fault> AT_ONCE = EnumSet.complementOf(EnumSet.of(Fault.SLOW, Fault.CLOCK));

    @TempDir
    private static Path folder;

    @BeforeAll
    static void hurry() {
        System.setProperty(PATIENCE, "0");
        Silence.LONG.set();
    }

    @AfterAll
    static void report() throws IOException {
        Silence.end();
        System.clearProperty(PATIENCE);
        FaultReport.write();
    }

    static List<String> works() {
        String chosen = System.getProperty("register.works", "");
        return all().keySet().stream()
                .filter(name -> name.matches(".*(?:" + chosen + ").*"))
                .toList();
    }

    private static Map<String, Work.Opening> all() {
        var all = new LinkedHashMap<>(FunctionWorks.all(folder));
        all.putAll(CommandWorks.all(folder));
        return all;
    }

    @ParameterizedTest
    @MethodSource("works")
    void endsAsUndisturbedOrAsksAPerson(String name) throws Exception {
        try (Work.Opening opening = Objects.requireNonNull(all().get(name))) {
            List<Call> calls;
            Ended whole;
            try (Work work = opening.open()) {
                calls = work.at().disturbed().heard(() -> assertDone(work));
                work.later();
                whole = Ended.of(work.at());
                FaultReport.expect(name, work.expected());
            }
            disturb(name, opening, calls, new Disturbing(AT_ONCE, Silence.LONG, whole));
            disturb(name, opening, calls, new Disturbing(Set.of(Fault.SLOW), Silence.SHORT, whole));
            clock(name, opening, calls, whole);
        }
    }

    /// @param whole the end of undisturbed work
    private record Disturbing(Set<Fault> faults, Silence silence, Ended whole) {}

    private static void disturb(String name, Work.Opening opening, List<Call> calls, Disturbing how) throws Exception {
        var plan = new FaultPlan(how.faults());
        while (plan.isLeft(calls)) {
            Map<Disturbance, String> seen = chain(opening, plan, how);
            assertFalse(seen.isEmpty(), () -> "none of these was made again: " + calls);
            seen.forEach((disturbed, words) -> FaultReport.add(name, disturbed, words));
        }
    }

    private static boolean assertDone(Work work) throws Exception {
        boolean done = work.run();
        assertTrue(done, "without a fault");
        return done;
    }

    /// Repeats the work, disturbed each time, until it is done.
    private static Map<Disturbance, String> chain(Work.Opening opening, FaultPlan plan, Disturbing how)
            throws Exception {
        var seen = new LinkedHashMap<Disturbance, String>();
        try (Work work = opening.open()) {
            Silence silence = how.silence();
            boolean over = false;
            while (!over) {
                silence.set();
                boolean done = run(work, plan, 1);
                Disturbance disturbed = plan.now();
                if (disturbed == null && !done && silence.mayBeTooShort()) {
                    silence = silence.doubled();
                } else {
                    over = disturbed == null || (done && !work.isRepeated());
                }
                if (disturbed != null) {
                    seen.put(disturbed, done ? "done" : "failed");
                }
            }
            Silence.LONG.set();
            String end = judged(work, how.whole());
            seen.replaceAll((_, atOnce) -> atOnce + ", in the end " + end);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + " after " + seen.keySet(), e);
        } finally {
            Silence.LONG.set();
        }
        return seen;
    }

    /// The SDK mends the clock by the service's.
    private static void clock(String name, Work.Opening opening, List<Call> calls, Ended whole) throws Exception {
        try (Work work = opening.open()) {
            assertTrue(run(work, new FaultPlan(Set.of(Fault.CLOCK)), 3), name);
            String end = judged(work, whole);
            calls.forEach(call -> FaultReport.add(name, new Disturbance(call, Fault.CLOCK), "done, in the end " + end));
        } finally {
            // The correction counts for the whole process.
            SdkGlobalTime.setGlobalTimeOffset(0);
        }
    }

    private static String judged(Work work, Ended whole) throws Exception {
        work.later();
        Ended end = Ended.of(work.at());
        if (end.equals(whole)) {
            return "as undisturbed";
        }
        assertTrue(work.isLeft(whole, end), () -> "expected " + whole + "\n, found " + end);
        return "left to a person";
    }

    private static boolean run(Work work, FaultPlan plan, int attempts) throws Exception {
        var done = new ArrayList<Boolean>();
        try {
            work.at().disturbed().during(plan, attempts, () -> done.add(work.run()));
        } catch (RuntimeException | IOException e) {
            return false;
        }
        return done.getFirst();
    }
}
