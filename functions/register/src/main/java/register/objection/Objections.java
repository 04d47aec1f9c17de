package register.objection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.outbox.Revisions;
import register.recipient.RecipientId;
import register.value.PolicyId;

/// Keeps objections, each under its policy and reference.
public interface Objections {

    /// Where one is.
    record Place(PolicyId policy, ObjectionReference reference) {
        public static Place of(Objection objection) {
            return new Place(objection.policy(), objection.reference());
        }
    }

    static Revisions<Place, Objection> revisions(Objections of) {
        return new Revisions<>(Place::of, place -> of.find(place.policy(), place.reference()), of::replace);
    }

    /// Records an objection unless its reference is taken; durable on return.
    ///
    /// @return whether it was recorded now
    boolean add(Objection objection);

    Optional<Objection> find(PolicyId policy, ObjectionReference reference);

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(Objection objection);

    /// Those of a policy in order of their references, from after one on, at most `limit`. One bounded read.
    ///
    /// @param after null for the first
    List<Objection> list(PolicyId policy, @Nullable ObjectionReference after, int limit);

    /// Some of those with a mail that is due at `now`, or whose claim has ended, at most `limit`. One bounded read.
    List<Place> mailDue(Instant now, int limit);

    /// All of a policy, in order of their references.
    default List<Objection> all(PolicyId policy) {
        var all = new ArrayList<Objection>();
        List<Objection> page;
        do {
            page = list(policy, all.isEmpty() ? null : all.getLast().reference(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /// What a recipient said, the earliest first.
    default List<Objection> of(PolicyId policy, RecipientId recipient) {
        return all(policy).stream()
                .filter(one -> recipient.equals(one.recipient()))
                .sorted(Comparator.comparing(Objection::arrived).thenComparing(Objection::reference))
                .toList();
    }

    /// How many are read at once.
    int PAGE = 100;
}
