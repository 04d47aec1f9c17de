package register.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.json.Form;
import register.record.Key;
import register.record.Kind;
import register.record.Records;

/// Stores confirmations for a short time: once one is removed, or loses an address, that data does not remain stored.
public final class Confirmations {
    public static final Kind<Confirmation> KIND = new ConfirmationKind();

    private final Records records;

    public Confirmations(Records records) {
        this.records = records;
    }

    private static final class ConfirmationKind implements Kind<Confirmation> {
        /// The time after expiry when an engine may remove leftovers.
        private static final Duration LEFT = Duration.ofDays(1);

        @Override
        public String name() {
            return "PENDING";
        }

        @Override
        public Key key(Confirmation confirmation) {
            return Key.in(confirmation.id().value());
        }

        @Override
        public int revision(Confirmation confirmation) {
            return confirmation.revision();
        }

        @Override
        public Instant due(Confirmation confirmation) {
            return confirmation.next();
        }

        @Override
        public Instant expires(Confirmation confirmation) {
            return confirmation.expires().plus(LEFT);
        }

        @Override
        public boolean erases(Confirmation confirmation) {
            return confirmation.isConfirmed();
        }

        @Override
        public boolean erasesRemoved() {
            return true;
        }

        @Override
        public Form<Confirmation> form() {
            return ConfirmationJson.FORM;
        }
    }

    /// Records a new confirmation; durable on return.
    public void add(Confirmation confirmation) {
        if (!records.add(KIND, confirmation)) {
            throw new IllegalStateException(confirmation.id() + ": recorded before");
        }
    }

    public Optional<Confirmation> find(ConfirmationId id) {
        return records.find(KIND, Key.in(id.value()));
    }

    /// Replaces the record of the previous revision; durable on return.
    ///
    /// @return false if the record has another revision, or does not exist
    public boolean replace(Confirmation confirmation) {
        return records.replace(KIND, confirmation);
    }

    /// Removes it, if it is there.
    public void remove(ConfirmationId id) {
        boolean _ = records.remove(KIND, Key.in(id.value()));
    }

    /// Confirmations to be processed by now, the longest overdue first, at most `limit`. One bounded read.
    public List<Confirmation> due(Instant now, int limit) {
        return records.due(KIND, now, limit);
    }
}
