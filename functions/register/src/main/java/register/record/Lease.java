package register.record;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;

import java.time.Instant;
import java.util.Optional;
import register.json.Form;
import register.json.RecordForm;

/// The right of one process at a time to do some work.
///
/// @param kind the work's name: that of a kind of records, if it is about those that are due
/// @param holder identifies the process
/// @param revision counts acquisitions and renewals
/// @param until the end of the lease, to the millisecond
public record Lease(String kind, String holder, int revision, Instant until) {
    public static final Kind<Lease> KIND = new LeaseKind();

    private static final class LeaseKind implements Kind<Lease> {
        private static final Form<Lease> FORM = RecordForm.of(field -> new Lease(
                field.of("kind", TEXT, Lease::kind),
                field.of("holder", TEXT, Lease::holder),
                field.of("revision", COUNT, Lease::revision),
                field.of("until", INSTANT, Lease::until)));

        @Override
        public String name() {
            return "LEASES";
        }

        @Override
        public Key key(Lease lease) {
            return Key.in(lease.kind());
        }

        @Override
        public int revision(Lease lease) {
            return lease.revision();
        }

        @Override
        public Instant due(Lease lease) {
            return lease.until();
        }

        @Override
        public Form<Lease> form() {
            return FORM;
        }
    }

    /// Acquires or renews a lease unless another process holds it at `now`. If several try at once, one gets it.
    ///
    /// @param work its name
    /// @param holder identifies the process
    /// @param until the end of the lease; `now` releases it
    /// @return true if the holder has the lease
    public static boolean take(Records records, String work, String holder, Instant now, Instant until) {
        Optional<Lease> standing = records.find(KIND, Key.in(work));
        if (standing.isEmpty()) {
            return records.add(KIND, new Lease(work, holder, 1, until));
        }
        Lease last = standing.get();
        boolean free = !last.until().isAfter(now) || last.holder().equals(holder);
        return free && records.replace(KIND, new Lease(work, holder, last.revision() + 1, until));
    }
}
