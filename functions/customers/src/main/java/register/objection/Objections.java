package register.objection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.json.Form;
import register.outbox.Revisions;
import register.recipient.RecipientId;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;
import register.value.PolicyId;
import register.value.Reference;

/// Keeps objections, each under its policy and reference.
public final class Objections {
    public static final Kind<Objection> KIND = new ObjectionKind();

    private static final String CLOSED = "closed";

    /// The number read at a time.
    private static final int PAGE = 100;

    private final Records records;

    public Objections(Records records) {
        this.records = records;
    }

    /// The key of an objection.
    public record Place(PolicyId policy, ObjectionReference reference) {
        public static Place of(Objection objection) {
            return new Place(objection.policy(), objection.reference());
        }
    }

    private static final class ObjectionKind implements Kind<Objection> {
        @Override
        public String name() {
            return "OBJ";
        }

        @Override
        public Key key(Objection objection) {
            return Key.in(objection.policy().value()).at(objection.reference().value());
        }

        @Override
        public int revision(Objection objection) {
            return objection.revision();
        }

        /// Under the mail that brought it.
        @Override
        public @Nullable Key listed(Objection objection) {
            Reference mail = objection.request();
            return mail == null
                    ? null
                    : Key.in(mail.value())
                            .at(
                                    objection.policy().value(),
                                    objection.reference().value());
        }

        @Override
        public @Nullable Ending ending(Objection objection) {
            return objection.isErased()
                    ? null
                    : objection
                            .closing()
                            .map(closing -> new Ending(CLOSED, closing.at()))
                            .orElse(null);
        }

        @Override
        public @Nullable Instant due(Objection objection) {
            return objection.mailDue().orElse(null);
        }

        @Override
        public String keeps(Objection objection) {
            return objection.isErased() ? ALL : "$.history";
        }

        @Override
        public boolean erases(Objection objection) {
            return objection.isErased();
        }

        @Override
        public Form<Objection> form() {
            return ObjectionJson.FORM;
        }
    }

    public static Revisions<Place, Objection> revisions(Objections of) {
        return new Revisions<>(Place::of, place -> of.find(place.policy(), place.reference()), of::replace);
    }

    /// Records an objection unless its reference is taken; durable on return.
    ///
    /// @return true if it was recorded now
    public boolean add(Objection objection) {
        return records.add(KIND, objection);
    }

    public Optional<Objection> find(PolicyId policy, ObjectionReference reference) {
        return records.find(KIND, Key.in(policy.value()).at(reference.value()));
    }

    /// Replaces the record of the previous revision; durable on return.
    ///
    /// @return false if the record has another revision, or does not exist
    public boolean replace(Objection objection) {
        return records.replace(KIND, objection);
    }

    /// A policy's objections ordered by reference, starting after `after`, at most `limit`. One bounded read.
    ///
    /// @param after null for the first
    public List<Objection> list(PolicyId policy, @Nullable ObjectionReference after, int limit) {
        Range page = Range.first(limit).from(after == null ? null : after.value());
        return records.list(KIND, Key.joined(policy.value()), page);
    }

    /// Objections with a mail due at `now`, or with an expired claim, at most `limit`. One bounded read.
    public List<Place> mailDue(Instant now, int limit) {
        return records.due(KIND, now, limit).stream().map(Place::of).toList();
    }

    /// All objections to a policy, ordered by reference.
    public List<Objection> all(PolicyId policy) {
        var all = new ArrayList<Objection>();
        List<Objection> page;
        do {
            page = list(policy, all.isEmpty() ? null : all.getLast().reference(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /// The objections that a mail brought. A new one may be missing for a moment.
    public List<Objection> by(Reference mail) {
        return records.found(KIND, Key.joined(mail.value()), Range.ALL);
    }

    /// Passes on each objection that was closed by then and is not erased.
    void closedUntil(Instant until, Consumer<Objection> each) {
        records.ended(KIND, new Ending(CLOSED, Instant.MIN), until, each);
    }

    /// A recipient's objections, the earliest first.
    public List<Objection> of(PolicyId policy, RecipientId recipient) {
        return all(policy).stream()
                .filter(one -> recipient.equals(one.recipient()))
                .sorted(Comparator.comparing(Objection::arrived).thenComparing(Objection::reference))
                .toList();
    }
}
