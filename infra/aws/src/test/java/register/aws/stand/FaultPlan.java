package register.aws.stand;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Disturbs one call in each run of some work: the first, by each fault in turn, then the next, until all were. A call
/// is known by its service, what it does, to what kind of thing, and whether it is the first or second of these in the
/// run.
public final class FaultPlan {
    private final Set<Fault> faults;
    private final Set<Disturbance> done = new LinkedHashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Optional<Fault>> decided = new HashMap<>();
    private @Nullable Disturbance now;

    /// A call that was made.
    ///
    /// @param number among its likes; all from the third on are alike
    public record Call(Service service, String call, int number) {
        private static final int LAST = 3;

        public Call {
            number = Math.min(number, LAST);
        }

        boolean isChange() {
            return Service.isChange(call);
        }
    }

    /// A call that was disturbed.
    public record Disturbance(Call call, Fault fault) {}

    public FaultPlan(Set<Fault> faults) {
        this.faults = Set.copyOf(faults);
    }

    /// True if undisturbed work makes a call that is still to be disturbed.
    public synchronized boolean isLeft(List<Call> calls) {
        return calls.stream().anyMatch(call -> next(call).isPresent());
    }

    /// Begins a run.
    synchronized void begin() {
        now = null;
        seen.clear();
        decided.clear();
    }

    /// What was disturbed in this run; null if nothing was.
    public synchronized @Nullable Disturbance now() {
        return now;
    }

    /// @param invocation the SDK's name of the call, the same for all attempts at it
    synchronized Optional<Fault> fault(Service service, String call, String invocation) {
        return decided.computeIfAbsent(invocation, _ -> decide(service, call));
    }

    private Optional<Fault> decide(Service service, String call) {
        if (faults.contains(Fault.CLOCK)) {
            return Optional.of(Fault.CLOCK);
        }
        var one = new Call(service, call, seen.merge(service + call, 1, Integer::sum));
        Optional<Fault> due = now == null ? next(one) : Optional.empty();
        due.ifPresent(fault -> {
            now = new Disturbance(one, fault);
            done.add(now);
        });
        return due;
    }

    private Optional<Fault> next(Call call) {
        return faults.stream().sorted().filter(fault -> isDue(call, fault)).findFirst();
    }

    /// A request that was cut off is tried at every call, a lost answer at every change. The other faults leave what
    /// these do: they are tried at one call of each service, those that decide what was done also at one change.
    private boolean isDue(Call call, Fault fault) {
        return done.stream()
                .filter(before -> before.fault() == fault && before.call().service() == call.service())
                .map(Disturbance::call)
                .noneMatch(before -> switch (fault) {
                    case CUT_OFF -> before.equals(call);
                    case LOST -> call.isChange() ? before.equals(call) : !before.isChange();
                    case HALF, SLOW, EMPTY -> before.isChange() == call.isChange();
                    default -> true;
                });
    }
}
