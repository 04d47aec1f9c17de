package register.policyfile.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// Matches the items of a list before and after a change: by `id`, otherwise by equality, shared content or
/// position.
final class Likeness {
    static final int NEW = -1;

    private final List<Json> before;
    private final List<Json> after;
    private final int[] from;
    private final boolean[] taken;

    private Likeness(List<Json> before, List<Json> after) {
        this.before = before;
        this.after = after;
        from = new int[after.size()];
        Arrays.fill(from, NEW);
        taken = new boolean[before.size()];
    }

    /// For each item after the change, the index of the item before, or NEW.
    static int[] match(List<Json> before, List<Json> after) {
        var likeness = new Likeness(before, after);
        likeness.pair((one, other) -> id(one) != null && Objects.equals(id(one), id(other)));
        likeness.pair(Json::equals);
        likeness.pairAlike();
        likeness.pairNeighbours();
        return likeness.from;
    }

    private void pair(BiPredicate<Json, Json> same) {
        int expected = 0;
        for (int i = 0; i < from.length; i++) {
            for (int j = 0; j < taken.length && from[i] == NEW; j++) {
                // In the order of the list before, so that each of several equal items keeps its place.
                int candidate = (expected + j) % taken.length;
                if (!taken[candidate] && same.test(before.get(candidate), after.get(i))) {
                    take(i, candidate);
                }
            }
            int unchanged = before.size() == after.size() ? expected + 1 : expected;
            expected = from[i] == NEW ? unchanged : from[i] + 1;
        }
    }

    private void pairAlike() {
        for (int i = 0; i < from.length; i++) {
            int best = NEW;
            for (int j = 0; j < taken.length && from[i] == NEW; j++) {
                int shared = taken[j] ? 0 : shared(before.get(j), after.get(i));
                if (shared > (best == NEW ? 0 : shared(before.get(best), after.get(i)))) {
                    best = j;
                }
            }
            if (best != NEW) {
                take(i, best);
            }
        }
    }

    /// An item between the same neighbours, or at the same end, was changed in place.
    private void pairNeighbours() {
        for (int i = 0; i < from.length; i++) {
            int candidate = i == 0 ? 0 : from[i - 1] + 1;
            boolean first = i == 0 || from[i - 1] != NEW;
            if (from[i] == NEW
                    && first
                    && candidate < taken.length
                    && !taken[candidate]
                    && (id(before.get(candidate)) == null || id(after.get(i)) == null)) {
                take(i, candidate);
            }
        }
    }

    private void take(int item, int source) {
        from[item] = source;
        taken[source] = true;
    }

    /// The number of equal fields; for two items with ids of their own, 0 unless most are equal.
    private static int shared(Json one, Json other) {
        if (!(one instanceof Json.Obj left) || !(other instanceof Json.Obj right)) {
            return 0;
        }
        int shared = (int) left.members().entrySet().stream()
                .filter(field -> field.getValue().equals(right.get(field.getKey())))
                .count();
        boolean named = id(one) != null && id(other) != null;
        return named && 2 * shared < left.members().size() ? 0 : shared;
    }

    private static @Nullable Json id(Json value) {
        return value instanceof Json.Obj object ? object.get("id") : null;
    }
}
