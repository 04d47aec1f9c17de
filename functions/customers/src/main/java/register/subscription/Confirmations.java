package register.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.json.Json;
import register.record.Key;
import register.record.Kind;
import register.record.Records;

/// Keeps what waits to be confirmed, for a short time: what is removed, or loses an address, leaves no byte of it.
public final class Confirmations {
    public static final Kind<Confirmation> KIND = new ConfirmationKind();

    private final Records records;

    public Confirmations(Records records) {
        this.records = records;
    }

    private static final class ConfirmationKind implements Kind<Confirmation> {
        /// How long after its time an engine may remove what the register left.
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
        public Json write(Confirmation confirmation) {
            return ConfirmationJson.of(confirmation);
        }

        @Override
        public Confirmation read(Json written) {
            return ConfirmationJson.read(written);
        }
    }

    /// Records a new one; durable on return.
    public void add(Confirmation confirmation) {
        if (!records.add(KIND, confirmation)) {
            throw new IllegalStateException(confirmation.id() + ": recorded before");
        }
    }

    public Optional<Confirmation> find(ConfirmationId id) {
        return records.find(KIND, Key.in(id.value()));
    }

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    public boolean replace(Confirmation confirmation) {
        return records.replace(KIND, confirmation);
    }

    /// Forgets it; nothing happens where it is not there.
    public void remove(ConfirmationId id) {
        boolean _ = records.remove(KIND, Key.in(id.value()));
    }

    /// Those that the register has to look at by now, the longest due first, at most `limit`. One bounded read.
    public List<Confirmation> due(Instant now, int limit) {
        return records.due(KIND, now, limit);
    }
}
