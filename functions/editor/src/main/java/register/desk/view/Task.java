package register.desk.view;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.notice.NoticeId;
import register.notices.delivery.OpenNotices;
import register.objection.Objection;
import register.request.DpaRequest;
import register.value.PolicyId;

/// Something that waits for the keeper.
public sealed interface Task {
    /// The time by which it is due; null if nothing says so.
    @Nullable
    Instant due();

    /// A customer who was not notified, or perhaps not.
    ///
    /// @param date of the announced change
    /// @param customer null once erased
    record Undelivered(
            PolicyId policy,
            LocalDate date,
            NoticeId notice,
            @Nullable String customer,
            OpenNotices.Why why,
            @Nullable Instant due)
            implements Task {}

    /// @param customer null if it matches nobody in the register, or once erased
    record OpenObjection(Objection objection, @Nullable String customer) implements Task {
        @Override
        public @Nullable Instant due() {
            return objection.objectUntil();
        }
    }

    /// @param subject of its mail; empty if the mail is deleted
    record OpenRequest(DpaRequest request, String subject) implements Task {
        @Override
        public @Nullable Instant due() {
            return request.decision().respondBy();
        }
    }

    /// An announced change of which no customer has been notified.
    record Unannounced(
            PolicyId policy, LocalDate date, @Nullable Instant due) implements Task {}

    /// No list is published or drafted yet.
    record Unlisted() implements Task {
        @Override
        public @Nullable Instant due() {
            return null;
        }
    }

    /// A draft that is not published.
    ///
    /// @param date from which it is to apply; null if it states none
    record Unpublished(PolicyId policy, @Nullable LocalDate date) implements Task {
        @Override
        public @Nullable Instant due() {
            return null;
        }
    }
}
