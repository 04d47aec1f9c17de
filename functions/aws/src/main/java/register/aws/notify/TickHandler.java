package register.aws.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.mail.sending.FailureReason;
import register.notice.DueWork;
import register.notice.NoticeRate;
import register.notices.Notifying;
import register.notices.sending.NoticeSending.Passed;
import register.notices.sending.Pace;

/// Sends due notices, called every minute. A call sends until nothing is due or its time is almost over; meanwhile the
/// other calls find that it has the turn, and end. The first call of every third hour looks what is open, and tells the
/// team: that reads all notices of the runs that are not over, and so it costs more than all the other calls.
public final class TickHandler implements RequestHandler<ScheduledEvent, Integer> {
    /// Longer than a mail that is leaving may take.
    private static final int RESERVE_MILLIS = 40_000;

    private static final int HOURS = 3;

    private final DueWork work;
    private final Notifying notifying;
    private final Supplier<Grant> grants;
    private final Clock clock;

    /// What the mail service grants now.
    ///
    /// @param rate at which notices may leave
    /// @param left how many may leave
    public record Grant(NoticeRate rate, long left) {}

    /// @param grants asked where something is due
    public TickHandler(DueWork work, Notifying notifying, Supplier<Grant> grants, Clock clock) {
        this.work = work;
        this.notifying = notifying;
        this.grants = grants;
        this.clock = clock;
    }

    /// @return how many mails the service took
    @Override
    public Integer handleRequest(ScheduledEvent event, Context context) {
        Instant now = clock.instant();
        @Nullable RuntimeException failure = null;
        if (isTimeToLook(now.atZone(ZoneOffset.UTC))) {
            failure = tell(context);
        }
        int taken = work.due(now, 1).isEmpty() ? 0 : send(context);
        if (failure != null) {
            throw failure;
        }
        return taken;
    }

    private static boolean isTimeToLook(ZonedDateTime now) {
        return now.getMinute() == 0 && now.getHour() % HOURS == 0;
    }

    private @Nullable RuntimeException tell(Context context) {
        try {
            notifying.teamNews().tell().forEach(line -> log(context, line));
            return null;
        } catch (RuntimeException e) {
            log(context, "telling the team failed: " + FailureReason.of(e));
            return e;
        }
    }

    private int send(Context context) {
        Grant grant = grants.get();
        if (grant.left() == 0) {
            log(context, "notices wait: what the mail service takes in 24 hours is used up");
            return 0;
        }
        Passed passed = notifying
                .sending(Pace.of(grant.rate().perMinute()))
                .pass(() -> context.getRemainingTimeInMillis() > RESERVE_MILLIS, grant.left());
        if (passed.taken() + passed.failed() > 0) {
            log(context, "notices: taken " + passed.taken() + ", not taken or unknown " + passed.failed());
        }
        passed.held().forEach((run, why) -> log(context, "ALARM no mail of run " + run + " leaves: " + why));
        return passed.taken();
    }

    private static void log(Context context, String line) {
        context.getLogger().log("tick " + line + "\n");
    }
}
